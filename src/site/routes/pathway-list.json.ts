import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import type { PathwayList } from '../progress/indexes.ts';

/** All pathways, for pages that show a learner's progress over them: the index of each is fetched when it was started. */
export const GET: APIRoute = () => {
  const pathways = portal.releaseIndexes.map(({ pathway, title, url }) => ({ id: pathway, title, url, index: `${url}releases.json` }));
  const list: PathwayList = { schemaVersion: 1, site: portal.site.id, pathways };
  return Response.json(list);
};
