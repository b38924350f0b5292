import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { runIn } from '../cli/command-line.ts';
import { cloneCorpus, findCorpus, type Corpus } from '../helpers/corpora.ts';
import { pickOne, seededRandom } from '../helpers/random.ts';

/** How often each rule speaks of each file, by the path that the file has after a move. */
async function countFaults(root: string, newPath: (path: string) => string): Promise<Map<string, number>> {
  const { out } = await runIn(root, ['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  const counts = new Map<string, number>();
  for (const { rule, file } of diagnostics) counts.set(`${rule} ${newPath(file)}`, (counts.get(`${rule} ${newPath(file)}`) ?? 0) + 1);
  return counts;
}

async function listPages(root: string): Promise<string[]> {
  const { out } = await runIn(root, ['pages', '--format', 'json']);
  return (JSON.parse(out) as { pages: { path: string }[] }).pages.map(({ path }) => path);
}

/** Faults that a move brought, and what it said. */
async function moveAndCompare(root: string, from: string, to: string): Promise<{ code: number; err: string; worse: string[] }> {
  const newPath = (path: string): string => (path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
  const before = await countFaults(root, newPath);
  const { code, err } = await runIn(root, ['mv', from, to]);
  const after = await countFaults(root, (path) => path);
  return { code, err, worse: [...after].filter(([fault, count]) => count > (before.get(fault) ?? 0)).map(([fault]) => fault) };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

describe('pages and folders of a real wiki move without a new fault', () => {
  test.each<Corpus>(['engineering-playbook', 'alasql-wiki', 'ado-wikipdfexport', 'foam-docs', 'openshift-runbooks'])(
    '%s',
    { timeout: 120_000 },
    async (name) => {
      const corpus = findCorpus(name);
      if (corpus === undefined) return;
      const { root, remove } = cloneCorpus(corpus);
      try {
        const random = seededRandom(name.length);
        const pages = await listPages(root);
        const [page, other] = [pickOne(pages, random), pickOne(pages, random)];
        const moves = [[page, `${folderOf(other)}moved here${page.slice(page.lastIndexOf('.'))}`]];
        const folders = [...new Set(pages.map(folderOf))].filter(
          (folder) => folder !== '' && folder !== folderOf(page) && folder !== folderOf(other),
        );
        const folder = folders.length === 0 ? undefined : pickOne(folders, random).slice(0, -1);
        if (folder !== undefined) moves.push([folder, `${folder}-renamed`]);
        for (const [from = '', to = ''] of moves) {
          const { code, err, worse } = await moveAndCompare(root, from, to);
          expect({ from, code, err: err.slice(0, 6), worse }).toEqual({ from, code: 0, err: 'Moved ', worse: [] });
        }
      } finally {
        remove();
      }
    },
  );
});
