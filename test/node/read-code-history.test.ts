import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangesWanted } from '../../src/core/file-changes.ts';
import type { HistoryOptions } from '../../src/node/read-history.ts';
import { readAll } from '../helpers/history.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

/** Commits that changed files, newest first. */
async function readChanges(root: string, code: readonly string[], wanted?: ChangesWanted, options: Partial<HistoryOptions> = {}) {
  const history = await readAll(root, [], { code, ...options });
  return Object.fromEntries(code.map((path) => [path, history.changesOf(path, wanted)?.commits.map(({ id }) => id)]));
}

function clone(repository: Repository, ...options: string[]): string {
  const target = join(makeFolder().root, 'clone');
  repository.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', ...options, `file://${repository.root}`, target);
  return target;
}

const first = (repository: Repository): string => repository.git('rev-parse', 'HEAD').trim();
const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index, 12)).toISOString();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('changes of covered code', () => {
  it('have who, when and what; sweeps and marks count too', async () => {
    const repository = makeRepository({ 'src/x.ts': 'one' });
    const second = repository.commit(
      { 'src/x.ts': 'two' },
      { author: 'Grace <grace@example.com>', date: '2026-02-03T23:00:00-05:00', message: 'Format [docs-skip]\n\nAll of it.' },
    );
    const { changesOf } = await readAll(repository.root, [], { code: ['src/x.ts'] });
    const at = Date.parse('2026-02-04T04:00:00Z') / 1000;
    expect(changesOf('src/x.ts')).toMatchObject({ count: 2, complete: true });
    expect(changesOf('src/x.ts')?.commits[0]).toEqual({
      id: second,
      at,
      on: '2026-02-04',
      author: 'Grace',
      subject: 'Format [docs-skip]',
      parents: 1,
    });
  });

  it('are followed through exact renames, and told since a commit', async () => {
    const repository = makeRepository({ 'x.ts': 'one' });
    const begin = first(repository);
    const second = repository.commit({ 'x.ts': 'two' });
    repository.git('mv', 'x.ts', 'y.ts');
    const moved = repository.commit({});
    const third = repository.commit({ 'y.ts': 'three' });
    expect(await readChanges(repository.root, ['y.ts', 'x.ts'])).toEqual({ 'y.ts': [third, second, begin], 'x.ts': undefined });
    expect(await readChanges(repository.root, ['y.ts'], { since: begin })).toEqual({ 'y.ts': [third, second] });
    expect(await readChanges(repository.root, ['y.ts'], { since: moved })).toEqual({ 'y.ts': [third] });
    expect(await readChanges(repository.root, ['y.ts'], { since: 'f'.repeat(40) })).toEqual({ 'y.ts': undefined });
  });

  it('are the commits of a branch; the merge counts when it has content of its own', async () => {
    const repository = makeRepository({ 'x.ts': 'one', 'y.ts': 'one' });
    const begin = first(repository);
    repository.git('checkout', '--quiet', '-b', 'side');
    const side = repository.commit({ 'x.ts': 'side', 'y.ts': 'side' }, { date: day(1) });
    repository.git('checkout', '--quiet', 'main');
    const main = repository.commit({ 'x.ts': 'main' }, { date: day(2) });
    repository.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    const merged = repository.commit({ 'x.ts': 'both', 'y.ts': 'side' }, { date: day(3) });
    expect(await readChanges(repository.root, ['x.ts', 'y.ts'])).toEqual({ 'x.ts': [merged, main, side, begin], 'y.ts': [side, begin] });
    expect((await readAll(repository.root, [], { code: ['x.ts'] })).changesOf('x.ts')?.commits.map(({ parents }) => parents)).toEqual([
      2, 1, 1, 0,
    ]);
  });

  it('of a submodule are the commits that moved it on', async () => {
    const inner = makeRepository({ 'a.ts': 'one' });
    const outer = makeRepository({ 'README.md': 'one' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'lib');
    const added = outer.commit({});
    inner.commit({ 'a.ts': 'two' });
    outer.git('-C', 'lib', '-c', 'protocol.file.allow=always', 'pull', '--quiet');
    const moved = outer.commit({});
    expect(await readChanges(outer.root, ['lib', 'lib/a.ts'])).toEqual({ lib: [moved, added], 'lib/a.ts': undefined });
    expect(Object.values(await readChanges(join(outer.root, 'lib'), ['a.ts']))[0]).toHaveLength(2);
  });

  it('may have any name, below any root', async () => {
    const names = [
      'übung – 日本語.ts',
      'tab\there.ts',
      'line\nfeed.ts',
      '"quoted" \\ back.ts',
      ' blank .ts',
      ':(top)magic*.ts',
      '-dash.ts',
      '__proto__',
    ];
    const repository = makeRepository({ 'wïld\nfolder/x.ts': 'one' });
    const commits = names.map((name, index) => repository.commit({ [`wïld\nfolder/${name}`]: `${index}` }));
    repository.commit({ 'x.ts': 'elsewhere' });
    const found = await readChanges(join(repository.root, 'wïld\nfolder'), names);
    expect(names.map((name) => found[name])).toEqual(commits.map((commit) => [commit]));
  });

  it('are those of the worktree’s own HEAD', async () => {
    const repository = makeRepository({ 'x.ts': 'one' });
    const tree = join(makeFolder().root, 'tree');
    repository.git('worktree', 'add', '--quiet', '-b', 'other', tree);
    writeFileSync(join(tree, 'x.ts'), 'two');
    repository.git('-C', tree, 'commit', '--quiet', '--all', '--message', 'Change');
    expect(await readChanges(tree, ['x.ts'])).toEqual({ 'x.ts': [repository.git('rev-parse', 'other').trim(), first(repository)] });
    expect(await readChanges(repository.root, ['x.ts'])).toEqual({ 'x.ts': [first(repository)] });
  });
});

describe('the commit on a day', () => {
  it('is HEAD’s at the end of it, as `git rev-list` says', async () => {
    const repository = makeRepository({ 'a.md': 'one' }, { date: day(0) });
    for (let index = 1; index < 8; index += 1)
      repository.commit({ 'a.md': `${index}` }, { date: day(index % 3 === 0 ? index - 2 : index) });
    const { commitOn } = await readAll(repository.root, [], { commits: true });
    for (let index = -1; index < 9; index += 1) {
      const asked = day(index).slice(0, 10);
      const expected = repository.git('rev-list', '-1', '--first-parent', `--before=${asked}T23:59:59Z`, 'HEAD').trim();
      expect([asked, commitOn(asked)?.commit ?? '']).toEqual([asked, expected]);
    }
  });
});

describe('a clone that lacks something', () => {
  function makeLong(): { repository: Repository; commits: string[] } {
    const repository = makeRepository();
    const commits = [0, 1, 2, 3, 4].map((index) => repository.commit({ 'x.ts': `${index}` }, { date: day(index) }));
    repository.git('config', 'uploadpack.allowFilter', 'true');
    return { repository, commits };
  }

  it('of depth 1 knows no change, no day before and no other commit', async () => {
    const { repository, commits } = makeLong();
    const history = await readAll(clone(repository, '--depth=1'), [], { code: ['x.ts'] });
    expect(history.changesOf('x.ts')).toEqual({ commits: [], count: 0, complete: false });
    expect([history.commitOn('2026-01-05')?.commit, history.commitOn('2026-01-04')]).toEqual([commits[4], undefined]);
    expect(commits.map((id) => history.resolveReviewedCommit(id.slice(0, 12)))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      commits[4],
    ]);
  });

  it('of depth 3 is right about what it holds, and says that there was more', async () => {
    const { repository, commits } = makeLong();
    const { changesOf } = await readAll(clone(repository, '--depth=3'), [], { code: ['x.ts'] });
    expect(changesOf('x.ts')).toMatchObject({ commits: [{ id: commits[4] }, { id: commits[3] }], complete: false });
    expect(changesOf('x.ts', { since: commits[2] })).toMatchObject({ count: 2, complete: true });
    expect(changesOf('x.ts', { since: commits[1] })).toBeUndefined();
  });

  it('without contents has the whole history', async () => {
    const { repository } = makeLong();
    repository.git('mv', 'x.ts', 'y.ts');
    repository.commit({});
    const partial = clone(repository, '--filter=blob:none', '--no-checkout');
    expect(await readChanges(partial, ['y.ts'])).toEqual(await readChanges(repository.root, ['y.ts']));
  });

  it.each([
    { name: 'outside of a repository', prepare: () => makeFolder({ 'x.ts': 'one' }).root },
    { name: 'in a repository without a commit', prepare: () => makeRepository().root },
    {
      name: 'without a git program',
      prepare: () => {
        const { root } = makeRepository({ 'x.ts': 'one' });
        vi.stubEnv('PATH', makeFolder().root);
        return root;
      },
    },
  ])('knows nothing $name', async ({ prepare }) => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', '/tmp');
    const history = await readAll(prepare(), [], { code: ['x.ts'], reviewed: new Map([['a.md', '[]']]), together: ['a.md'] });
    expect([history.changesOf('x.ts'), history.commitOn('2026-01-01'), history.stampOf('a.md'), history.changedWith('a.md')]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ]);
  });
});

