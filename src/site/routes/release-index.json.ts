import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';

/** Structure and texts of a pathway's releases: what a browser needs to tell a learner's progress in any of them. */
export const GET: APIRoute = ({ props }) => Response.json(props['index']);

/** One file per pathway. */
export function getStaticPaths() {
  return portal.releaseIndexes.map((index) => ({ params: { pathway: index.pathway }, props: { index } }));
}
