import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toFeed } from '../atom-feed.ts';

/** Releases of a pathway, for readers of feeds. */
export const GET: APIRoute = ({ props }) => {
  const { id } = props as { id: string };
  const { site, curriculum } = portal;
  const feed = toFeed(curriculum.readPathway(id), curriculum.readChanges(id), site);
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};

/** One file per pathway. */
export function getStaticPaths() {
  return portal.curriculum.pathways.map(({ id }) => ({ params: { pathway: id }, props: { id } }));
}
