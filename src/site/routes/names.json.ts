import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';

/** How values of search's filters are called where the index has them by id. Values that are called as they are written are left out. */
export type NamesFile = Record<'source' | 'role' | 'skill' | 'pathway' | 'owner', Record<string, string>>;

/** Answers with a {@link NamesFile}. */
export const GET: APIRoute = () => {
  const { sources, owners, curriculum } = portal;
  const file: NamesFile = {
    source: toNames(sources),
    role: toNames(curriculum.roles),
    skill: toNames(curriculum.skills),
    pathway: toNames(curriculum.pathways),
    owner: toNames(owners.flatMap(({ owner }) => (owner ? [{ id: owner.owner, title: owner.name }] : []))),
  };
  return Response.json(file);
};

function toNames(named: readonly { id: string; title: string }[]): Record<string, string> {
  return Object.fromEntries(named.filter(({ id, title }) => id !== title).map(({ id, title }) => [id, title]));
}
