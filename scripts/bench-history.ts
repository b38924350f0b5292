import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReviewedVersion } from '../src/core/freshness/review-key.ts';
import { pagePattern } from '../src/core/source.ts';
import { readHistory, type HistoryOptions } from '../src/node/read-history.ts';
import { writeSyntheticHistory, type SyntheticSize } from './synthetic-history.ts';

/** The size that the budget is set for: under 10 s cold without a commit-graph, under 1 s warm. */
const size: SyntheticSize = { commits: 80_000, pages: 1000, files: 5000 };

/** Measures reading history: a synthetic repository, then a real one where it is at hand. Everything is asked for that can be. */
export async function benchHistory(work: string, real: string | undefined, say: (text: string) => void): Promise<void> {
  const root = join(work, 'long');
  mkdirSync(root);
  say(`Making a repository of ${size.commits} commits, ${size.pages} pages and ${size.files} other files …`);
  await writeSyntheticHistory(root, size);
  await measureRepository(root, join(work, 'cache-long'), say);
  if (real !== undefined) await measureRepository(real, join(work, 'cache-real'), say);
}

async function measureRepository(root: string, cacheFolder: string, say: (text: string) => void): Promise<void> {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const files = git('ls-files', '-z').split('\0').filter(Boolean);
  const pages = files.filter((path) => pagePattern.test(path));
  const code = files.filter((path) => !pagePattern.test(path));
  const options: HistoryOptions = { bulk: { share: 0.25, min: 10 }, ignoreCommits: ['\\[docs-skip\\]'], cacheFolder };
  const all = { ...options, created: true, code, reviewed: readReviews(root, pages), together: pages };
  const graph = existsSync(join(root, '.git/objects/info/commit-graph')) || existsSync(join(root, '.git/objects/info/commit-graphs'));
  say(
    `\n${git('rev-list', '--count', 'HEAD').trim()} commits, ${pages.length} pages, ${code.length} other files, ${graph ? 'with' : 'without'} commit-graph`,
  );
  for (const [label, asked] of [
    ['last changes', options],
    ['everything', all],
  ] as const) {
    for (const state of ['cold', 'warm']) {
      const started = performance.now();
      const history = await readHistory(root, pages, asked);
      const read = performance.now();
      const changes = code.reduce((sum, path) => sum + (history.changesOf(path)?.count ?? 0), 0);
      const stamps = pages.filter((path) => history.stampOf(path)).length;
      const seconds = [(read - started) / 1000, (performance.now() - read) / 1000].map((value) => value.toFixed(2));
      say(`${`${label}, ${state}`.padEnd(20)} ${seconds[0]} s, and ${seconds[1]} s to ask it for ${changes} changes and ${stamps} stamps`);
    }
  }
}

function readReviews(root: string, pages: readonly string[]): Map<string, string> {
  const reviews = pages.map((path) => [path, readReviewedVersion(readFileSync(join(root, path), 'utf8')).review] as const);
  return new Map(reviews.flatMap(([path, review]) => (review === undefined ? [] : [[path, review]])));
}
