import type { Page } from '../core/catalog.ts';
import type { PagePair } from '../core/pull-report/page-state.ts';
import { dialectAt } from '../core/source.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { readUnitTexts, type ReadUnitText, type WantedText } from './read-unit-texts.ts';
import readUnitText from './unit-text-worker.ts';

/**
 * Texts of both states of pages that differ, by blob. What isn't committed comes from what was loaded; texts that the clone lacks, that are
 * too large or too hard to parse are left out.
 */
export async function readPageTexts(
  { root, catalog, tree }: Pick<LoadedCatalog, 'root' | 'catalog' | 'tree'>,
  pairs: readonly PagePair[],
): Promise<Map<string, ReadUnitText>> {
  const states = pairs.filter(({ was, now }) => was?.blob !== now?.blob).flatMap(({ was, now }) => [was, now]);
  const wanted = states.flatMap((state): WantedText[] =>
    state ? [{ path: state.path, blob: state.blob, dialect: dialectAt(state.path, catalog.sources) }] : [],
  );
  const texts = await readUnitTexts(root, wanted);
  const loaded = new Map(tree.files.map((file) => [file.path, file]));
  for (const { path, blob, dialect } of wanted) {
    const file = loaded.get(path);
    if (texts.has(blob) || file?.blob !== blob || !isHarmless(catalog.pageAt(path))) continue;
    texts.set(blob, readUnitText({ path, blob, dialect, text: file.text }));
  }
  return texts;
}

/** Whether a page was parsed within the limits of a worker: here there are none. */
function isHarmless(page: Page | undefined): boolean {
  return page?.document.findings.every(({ rule }) => rule !== 'page/too-slow' && rule !== 'page/too-complex') === true;
}
