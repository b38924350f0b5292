import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryOptions } from '../../src/node/read-history.ts';
import { readAll, readCommits, readLast } from '../helpers/history.ts';
import { makeRepository, type Repository } from '../helpers/repository.ts';

/** Twenty lines, so that edits at both ends merge cleanly. */
const text = (first: string, last: string): string =>
  [first, ...Array.from({ length: 18 }, (_, index) => `line ${index}`), last, ''].join('\n');

const manyPages = (count: number, content: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`docs/p${index}.md`, `${content} ${index}\n`]));

const merge = (repository: Repository, branch: string): string => {
  repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, branch);
  return repository.git('rev-parse', 'HEAD').trim();
};

describe('the shape of history', () => {
  it('is a line', async () => {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    const second = repository.commit({ 'a.md': 'two' }, { date: '2026-02-03T04:05:06Z', author: 'Grace Hopper <grace@example.com>' });
    const history = await readAll(repository.root, ['a.md', 'b.md']);
    expect(history).toMatchObject({ state: 'exact', head: { commit: second, date: Date.parse('2026-02-03T04:05:06Z') / 1000 } });
    expect(history.lastChange('a.md')).toEqual({
      at: Date.parse('2026-02-03T04:05:06Z') / 1000,
      commit: second,
      author: 'Grace Hopper',
      confidence: 'exact',
      substantive: true,
    });
    expect([history.created('a.md')?.commit, history.lastChange('b.md')?.commit]).toEqual([first, first]);
  });

  it('has a clean merge of different files: each edit keeps its commit', async () => {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'one' });
    repository.git('checkout', '--quiet', '-b', 'side');
    const side = repository.commit({ 'a.md': 'two' });
    repository.git('checkout', '--quiet', 'main');
    const main = repository.commit({ 'b.md': 'two' });
    merge(repository, 'side');
    expect(await readLast(repository.root, ['a.md', 'b.md'])).toEqual({ 'a.md': side, 'b.md': main });
  });

  it('has a clean merge of one file: the merge is where the text came together, as `git log` says', async () => {
    const repository = makeRepository({ 'a.md': text('one', 'one') });
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit({ 'a.md': text('two', 'one') });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'a.md': text('one', 'two') });
    const merged = merge(repository, 'side');
    expect(await readLast(repository.root, ['a.md'])).toEqual({ 'a.md': merged });
    expect(repository.git('log', '-1', '--format=%H', '--', 'a.md').trim()).toBe(merged);
  });

  it('has a merge whose content came from the resolution', async () => {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit({ 'a.md': 'two' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'a.md': 'three' });
    repository.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    const merged = repository.commit({ 'a.md': 'both', 'b.md': 'changed by the way', 'c.md': 'new' });
    expect(await readCommits(repository.root, ['a.md', 'b.md', 'c.md'])).toEqual({
      'a.md': [merged, first],
      'b.md': [merged, first],
      'c.md': [merged, merged],
    });
  });

  it('has an exact rename, from outside the pages and through several names', async () => {
    const repository = makeRepository({ 'notes/x.txt': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    const second = repository.commit({ 'notes/x.txt': 'two' });
    for (const [from, to] of [
      ['notes/x.txt', 'docs/x.md'],
      ['docs/x.md', 'docs/y.md'],
    ] as const) {
      mkdirSync(join(repository.root, 'docs'), { recursive: true });
      repository.git('mv', from, to);
      repository.commit({});
    }
    expect(await readCommits(repository.root, ['docs/y.md'])).toEqual({ 'docs/y.md': [second, first] });
  });

  it('has a rename with an edit: that is a change, and the page is new under this name', async () => {
    const repository = makeRepository({ 'a.md': text('one', 'one') });
    repository.git('mv', 'a.md', 'b.md');
    const renamed = repository.commit({ 'b.md': text('one', 'two') });
    expect(await readCommits(repository.root, ['b.md'])).toEqual({ 'b.md': [renamed, renamed] });
  });

  it('has a page that was deleted and came back', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    repository.git('rm', '--quiet', 'a.md');
    repository.commit({});
    const again = repository.commit({ 'a.md': 'one' });
    expect(await readCommits(repository.root, ['a.md'])).toEqual({ 'a.md': [again, again] });
  });

  it('has a revert', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    repository.commit({ 'a.md': 'two' });
    repository.git('revert', '--no-edit', 'HEAD');
    expect(await readLast(repository.root, ['a.md'])).toEqual({ 'a.md': repository.git('rev-parse', 'HEAD').trim() });
  });

  it('has a change of mode, which is none of the page', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    chmodSync(join(repository.root, 'a.md'), 0o755);
    repository.commit({});
    expect(repository.git('log', '--oneline', '--', 'a.md').trim().split('\n')).toHaveLength(2);
    expect(await readLast(repository.root, ['a.md'])).toEqual({ 'a.md': first });
  });

  it('has a sweep over many pages', async () => {
    const repository = makeRepository(manyPages(12, 'first'));
    const edited = repository.commit({ 'docs/p0.md': 'second\n' });
    const swept = repository.commit({ ...manyPages(12, 'swept'), 'docs/new.md': 'new in the sweep' });
    const paths = [...Object.keys(manyPages(12, '')), 'docs/new.md'];
    const history = await readAll(repository.root, paths);
    expect(history.lastChange('docs/p0.md')).toMatchObject({ commit: edited, substantive: true });
    expect(history.lastChange('docs/new.md')).toMatchObject({ commit: swept, substantive: true });
    expect((await readAll(repository.root, paths, { bulk: { share: 0.25, min: 13 } })).lastChange('docs/p0.md')?.commit).toBe(swept);
  });

  it('has commits with a mark', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    const second = repository.commit({ 'a.md': 'two' });
    repository.commit({ 'a.md': 'three' }, { message: 'Mend commas\n\nNothing else. [docs-skip]' });
    expect(await readLast(repository.root, ['a.md'])).toEqual({ 'a.md': second });
    expect((await readAll(repository.root, ['a.md'], { ignoreCommits: [] })).lastChange('a.md')?.commit).not.toBe(second);
  });

  it('has two unrelated beginnings', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.git('rm', '--quiet', '-r', '-f', '.');
    const other = repository.commit({ 'b.md': 'one' });
    repository.git('checkout', '--quiet', 'main');
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('merge', '--quiet', '--allow-unrelated-histories', '--message', 'Join', 'other');
    expect(await readCommits(repository.root, ['a.md', 'b.md'])).toEqual({ 'a.md': [first, first], 'b.md': [other, other] });
  });
});

