import type { Page } from './catalog.ts';

/**
 * Pages by every id that they have or had. A living id wins over a former one, and of several pages with one former id the first has it;
 * pages come sorted by path.
 */
export function indexPageIds(pages: readonly Page[]): ReadonlyMap<string, Page> {
  const former = pages.toReversed().flatMap((page) => page.formerIds.map((id) => [id, page] as const));
  return new Map([...former, ...pages.map((page) => [page.id, page] as const)]);
}
