import { pagesOfOwner } from '../../src/core/freshness/pages-of-owner.ts';
import { relative, resolve, sep } from 'node:path';
import type { Catalog, Page } from '../../src/core/catalog.ts';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import { suggest } from '../../src/core/suggest.ts';
import { UserError } from '../../src/core/user-error.ts';
import { didYouMean, quote } from '../../src/core/wording.ts';

/** The page that an argument means: its path, from the current folder or the root; its id, also a former one; its permanent address `/go/<id>/`. */
export function findPage(catalog: Catalog, argument: string, { root, cwd }: { root: string; cwd: string }): Page {
  const paths = [relative(root, resolve(cwd, argument)), argument].map((path) => path.split(sep).join('/').replace(/^\.\//, ''));
  const id = readAddress(argument);
  const found =
    paths.map((path) => catalog.pageAt(path)).find((page) => page !== undefined) ??
    catalog.page(id) ??
    catalog.pages.find(({ formerIds }) => formerIds.includes(id));
  if (found) return found;
  const candidates = suggest(
    argument,
    argument.includes('.') ? catalog.pages.map(({ path }) => path) : catalog.pages.map((page) => page.id),
  );
  throw new UserError(`No page has the path or id ${quote(argument)}.`, {
    hint: didYouMean(candidates) ?? 'Run `waymark pages` for the list of pages.',
  });
}

/** An id as it stands in `/go/<id>/`, with or without the site before it; anything else is an id already. */
function readAddress(argument: string): string {
  const [, encoded] = /^(?:https?:\/\/[^/]+)?(?:\/[^?#]*?)?\/?go\/([^?#]+)/.exec(argument) ?? [];
  if (encoded === undefined) return argument;
  const id = encoded.replace(/(?<!\/)\/+$/, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** States that ask for a review. */
const wanting = new Set(['contradicted', 'overdue', 'changed', 'due']);

/** The pages of an owner that ask for a review; upper and lower case don't count. Throws a `UserError` for an owner of no page. */
export function findWanting(pages: readonly PageFreshness[], owner: string): PageFreshness[] {
  return pagesOfOwner(pages, owner).filter(({ badge }) => badge !== undefined && wanting.has(badge));
}
