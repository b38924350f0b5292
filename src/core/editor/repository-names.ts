import type { Catalog } from '../catalog.ts';
import { compareText } from '../diagnostic.ts';
import { rules } from '../rules/index.ts';

/** Names that people write, as they are in one repository: what an editor can complete. Each list is sorted. */
export interface RepositoryNames {
  /** Ids of pages. */
  pages: string[];
  /** Paths of pages below the root. */
  paths: string[];
  skills: string[];
  roles: string[];
  owners: string[];
  rules: string[];
}

/** Collects the names of a catalog; `ownersOf` says who answers for a page. */
export function collectNames(catalog: Catalog, ownersOf: (page: Catalog['pages'][number]) => readonly string[]): RepositoryNames {
  const { framework, pathways } = catalog.curriculum;
  const { owners, sources } = catalog.config;
  const named = [...Object.keys(owners.contacts), owners.fallback, ...(sources ?? []).map(({ owner }) => owner)];
  const answering = [...catalog.pages.flatMap((page) => [...ownersOf(page)]), ...pathways.map(({ owner }) => owner)];
  return {
    pages: sortUnique(catalog.pages.map(({ id }) => id)),
    paths: sortUnique(catalog.pages.map(({ path }) => path)),
    skills: sortUnique(framework.skills.map(({ id }) => id)),
    roles: sortUnique(framework.roles.map(({ id }) => id)),
    owners: sortUnique([...named, ...answering].filter((owner) => owner !== undefined)),
    rules: sortUnique(rules.map(({ id }) => id)),
  };
}

function sortUnique(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText);
}