describe('files that changed together with pages', () => {
  it('are told below the root', async () => {
    const repository = makeRepository({ 'site/a.md': 'one', 'site/x.ts': 'one', 'y.ts': 'one' });
    repository.commit({ 'site/a.md': 'two', 'site/x.ts': 'two', 'y.ts': 'two' });
    const { changedWith } = await readAll(join(repository.root, 'site'), ['a.md'], { together: ['a.md'] });
    expect(changedWith('a.md')).toEqual([{ path: 'x.ts', together: 2, changes: 2 }]);
  });
});

describe('the cache', () => {
  const questions: Partial<HistoryOptions>[] = [
    { commits: true },
    { code: ['x.ts'] },
    { code: ['y.ts'] },
    { reviewed: new Map([['a.md', '["2026-01-01",null,null]']]) },
    { together: ['a.md'] },
  ];
  it.each(questions)('answers %o from what it knows of the same question, and of no other', async (question) => {
    const repository = makeRepository({ 'a.md': 'one', 'x.ts': 'one', 'y.ts': 'one' });
    const begin = first(repository);
    const head = repository.commit({ 'a.md': '---\nreviewed: 2026-01-01\n---\n', 'x.ts': 'two' });
    const read = (options: Partial<HistoryOptions>) =>
      readAll(repository.root, ['a.md'], { cacheFolder: join(repository.root, '.cache'), ...options });
    const describeAll = ({ changesOf, commitOn, stampOf, changedWith }: Awaited<ReturnType<typeof read>>): unknown => [
      changesOf('x.ts'),
      changesOf('y.ts'),
      commitOn('2026-01-01'),
      stampOf('a.md'),
      changedWith('a.md'),
    ];
    const cold = describeAll(await read(question));
    rmSync(join(repository.root, '.git', 'objects', begin.slice(0, 2), begin.slice(2)));
    expect(describeAll(await read(question))).toEqual(cold);
    expect(JSON.stringify(cold)).toMatch(new RegExp(question.together ? 'x.ts' : question.code?.[0] === 'y.ts' ? begin : head));
    for (const other of questions) if (other !== question) expect((await read(other)).gap?.reason).toBe('failed');
  });
});
