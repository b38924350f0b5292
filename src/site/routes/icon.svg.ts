import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toIcon } from '../icon.ts';

/** The portal's own icon, in the site's colour. */
export const GET: APIRoute = () => new Response(toIcon(portal.site.accent), { headers: { 'content-type': 'image/svg+xml' } });
