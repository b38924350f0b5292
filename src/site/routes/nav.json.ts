import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';

/** The whole navigation of one source, for folders that are opened in the column of navigation. */
export const GET: APIRoute = ({ props }) => Response.json(props['tree']);

/** One file per source. */
export function getStaticPaths() {
  return portal.sources.map(({ id, tree }) => ({ params: { source: id }, props: { tree } }));
}
