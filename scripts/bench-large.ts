import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeLargePortal, type LargeSize } from './large-portal.ts';
import { watchMemory } from './watch-memory.ts';

/** A portal that a company might have, and one that shows what a page weighs without it. */
const sizes: readonly LargeSize[] = [
  { pages: 200, siblings: 20, edits: 100 },
  { pages: 10_000, siblings: 1000, edits: 3000 },
];

/** Builds generated portals cold and tells how heavy their pages are, how long it took and how much memory all processes had together. */
export async function benchLarge(work: string, bin: string, say: (text: string) => void): Promise<void> {
  for (const size of sizes) {
    const root = join(work, `large-${size.pages}`);
    mkdirSync(root);
    await writeLargePortal(root, size);
    const out = join(root, 'dist');
    const started = performance.now();
    const child = spawn(process.execPath, [bin, 'build', '--root', root, '--out', out, '--fail-on', 'never'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    const memory = watchMemory(child.pid ?? 0);
    const code = await new Promise<number | null>((done) => child.on('close', done));
    const seconds = (performance.now() - started) / 1000;
    const { megabytes, parts } = memory.stop();
    if (code !== 0) throw new Error(`The build ended with ${String(code)}:\n${words}`);
    say(
      `${size.pages} pages: ${seconds.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB in all processes together (${parts.map((part) => part.toFixed(0)).join(' + ')})`,
    );
    sayWeights(out, say);
    rmSync(root, { recursive: true });
  }
}

function sayWeights(out: string, say: (text: string) => void): void {
  const pages = readdirSync(join(out, 'wiki'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('index.html'));
  const sizes = pages.map((path) => gzipSync(readFileSync(join(out, 'wiki', path))).length).sort((a, b) => a - b);
  const kb = (bytes = 0): string => `${(bytes / 1000).toFixed(1)} kB`;
  const lists = ['index.html', 'all/index.html', 'all/wiki/index.html', '404.html', 'search/index.html', 'nav/wiki.json'].flatMap(
    (path) => {
      try {
        return [`${path} ${kb(gzipSync(readFileSync(join(out, path))).length)}`];
      } catch {
        return [];
      }
    },
  );
  say(`  HTML of a page, gzip: median ${kb(sizes[Math.floor(sizes.length / 2)])}, largest ${kb(sizes.at(-1))}; ${lists.join(', ')}`);
}
