import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toSitemap } from '../machine/sitemap.ts';

/** What search engines should know of; an index where that is much. */
export const GET: APIRoute = () => new Response(toSitemap(portal).main, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
