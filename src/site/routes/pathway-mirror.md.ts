import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toPathwayMirror } from '../machine/pathway-mirror.ts';

/** A pathway as Markdown, for programs and assistants. */
export const GET: APIRoute = ({ props }) => {
  const { id } = props as { id: string };
  const text = toPathwayMirror(portal.curriculum.readPathway(id), portal.site, portal.freshness?.today);
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};

/** One file per pathway, beside its page. */
export function getStaticPaths() {
  return portal.curriculum.pathways.map(({ id }) => ({ params: { pathway: id }, props: { id } }));
}
