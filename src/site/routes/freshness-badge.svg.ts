import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { freshnessBadge } from '../machine/badge.ts';

/** How many pages need a look, as a picture. */
export const GET: APIRoute = () => new Response(freshnessBadge(portal), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
