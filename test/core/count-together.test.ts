import { describe, expect, it } from 'vitest';
import type { Commit, FileChange } from '../../src/core/commit.ts';
import { countTogether, type TogetherOptions } from '../../src/core/count-together.ts';

const edit = (path: string): FileChange => ({ path, blob: '2', from: { path, blob: '1' } });
const move = (from: string, path: string, blob = '1'): FileChange => ({ path, blob, from: { path: from, blob: '1' } });
const remove = (path: string): FileChange => ({ path, blob: undefined, from: { path, blob: '1' } });

function commit(changes: FileChange[], parents = ['p'], message = ''): Commit {
  return { id: 'c', parents, authored: 0, committed: 0, author: 'Ada', message, changes };
}

/** Counts for `a.md` in commits, newest first. */
function count(commits: readonly Commit[], options: Partial<TogetherOptions> = {}) {
  const counter = countTogether({
    files: ['a.md', 'b.md', 'src/x.ts', 'src/y.ts', ...Array.from({ length: 40 }, (_, index) => `src/${index}.ts`)],
    pages: new Set(['a.md', 'b.md']),
    wanted: new Set(['a.md']),
    bulk: { share: 0.25, min: 10 },
    isIgnored: ({ message }) => message === 'skip',
    ...options,
  });
  for (const one of commits) counter.add(one);
  return counter.result().flatMap(({ others }) => others.map(({ path, together, changes }) => `${path} ${together}/${changes}`));
}

describe('files that changed together with a page', () => {
  it('come most often first, then those that change seldom otherwise', () => {
    const commits = [
      commit([edit('a.md'), edit('src/x.ts')]),
      commit([edit('src/y.ts')]),
      commit([edit('a.md'), edit('src/x.ts'), edit('src/y.ts'), edit('b.md')]),
    ];
    expect(count(commits)).toEqual(['src/x.ts 2/2', 'b.md 1/1', 'src/y.ts 1/2']);
  });

  it('are known by the names that they had', () => {
    const commits = [commit([move('old/x.ts', 'src/x.ts'), move('old.md', 'a.md')]), commit([edit('old/x.ts'), edit('old.md')])];
    expect(count(commits)).toEqual(['src/x.ts 1/1']);
  });

  it('are files that HEAD holds', () => {
    expect(count([commit([edit('a.md'), edit('gone.ts'), remove('src/x.ts')])])).toEqual([]);
  });

  it('count once, and only changes of content', () => {
    expect(count([commit([edit('a.md'), move('src/x.ts', 'src/x.ts')]), commit([move('z.md', 'a.md'), edit('src/y.ts')])])).toEqual([]);
  });

  it.each([
    { name: 'a merge', commit: commit([edit('a.md'), edit('src/x.ts')], ['p', 'q']) },
    { name: 'a commit to ignore', commit: commit([edit('a.md'), edit('src/x.ts')], ['p'], 'skip') },
    { name: 'a commit of 31 files', commit: commit([edit('a.md'), ...Array.from({ length: 30 }, (_, index) => edit(`src/${index}.ts`))]) },
  ])('don’t count in $name', ({ commit }) => {
    expect(count([commit])).toEqual([]);
  });

  it('don’t count in a sweep over pages', () => {
    const one = commit([edit('a.md'), edit('b.md'), edit('src/x.ts')]);
    expect(count([one], { bulk: { share: 0.5, min: 2 } })).toEqual([]);
    expect(count([one], { bulk: { share: 0.5, min: 3 } })).toEqual(['b.md 1/1', 'src/x.ts 1/1']);
  });

  it('count in a commit of 30 files', () => {
    expect(count([commit([edit('a.md'), ...Array.from({ length: 29 }, (_, index) => edit(`src/${index}.ts`))])])).toHaveLength(29);
  });

  it('may have names like parts of an object', () => {
    const options = { files: ['__proto__', 'constructor'], wanted: new Set(['__proto__']) };
    expect(count([commit([edit('__proto__'), edit('constructor')])], options)).toEqual(['constructor 1/1']);
  });
});
