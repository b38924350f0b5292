import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toChangesFeed } from '../machine/site-feeds.ts';

/** Recent changes of pages, for readers of feeds. */
export const GET: APIRoute = () =>
  new Response(toChangesFeed(portal), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
