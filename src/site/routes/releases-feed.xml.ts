import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toReleasesFeed } from '../machine/site-feeds.ts';

/** Releases of all pathways, for readers of feeds. */
export const GET: APIRoute = () =>
  new Response(toReleasesFeed(portal), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
