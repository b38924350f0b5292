import { describe, expect, test } from 'vitest';
import { linesCountedBy } from '../../src/core/freshness/count-lines.ts';
import { diffTexts } from '../../src/core/freshness/covered-diff.ts';
import type { CoveredChange, CoverFacts } from '../../src/core/freshness/freshness.ts';
import { createDiffReader } from '../../src/node/read-covered-diff.ts';
import { makeRepository } from '../helpers/repository.ts';

function changeOf(path: string, more: Partial<CoveredChange> = {}): CoveredChange {
  return { path, kind: 'whole', status: 'edited', commits: [], commitCount: 0, ...more };
}

const numbers = (count: number, mark: (at: number) => string = String): string =>
  Array.from({ length: count }, (_, at) => `${mark(at + 1)}\n`).join('');

describe('the difference of a covered file', () => {
  test('lies between the base and the disk', async () => {
    const { root, git, write, commit } = makeRepository({ 'src/a.ts': numbers(9), 'src/gone.ts': 'x\n' });
    const base = git('rev-parse', 'HEAD').trim();
    git('rm', '--quiet', 'src/gone.ts');
    commit({ 'src/a.ts': numbers(9, (at) => (at === 5 ? 'five' : String(at))) });
    write({ 'src/new.ts': 'new\r\n' });
    const changes = [changeOf('src/a.ts'), changeOf('src/gone.ts', { status: 'removed' }), changeOf('src/new.ts', { status: 'added' })];
    const diffs = await createDiffReader(root)({ changes, base: { commit: base, how: 'commit' } });
    expect(diffs.map(({ path, hunks, note }) => [path, ...hunks.flatMap(({ lines }) => lines), note])).toEqual([
      ['src/a.ts', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8', undefined],
      ['src/gone.ts', '-x', undefined],
      ['src/new.ts', '+new', undefined],
    ]);
  });

  test('is a note where it can’t be shown', async () => {
    const { root, git, write } = makeRepository({
      'bytes.bin': new Uint8Array([1, 0, 2]),
      'large.txt': 'x'.repeat(1024 * 1024 + 1),
      'rewritten.txt': numbers(3000),
    });
    const base = { commit: git('rev-parse', 'HEAD').trim(), how: 'commit' } as const;
    write({ 'bytes.bin': new Uint8Array([1, 0, 3]), 'large.txt': 'y', 'rewritten.txt': numbers(3000, (at) => `n${at}`) });
    const changes = ['bytes.bin', 'large.txt', 'rewritten.txt'].map((path) => changeOf(path));
    const notes = async (known: typeof base | undefined) =>
      (await createDiffReader(root)({ changes, base: known })).map(({ note }) => note);
    expect(await notes(base)).toEqual(['Not text.', 'Too large to be shown.', 'Nearly every line differs.']);
    expect(new Set(await notes(undefined))).toEqual(new Set(['The commit to compare with isn’t known.']));
  });

  test('is nothing where only line ends differ', () => {
    expect(diffTexts('a.txt', { before: 'a\r\nb\r\n', after: 'a\nb\n' })).toEqual([]);
  });
});

describe('of a narrowed cover', () => {
  const before = `${numbers(9)}option('--force')\n${numbers(9)}// waymark:limits\nmax: 3\n// waymark:end limits\n`;
  const cover: CoverFacts = { path: 'src/*.ts', kind: 'narrowed', match: 'option\\(', files: 1 };
  const diffOf = (after: string, covers: CoverFacts[]): string[] =>
    (diffTexts('src/cli.ts', { before, after }, linesCountedBy(covers)) ?? []).flatMap(({ lines }) =>
      lines.filter((line) => !line.startsWith(' ')),
    );

  test('only hunks with a line that counts are shown', () => {
    const after = before.replace('1\n', 'one\n').replace('--force', '--yes').replace('max: 3', 'max: 4');
    expect(diffOf(after, [cover])).toEqual(["-option('--force')", "+option('--yes')"]);
    expect(diffOf(after, [{ ...cover, path: 'lib' }])).toEqual([]);
  });

  test('lines that stop or begin to count do', () => {
    expect(diffOf(before.replace("option('--force')\n", ''), [cover])).toEqual(["-option('--force')"]);
    expect(diffOf(before.replace('1\n', "1\noption('--dry')\n"), [cover])).toEqual(["+option('--dry')"]);
  });

  test('lines of several covers count together', () => {
    const region: CoverFacts = { path: 'src', kind: 'narrowed', region: 'limits', files: 1 };
    const after = before.replace('--force', '--yes').replace('max: 3', 'max: 4');
    expect(diffOf(after, [region])).toEqual(['-max: 3', '+max: 4']);
    expect(diffOf(after, [region, cover])).toEqual(["-option('--force')", "+option('--yes')", '-max: 3', '+max: 4']);
  });
});
