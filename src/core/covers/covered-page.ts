import type { Catalog, Page } from '../catalog.ts';
import type { CoverFacts, CoverKind } from '../freshness/freshness.ts';
import { kindOf, listLabTemplates, listShownCode, readCovers, type Cover } from './cover.ts';
import { filesOf } from './find-cover-faults.ts';
import type { FileIndex } from './file-index.ts';
import { prepareInferring } from './infer-covers.ts';

/** A cover of a page with the files that it selects now. */
export interface SelectedCover {
  cover: Cover;
  kind: CoverKind;
  paths: readonly string[];
  /** Whether a limit stopped the selection, so that `paths` says nothing. */
  isLimited: boolean;
}

/** A page that describes something. */
export interface CoveredPage {
  page: Page;
  /** As written, then code that the page shows and templates of its labs, then those inferred from the text. */
  covers: SelectedCover[];
}

/** The pages that cover something or seem to. What a cover of theirs selects already isn't inferred. */
export function listCoveredPages(catalog: Catalog, index: FileIndex): CoveredPage[] {
  const infer = prepareInferring(catalog, index);
  return catalog.pages.flatMap((page): CoveredPage[] => {
    const declared = readCovers(page.meta).map((cover): SelectedCover => {
      const selection = index.select(cover.path);
      return { cover, kind: kindOf(cover), paths: filesOf(selection, page.path), isLimited: 'fault' in selection };
    });
    for (const cover of listShownCode(page.document)) {
      const paths = index.has(cover.path) && cover.path !== page.path ? [cover.path] : [];
      if (paths.length > 0) declared.push({ cover, kind: kindOf(cover), paths, isLimited: false });
    }
    for (const cover of listLabTemplates({ path: page.path, document: page.document })) {
      const paths = listInside(cover.path, page.path, index);
      if (paths.length > 0) declared.push({ cover, kind: kindOf(cover), paths, isLimited: false });
    }
    const known = new Set(declared.flatMap(({ paths }) => paths));
    const inferred = infer(page)
      .filter(({ path }) => !known.has(path))
      .map(({ path }): SelectedCover => ({ cover: { path }, kind: 'inferred', paths: [path], isLimited: false }));
    const covers = [...declared, ...inferred];
    return covers.length === 0 ? [] : [{ page, covers }];
  });
}

/** The files of a folder, wildcards in its name or not; nothing where there is no such folder. */
export function listInside(folder: string, page: string, index: FileIndex): string[] {
  return filesOf(index.select(folder), page).filter((path) => path.startsWith(`${folder}/`));
}

/** Every file that pages cover or seem to: what history is asked about. Sorted as the index is. */
export function listCoveredFiles(pages: readonly CoveredPage[]): string[] {
  return [...new Set(pages.flatMap(({ covers }) => covers.flatMap(({ paths }) => paths)))].sort();
}

/** A cover as reports show it. */
export function toCoverFacts({ cover, kind, paths }: SelectedCover): CoverFacts {
  const { path, match, region, lines } = cover;
  const part = {
    ...(match === undefined ? {} : { match }),
    ...(region === undefined ? {} : { region }),
    ...(lines === undefined ? {} : { lines }),
  };
  return { path, kind, ...part, files: paths.length };
}
