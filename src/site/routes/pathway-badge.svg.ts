import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import type { PathwaySummary } from '../../core/pathway-views.ts';
import { releaseBadge } from '../machine/badge.ts';

/** The current release of a pathway, as a picture. */
export const GET: APIRoute = ({ props }) => {
  const { pathway } = props as { pathway: PathwaySummary };
  return new Response(releaseBadge(pathway), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};

/** One file per pathway. */
export function getStaticPaths() {
  return portal.curriculum.pathways.map((pathway) => ({ params: { pathway: pathway.id }, props: { pathway } }));
}
