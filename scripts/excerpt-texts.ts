import type { Diagnostic } from '../src/core/diagnostic.ts';
import type { LoadedCatalog } from '../src/node/load-catalog.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';

/** Larger files than this are no text that somebody wrote. */
const maxExcerptBytes = 2 * 1024 * 1024;

/** Texts for excerpts: those of pages are known, others (configuration, navigation, pathways) are read. */
export async function readExcerptTexts(
  { root, tree }: Pick<LoadedCatalog, 'root' | 'tree'>,
  diagnostics: readonly Pick<Diagnostic, 'file' | 'range'>[],
): Promise<Map<string, string>> {
  const texts = new Map([...tree.files, ...tree.navFiles].map(({ path, text }) => [path, text]));
  const files = openWorkingTree(root);
  for (const { file, range } of diagnostics) {
    if (!range || texts.has(file)) continue;
    const read = await files.read(file, maxExcerptBytes);
    if (read.type === 'text') texts.set(file, read.text);
  }
  return texts;
}
