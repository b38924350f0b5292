import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toSitemap } from '../machine/sitemap.ts';

/** A part of a large sitemap. */
export const GET: APIRoute = ({ props }) =>
  new Response((props as { text: string }).text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });

/** None where one file is enough. */
export function getStaticPaths() {
  return toSitemap(portal).parts.map((text, at) => ({ params: { part: String(at + 1) }, props: { text } }));
}
