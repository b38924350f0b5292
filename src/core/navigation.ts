import type { NavTree, Page } from './catalog.ts';
import { compareText, type Finding } from './diagnostic.ts';
import { arrangePages } from './nav/arrange-pages.ts';
import { parseNavFile } from './nav/parse-nav-file.ts';
import type { Source } from './source.ts';

/** A file that a source already has and that says in which order its pages come. */
export interface NavFile {
  kind: 'order' | 'sidebar' | 'summary' | 'mkdocs' | 'pages' | 'category';
  /** Path below the root, POSIX. */
  path: string;
  source: string;
  text: string;
}

/** What navigation needs to know of a page. */
export type NavPage = Pick<Page, 'id' | 'path' | 'source' | 'title' | 'meta' | 'document'>;

/** What navigation is built from. */
export interface NavigationInput {
  sources: readonly Source[];
  pages: readonly NavPage[];
  navFiles: readonly NavFile[];
  /** Whether a path below the root is a file, page or not: an entry that names one doesn't lead nowhere. */
  exists?: (path: string) => boolean;
}

/**
 * Orders and groups the pages of every source as the source itself says. Every page is in the tree of its source exactly once.
 *
 * Among siblings, pages with an `order` come first, lowest first. The others come as the strongest navigation file of their
 * folder names them: `.order`, `_Sidebar.md`, `SUMMARY.md`, `nav` of `mkdocs.yml`, `.pages`. What no file names follows below its
 * folder: start page first, then by title, numbers counted as numbers. Entries that lead nowhere become findings.
 */
export function buildNavigation({ sources, pages, navFiles, exists = () => false }: NavigationInput): {
  trees: NavTree[];
  /** Ids of the pages that entries of navigation files lead to. */
  named: Set<string>;
  findings: Finding[];
} {
  const findings: Finding[] = [];
  const named = new Set<string>();
  const pagesOf = Map.groupBy(sortByPath(pages), ({ source }) => source);
  const filesOf = Map.groupBy(sortByPath(navFiles), ({ source }) => source);
  const trees = sources.map((source) => {
    const outlines = (filesOf.get(source.id) ?? []).map(parseNavFile);
    findings.push(...outlines.flatMap((outline) => outline.findings));
    const arranged = arrangePages(source, pagesOf.get(source.id) ?? [], outlines, exists);
    findings.push(...arranged.findings);
    for (const { id } of arranged.named) named.add(id);
    return arranged.tree;
  });
  return { trees, named, findings };
}

function sortByPath<Item extends { path: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compareText(a.path, b.path));
}
