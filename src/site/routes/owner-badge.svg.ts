import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import type { OwnerSection } from '../../core/freshness-views.ts';
import { ownerBadge } from '../machine/badge.ts';

/** How many pages of an owner need a look, as a picture. */
export const GET: APIRoute = ({ props }) => {
  const { section } = props as { section: OwnerSection };
  return new Response(ownerBadge(section), { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};

/** One file per owner. */
export function getStaticPaths() {
  const sections = portal.owners.filter(({ owner }) => owner !== undefined);
  return sections.map((section) => ({ params: { owner: section.slug }, props: { section } }));
}
