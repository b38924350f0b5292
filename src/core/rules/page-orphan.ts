import type { Catalog } from '../catalog.ts';
import type { Rule } from '../rule.ts';

/** Pages that nobody leads to: no page or text of the site's own by a link, no navigation file by its name. An opinion, not a fault: off until `waymark.yml` gives it a severity. */
export const pageOrphan: Rule = {
  id: 'page/orphan',
  severity: 'off',
  description: 'Another page links to every page, or a navigation file names it.',
  *check({ catalog }) {
    const starts = new Set([...startPages(catalog), ...ownTargets(catalog)]);
    for (const page of catalog.pages) {
      if (starts.has(page.id) || catalog.named.has(page.id) || page.lifecycle === 'draft') continue;
      if (catalog.backlinks(page.id).length > 0) continue;
      yield {
        rule: 'page/orphan',
        message: 'No page links here, and no navigation file names it.',
        hint: 'Link to it from a page that its readers come through, or name it in a navigation file.',
        file: page.path,
        actual: '',
      };
    }
  },
};

/** Pages that the home page's text or the footer leads to. */
function ownTargets({ texts, resolve }: Catalog): string[] {
  return [texts.home, texts.footer].flatMap((text) =>
    (text?.document.links ?? []).flatMap((link) => {
      const resolution = text && resolve(text, link);
      return resolution?.type === 'page' ? [resolution.page.id] : [];
    }),
  );
}

/** Start pages of sources and folders: readers come to them through navigation. */
function startPages({ navigation }: Catalog): Set<string> {
  const found = new Set<string>();
  const visit = ({ page, children }: Catalog['navigation'][number]['children'][number], isRoot: boolean): void => {
    if (page !== undefined && (isRoot || children.length > 0)) found.add(page);
    for (const child of children) visit(child, false);
  };
  for (const tree of navigation) visit(tree, true);
  return found;
}
