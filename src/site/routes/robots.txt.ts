import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toRobots } from '../machine/robots.ts';

/** What crawlers may read, at the root of a host, which is the only place where they look for it. */
export const GET: APIRoute = () => new Response(toRobots(portal.site), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
