import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSearchEngine, lazySearch, type SearchIndex } from '../../src/node/search-index.ts';
import { searchPage as page } from '../helpers/search-page.ts';

const pathsOf = async (index: SearchIndex): Promise<string[]> => (await index.files()).map(({ path }) => path);

/** The text of a page that excerpts are cut from. */
async function readText(html: string): Promise<string> {
  const index = await createSearchEngine().open();
  await index.add({ ...page, html }, 'en');
  const fragment = (await index.files()).find(({ path }) => path.startsWith('fragment/'));
  await index.close();
  const json = gunzipSync(fragment?.content ?? '')
    .toString()
    .replace(/^[^{]*/, '');
  return (JSON.parse(json) as { content: string }).content;
}

/** Every process that is started until the test ends. */
function recordProcesses(): ChildProcess[] {
  const started: ChildProcess[] = [];
  const record = (message: unknown): void => void started.push((message as { process: ChildProcess }).process);
  subscribe('child_process', record);
  onTestFinished(() => void unsubscribe('child_process', record));
  return started;
}

describe('a search index', () => {
  it('still works when another one is closed, even twice, and the last one stops the process', async () => {
    const processes = recordProcesses();
    const engine = createSearchEngine();
    const [first, second] = await Promise.all([engine.open(), engine.open()]);
    await first.close();
    await first.close();
    await second.add(page, 'en');
    expect(await pathsOf(second)).toContain('pagefind.js');
    expect(processes.map(({ killed }) => killed)).toEqual([false]);
    await second.close();
    expect(processes.map(({ killed }) => killed)).toEqual([true]);
  });

  it('can be opened after the last one was closed', async () => {
    const engine = createSearchEngine();
    await (await engine.open()).close();
    const index = await engine.open();
    await index.add(page, 'en');
    expect(await pathsOf(index)).toContain('pagefind.js');
    await index.close();
  });
});

describe('the text that excerpts are cut from', () => {
  it.each([
    ['<dl><dt>One</dt><dd>two</dd><dt>Three</dt><dd><p>four</p></dd></dl>', 'Queue. One. two. Three. four.'],
    ['<details><summary>More</summary>text</details>after', 'Queue. More. text. after'],
    ['<figure><figcaption>run.sh</figcaption><pre tabindex="0"><code>ls\n</code></pre></figure><p>x</p>', 'Queue. run.sh. ls x.'],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>', 'Queue. a. b. c. d.'],
    ['<wm-tabs><div class="tab"><p>Bash</p><pre><code>x</code></pre></div></wm-tabs><p>y</p>', 'Queue. Bash. x. y.'],
    ['<h2 id="a">Heading<a class="anchor" data-pagefind-ignore></a></h2><p>Text</p>', 'Queue. Heading. Text.'],
    ['<ul><li>Run<pre><code>a <span>b</span>c</code></pre></li><li>Then</li></ul>', 'Queue. Run a bc. Then.'],
  ])('keeps the words of blocks apart: %s', async (html, text) => {
    expect(await readText(html)).toBe(text);
  });

  it('survives half of a character', async () => {
    expect(await readText('<p>One \uD83D two</p>')).toBe('Queue. One \uFFFD two.');
  });

  it('has no drawings', async () => {
    expect(await readText('<pre><code>┌───┐\n│ a │──▶ b\n└───┘\n  ^^^</code></pre><p>x → y</p>')).toBe('Queue. a b x → y.');
  });
});

describe('a lazy search', () => {
  it('is built once for all who ask, and again after it was forgotten', async () => {
    const engine = createSearchEngine();
    let built = 0;
    const search = lazySearch(() => {
      built++;
      return engine.open();
    });
    await Promise.all([search.files(), search.files()]);
    expect(built).toBe(1);
    search.forget();
    await search.files();
    expect(built).toBe(2);
  });

  it('is forgotten and built anew while it is being built', async () => {
    const engine = createSearchEngine();
    const search = lazySearch(() => engine.open());
    const before = search.files();
    search.forget();
    const bundles = await Promise.all([before, search.files()]);
    expect(bundles.map((files) => files.has('pagefind.js'))).toEqual([true, true]);
  });

  it('is tried again after it failed', async () => {
    const engine = createSearchEngine();
    let isBroken = true;
    const search = lazySearch(() => (isBroken ? Promise.reject(new Error('broken')) : engine.open()));
    await expect(search.files()).rejects.toThrow('broken');
    isBroken = false;
    expect((await search.files()).has('pagefind.js')).toBe(true);
  });
});
