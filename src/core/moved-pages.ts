import type { Catalog } from './catalog.ts';
import type { Finding } from './diagnostic.ts';
import { quote } from './wording.ts';

/** A page as it was before a change. */
export interface FormerPage {
  path: string;
  id: string;
  blob: string;
}

/** A page whose id changed, mostly because its file was moved; `from` and `to` are the same where it wasn't. */
export interface MovedPage {
  from: string;
  to: string;
  formerId: string;
  id: string;
  /** Path of the page that has the former id now, which therefore can't lead on to this one. */
  holder?: string;
}

/**
 * Pages that have another id than before and whose former id isn't known: those that were moved, unless another page has the
 * former id (a live page wins over a former id), and those that stayed, whose id went with a neighbour or with configuration.
 */
export function findMovedPages(
  catalog: Pick<Catalog, 'pages' | 'pageAt' | 'page'>,
  former: readonly FormerPage[],
  movedFrom: ReadonlyMap<string, string>,
): MovedPage[] {
  const formerIds = new Map(former.map(({ path, id }) => [path, id]));
  const remembered = new Set(catalog.pages.flatMap((page) => page.formerIds));
  const stayed = former.filter(({ path }) => !movedFrom.has(path)).map(({ path }): [string, string] => [path, path]);
  return [...movedFrom, ...stayed].flatMap(([to, from]): MovedPage[] => {
    const page = catalog.pageAt(to);
    const formerId = formerIds.get(from);
    if (!page || formerId === undefined || page.id === formerId || remembered.has(formerId)) return [];
    const holder = catalog.page(formerId)?.path;
    if (holder === undefined) return [{ from, to, formerId, id: page.id }];
    return from === to ? [{ from, to, formerId, id: page.id, holder }] : [];
  });
}

/** A finding for every page whose id changed. `units` is the path of the sidecar, if there is one. */
export function explainMovedPages(moved: readonly MovedPage[], units: string | undefined): Finding[] {
  return moved.map((page) => ({
    rule: 'page/moved',
    message: describeMove(page),
    hint: adviseOnMove(page, units),
    file: page.to,
    actual: page.formerId,
    expected: [page.id],
  }));
}

function describeMove({ from, to, formerId, id, holder }: MovedPage): string {
  const change = `id changes from ${quote(formerId)} to ${quote(id)}`;
  if (from !== to) return `${quote(to)} was ${quote(from)}: its ${change}.`;
  return holder === undefined ? `The page’s ${change}.` : `The page’s ${change}: ${quote(holder)} has the former one now.`;
}

function adviseOnMove({ formerId, holder }: MovedPage, units: string | undefined): string {
  if (holder !== undefined) return `Rename ${quote(holder)}, or give it an \`id\` of its own and this page ${quote(`id: ${formerId}`)}.`;
  if (units !== undefined) return `\`--fix\` writes the former id to ${quote(units)}.`;
  return `Name a file under \`units\` in \`waymark.yml\`, so that \`--fix\` writes the former id there; or give the page ${quote(`id: ${formerId}`)} in its frontmatter.`;
}