describe('commits to ignore', () => {
  function makeFormatted(): { repository: Repository; first: string; formatted: string } {
    const repository = makeRepository({ 'docs/a.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    return { repository, first, formatted: repository.commit({ 'docs/a.md': 'One' }) };
  }

  it.each(['.git-blame-ignore-revs', 'docs/.git-blame-ignore-revs'])(
    'are those of %s, for a root below the repository too',
    async (file) => {
      const { repository, first, formatted } = makeFormatted();
      repository.write({ [file]: `# Format\n${formatted}\n` });
      expect(await readLast(join(repository.root, 'docs'), ['a.md'])).toEqual({ 'a.md': first });
    },
  );

  it('leave the creation, and say so, when there is nothing else', async () => {
    const { repository, first, formatted } = makeFormatted();
    repository.write({ '.git-blame-ignore-revs': `${first}\n${formatted}\n` });
    expect((await readAll(repository.root, ['docs/a.md'])).lastChange('docs/a.md')).toMatchObject({ commit: first, substantive: false });
  });

  it('are not looked for where a link leads', async () => {
    const { repository, formatted } = makeFormatted();
    repository.write({ 'list.txt': formatted, '.git-blame-ignore-revs': { link: 'list.txt' } });
    expect(await readLast(repository.root, ['docs/a.md'])).toEqual({ 'docs/a.md': formatted });
  });
});

describe('dates', () => {
  function makeDated(authored: string): { root: string; committed: number } {
    const repository = makeRepository({ 'a.md': 'one' });
    repository.git('commit', '--quiet', '--amend', '--no-edit', '--date', authored);
    return { root: repository.root, committed: Number(repository.git('log', '-1', '--format=%ct')) };
  }

  it('are when the author wrote it', async () => {
    const { root } = makeDated('2019-03-04T05:06:07+02:00');
    expect((await readAll(root, ['a.md'])).lastChange('a.md')?.at).toBe(Date.parse('2019-03-04T05:06:07+02:00') / 1000);
  });

  it('are never later than the commit', async () => {
    const { root, committed } = makeDated('2090-01-01T00:00:00Z');
    expect((await readAll(root, ['a.md'])).lastChange('a.md')?.at).toBe(committed);
  });
});

describe('the cache', () => {
  /** A repository whose history can't be read any more: only what is remembered gives an answer. */
  async function makeRemembered(options: Partial<HistoryOptions> = {}) {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.commit({ 'b.md': 'two' });
    const cacheFolder = join(repository.root, '.cache');
    const before = await readAll(repository.root, ['a.md'], { cacheFolder, ...options });
    expect(before.lastChange('a.md')?.commit).toBe(first);
    const object = join(repository.root, '.git', 'objects', first.slice(0, 2), first.slice(2));
    const lose = (): void => renameSync(object, `${object}.lost`);
    const find = (): void => renameSync(`${object}.lost`, object);
    return { repository, first, cacheFolder, lose, find, before };
  }

  it('answers for the same HEAD without reading history', async () => {
    const { repository, cacheFolder, lose, before } = await makeRemembered();
    lose();
    expect((await readAll(repository.root, ['a.md'])).gap?.reason).toBe('failed');
    const again = await readAll(repository.root, ['a.md'], { cacheFolder });
    expect([again.state, again.head, again.lastChange('a.md'), again.created('a.md')]).toEqual([
      before.state,
      before.head,
      before.lastChange('a.md'),
      before.created('a.md'),
    ]);
  });

  it.each<{ name: string; change: (repository: Repository, first: string) => Partial<HistoryOptions> & { paths?: string[] } }>([
    { name: 'another HEAD', change: (repository) => (repository.commit({ 'c.md': 'one' }), {}) },
    { name: 'other pages', change: () => ({ paths: ['a.md', 'b.md'] }) },
    { name: 'other limits of a sweep', change: () => ({ bulk: { share: 0.5, min: 10 } }) },
    { name: 'other marks', change: () => ({ ignoreCommits: ['other'] }) },
    { name: 'no creation', change: () => ({ created: false }) },
    { name: 'a mailmap', change: (repository) => (repository.write({ '.mailmap': 'Ada L. <ada@example.com>\n' }), {}) },
    { name: 'a list of commits to ignore', change: (repository, first) => (repository.write({ '.git-blame-ignore-revs': first }), {}) },
  ])('has no answer for $name', async ({ change }) => {
    const { repository, first, cacheFolder, lose } = await makeRemembered();
    const { paths = ['a.md'], ...options } = change(repository, first);
    lose();
    expect((await readAll(repository.root, paths, { cacheFolder, ...options })).gap?.reason).toBe('failed');
  });

  it('that is damaged is a miss', async () => {
    const { repository, first, cacheFolder, lose, find } = await makeRemembered();
    const files = readdirSync(cacheFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toHaveLength(1);
    for (const entry of files) {
      const path = join(entry.parentPath, entry.name);
      writeFileSync(path, readFileSync(path, 'utf8').replace(first, 'f'.repeat(40)));
    }
    lose();
    expect((await readAll(repository.root, ['a.md'], { cacheFolder })).state).toBe('none');
    find();
    expect((await readAll(repository.root, ['a.md'], { cacheFolder })).lastChange('a.md')?.commit).toBe(first);
  });

  it('keeps one answer, not one for every HEAD', async () => {
    const { repository, cacheFolder } = await makeRemembered();
    for (const content of ['two', 'three']) {
      repository.commit({ 'a.md': content });
      await readAll(repository.root, ['a.md'], { cacheFolder });
    }
    expect(readdirSync(cacheFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(1);
  });

  it('that can’t be written is done without', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    expect((await readAll(repository.root, ['a.md'], { cacheFolder: join(repository.root, 'a.md') })).state).toBe('exact');
  });
});
