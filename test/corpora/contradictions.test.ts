import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/core/parse-document.ts';
import { pagePattern } from '../../src/core/source.ts';
import { openCommit } from '../../src/node/commit-files.ts';
import { findContradictions } from '../../src/node/find-contradictions.ts';
import { readHistory } from '../../src/node/read-history.ts';
import { corpora, findCorpus, openCorpus, type Corpus } from '../helpers/corpora.ts';
import { stubSource } from '../helpers/document.ts';

/** What real pages contradict, judged by hand: each of these was wrong then. */
const minutes = 60_000;

const judged: { corpus: Corpus; at: string; base: string; finds: string[] }[] = [
  {
    corpus: 'modernisation-platform',
    at: '1f6348a769b092d6311dc84bea502e8aa5984501',
    base: 'e1edbbe6e394bff383264e5bc4cf4ba8c4a4d837',
    finds: [
      'source/runbooks/using-secrets-in-github-workflows.html.md.erb: /terraform/github/repositories.tf was in terraform/github/repositories.tf',
    ],
  },
];

/** Looks at the pages of a commit, since another one or each since its last change. */
async function look(
  root: string,
  now: string | undefined,
  base?: string,
): Promise<{ finds: string[]; gaps: string[]; milliseconds: number }> {
  const commit = now ?? execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const files = await openCommit(root, commit);
  const paths = (await files.list()).paths.filter((path) => pagePattern.test(path));
  const history = await readHistory(root, paths, { bulk: { share: 0.25, min: 10 }, ignoreCommits: [] });
  const pages = [];
  for (const path of paths) {
    const file = await files.read(path, 1024 * 1024);
    if (file.type !== 'text') continue;
    const { document } = parseDocument({ path, source: 'wiki', blob: file.blob, text: file.text }, stubSource());
    pages.push({ id: path, path, lifecycle: 'living' as const, document, base: base ?? history.lastChange(path)?.commit });
  }
  const started = performance.now();
  const { found, gaps } = await findContradictions({ root, pages, now });
  const milliseconds = performance.now() - started;
  const finds = [...found].flatMap(([id, list]) => list.map(({ text, was }) => `${id}: ${text} was in ${was.path}`));
  return { finds, gaps, milliseconds };
}

describe.each(corpora)('%s', (name) => {
  const path = findCorpus(name);

  it.skipIf(path === undefined)('says nothing of pages that name what is there, or never was', { timeout: 5 * minutes }, async () => {
    const { finds, gaps, milliseconds } = await look(openCorpus(path ?? '').root, undefined);
    expect([finds, gaps]).toEqual([[], []]);
    // On a machine that does nothing else it takes a tenth of that.
    expect(milliseconds).toBeLessThan(15_000);
  });
});

describe.each(judged)('$corpus at $at since $base', ({ corpus, at, base, finds }) => {
  const path = findCorpus(corpus);

  it.skipIf(path === undefined)('finds what was gone then', { timeout: 5 * minutes }, async () => {
    expect((await look(openCorpus(path ?? '').root, at, base)).finds).toEqual(finds);
  });
});
