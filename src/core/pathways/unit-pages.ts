import type { Page } from '../catalog.ts';
import { indexPageIds } from '../page-ids.ts';
import { prepareFewSuggestions } from '../suggest.ts';

/** How pathways find the pages that their units name. */
export interface UnitPages {
  /** By id, else by path below the root, else by former id. */
  find(reference: string): Page | undefined;
  /** By id alone. */
  page(id: string): Page | undefined;
  /** Ids and paths of pages that the writer may have meant. */
  suggest(reference: string): string[];
}

/** Indexes pages for {@link UnitPages}. */
export function indexUnitPages(pages: readonly Page[]): UnitPages {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const byAnyId = indexPageIds(pages);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  let suggestions: ReturnType<typeof prepareFewSuggestions> | undefined;
  return {
    find: (reference) => {
      const plain = reference.replace(/^\.?\//, '').normalize('NFC');
      return byId.get(plain) ?? byPath.get(plain) ?? byAnyId.get(plain);
    },
    page: (id) => byId.get(id),
    suggest: (reference) => {
      suggestions ??= prepareFewSuggestions(pages.flatMap(({ id, path }) => [id, path]));
      return suggestions(reference);
    },
  };
}
