import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../src/node/search-index.ts';
import { createSearchEngine } from '../../src/node/search-index.ts';
import { startSearch } from '../../src/node/started-search.ts';
import { makeFolder } from '../helpers/repository.ts';
import { searchPage } from '../helpers/search-page.ts';

/** An index of one page, which says when it is closed. */
async function openIndex(onClose: () => void): Promise<SearchIndex> {
  const index = await createSearchEngine().open();
  await index.add(searchPage, 'en');
  return {
    ...index,
    close: () => {
      onClose();
      return index.close();
    },
  };
}

describe('a search index that is made while other things happen', () => {
  it('is written aside and closed at once, moved when it is asked for, and leaves nothing', async () => {
    const { root } = makeFolder();
    const aside = join(root, 'aside');
    const closed = Promise.withResolvers<undefined>();
    const search = startSearch(() => openIndex(() => closed.resolve(undefined)), aside);
    await closed.promise;
    expect(existsSync(join(aside, 'words.json'))).toBe(true);
    await search.write(join(root, 'site/pagefind'));
    await search.close();
    expect(['pagefind.js', 'words.json'].map((name) => existsSync(join(root, 'site/pagefind', name)))).toEqual([true, true]);
    expect(existsSync(aside)).toBe(false);
  });

  it('is deleted when nobody asks for it', async () => {
    const aside = join(makeFolder().root, 'aside');
    await startSearch(() => openIndex(() => undefined), aside).close();
    expect(existsSync(aside)).toBe(false);
  });

  it('is written where it is asked for, when it has no place to wait', async () => {
    const { root } = makeFolder();
    const search = startSearch(() => openIndex(() => undefined), undefined);
    await search.write(join(root, 'pagefind'));
    await search.close();
    expect(existsSync(join(root, 'pagefind/words.json'))).toBe(true);
  });

  it.each([undefined, 'aside'])('throws what went wrong when it is asked for, not before (%s)', async (name) => {
    const aside = name === undefined ? undefined : join(makeFolder().root, name);
    const search = startSearch(() => Promise.reject(new Error('no engine')), aside);
    await expect(search.write('unused')).rejects.toThrow('no engine');
    await search.close();
  });
});
