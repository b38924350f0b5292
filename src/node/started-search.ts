import { mkdir, rm } from 'node:fs/promises';
import { collectGarbage } from './collect-garbage.ts';
import { moveContents } from './move-folder.ts';
import type { SearchIndex } from './search-index.ts';

/** A search index that is made while other things happen. */
export interface StartedSearch {
  /** Waits for the index and writes its bundle into a folder. Throws what making it threw. */
  write(folder: string): Promise<void>;
  /** Deletes what is left of it. */
  close(): Promise<void>;
}

/**
 * Starts to make an index. With a folder, which must not exist, its bundle is written there at once and the index is closed: for some
 * seconds Pagefind needs three times the memory of the index, and this process has most at the end, when pages were generated.
 */
export function startSearch(open: () => Promise<SearchIndex>, aside: string | undefined): StartedSearch {
  const index = open();
  const written = aside === undefined ? undefined : index.then((opened) => writeAside(opened, aside));
  // A failure is thrown where the index is asked for; until then it must not count as unhandled.
  for (const promise of [index, written]) promise?.catch(() => undefined);
  return {
    async write(folder) {
      await written;
      if (aside === undefined) return (await index).write(folder);
      await mkdir(folder, { recursive: true });
      await moveContents(aside, folder);
    },
    async close() {
      await written?.catch(() => undefined);
      await (await index.catch(() => undefined))?.close();
      if (aside !== undefined) await rm(aside, { recursive: true, force: true });
    },
  };
}

async function writeAside(index: SearchIndex, folder: string): Promise<void> {
  try {
    await collectGarbage();
    await index.write(folder);
  } finally {
    await index.close();
  }
}
