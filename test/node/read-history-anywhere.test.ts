import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAll, readCommits, readLast } from '../helpers/history.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

function clone(repository: Repository, ...options: string[]): string {
  const target = join(makeFolder().root, 'clone');
  repository.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', ...options, `file://${repository.root}`, target);
  return target;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a clone that lacks something', () => {
  const paths = Array.from({ length: 20 }, (_, index) => `p${index}.md`);
  const dayOf = (index: number): Date => new Date(Date.UTC(2026, 0, 1 + index));

  /** Commits a day apart: `old.md` in the first, and each of twenty pages in turn. */
  function makeLong(count: number): { repository: Repository; commits: string[] } {
    const repository = makeRepository();
    const commits = Array.from({ length: count }, (_, index) =>
      repository.commit(
        { [paths[index % 20] ?? '']: `${index}`, ...(index === 0 ? { 'old.md': 'old' } : {}) },
        { date: dayOf(index).toISOString() },
      ),
    );
    return { repository, commits };
  }

  it('of depth 1 knows no dates, only that nothing is newer', async () => {
    const { repository, commits } = makeLong(3);
    const history = await readAll(clone(repository, '--depth=1'), ['old.md', 'p0.md']);
    const older = { commit: commits[2], at: dayOf(2).getTime() / 1000, confidence: 'older-than' };
    expect(history).toMatchObject({ state: 'shallow', head: { commit: commits[2] } });
    expect([history.lastChange('old.md'), history.created('old.md'), history.lastChange('p0.md')]).toMatchObject([older, older, older]);
  });

  it('of depth 50 is right about all that it holds', async () => {
    const { repository, commits } = makeLong(61);
    const whole = await readAll(repository.root, paths);
    const cut = await readAll(clone(repository, '--depth=50'), [...paths, 'old.md']);
    const older = { commit: commits[11], at: dayOf(11).getTime() / 1000, confidence: 'older-than' };
    expect(cut.state).toBe('shallow');
    for (const path of paths) expect(cut.lastChange(path)).toEqual(whole.lastChange(path));
    expect([cut.lastChange('old.md'), cut.created('p0.md')]).toMatchObject([older, older]);
  });

  it('knows the end of a shallow clone from a folder and from a second worktree', async () => {
    const { repository } = makeLong(3);
    const shallow = clone(repository, '--depth=1');
    repository.git('-C', shallow, 'worktree', 'add', '--quiet', '--detach', `${shallow}-tree`);
    mkdirSync(join(shallow, 'docs'));
    writeFileSync(join(shallow, 'docs', 'a.md'), 'one');
    repository.git('-C', shallow, 'add', '--all');
    repository.git('-C', shallow, 'commit', '--quiet', '--message', 'Add');
    expect((await readAll(`${shallow}-tree`, ['p0.md'])).lastChange('p0.md')?.confidence).toBe('older-than');
    expect((await readAll(join(shallow, 'docs'), ['a.md'])).lastChange('a.md')?.confidence).toBe('exact');
    expect((await readAll(shallow, ['p0.md'])).lastChange('p0.md')?.confidence).toBe('older-than');
  });

  it('without blobs has the whole history, and fetches none', async () => {
    const { repository } = makeLong(3);
    repository.git('mv', 'p0.md', 'q0.md');
    repository.commit({ '.mailmap': 'Ada L. <ada@example.com>\n' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const partial = clone(repository, '--filter=blob:none', '--no-checkout');
    const countMissing = (): number =>
      repository
        .git('-C', partial, 'rev-list', '--objects', '--missing=print', 'HEAD')
        .split('\n')
        .filter((line) => line.startsWith('?')).length;
    const missing = countMissing();
    expect(missing).toBe(5);
    const asked = ['q0.md', 'p1.md', 'old.md'];
    expect(await readCommits(partial, asked)).toEqual(await readCommits(repository.root, asked));
    expect(countMissing()).toBe(missing);
  });

  it('without trees says that git failed, and guesses nothing', async () => {
    const { repository } = makeLong(3);
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const history = await readAll(clone(repository, '--filter=tree:0', '--no-checkout'), ['p0.md']);
    expect(history).toMatchObject({ state: 'none', gap: { reason: 'failed' } });
    expect(history.lastChange('p0.md')).toBeUndefined();
  });
});

describe('names', () => {
  const names = [
    'docs/übung – 日本語.md',
    'tab\there.md',
    'line\nfeed.md',
    '"quoted" \\ back.md',
    ' blank .md',
    ':(top)magic*.md',
    '-dash.md',
    '\u001ers.md',
  ];

  it('may hold anything', async () => {
    const repository = makeRepository(Object.fromEntries(names.map((name) => [name, 'one'])));
    const first = repository.git('rev-parse', 'HEAD').trim();
    const changes = names.map((name) => [name, [repository.commit({ [name]: 'two' }), first]] as const);
    expect(await readCommits(repository.root, names)).toEqual(Object.fromEntries(changes));
  });

  it('of folders above the root may, too', async () => {
    const repository = makeRepository({ 'wïld\nfolder/docs/a.md': 'one', 'a.md': 'other' });
    const second = repository.commit({ 'wïld\nfolder/docs/a.md': 'two' });
    repository.commit({ 'a.md': 'other still' });
    expect(await readLast(join(repository.root, 'wïld\nfolder'), ['docs/a.md', 'a.md'])).toEqual({
      'docs/a.md': second,
      'a.md': undefined,
    });
  });

  it('of authors are those of the mailmap, in UTF-8', async () => {
    const repository = makeRepository({ 'a.md': 'one' }, { author: 'Dead Name <zoe@example.com>' });
    repository.write({ '.mailmap': 'Zoë Ümlaut <zoe@example.com>\n' });
    expect((await readAll(repository.root, ['a.md'])).lastChange('a.md')?.author).toBe('Zoë Ümlaut');
  });

  it('and messages that look like git’s own output change nothing', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    const zeros = '0'.repeat(40);
    const second = repository.commit(
      { 'a.md': 'two' },
      { message: `\x1e${zeros}\n:100644 100644 ${zeros} ${zeros} M\nb.md`, author: '\x1e:x <x@example.com>' },
    );
    repository.commit({ 'b.md': 'two' });
    expect(await readLast(repository.root, ['a.md'])).toEqual({ 'a.md': second });
  });
});

describe('where the pages lie', () => {
  it('may be a folder of the repository, with pages that came from elsewhere in it', async () => {
    const repository = makeRepository({ 'drafts/a.md': 'one', 'site/docs/b.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('mv', 'drafts/a.md', 'site/docs/a.md');
    repository.commit({});
    const site = join(repository.root, 'site');
    expect(await readCommits(site, ['docs/a.md', 'docs/b.md'])).toEqual({ 'docs/a.md': [first, first], 'docs/b.md': [first, first] });
  });

  it('may be a second worktree', async () => {
    const repository = makeRepository({ 'a.md': 'one' });
    repository.git('worktree', 'add', '--quiet', '-b', 'other', join(repository.root, '..', `${repository.root.split('/').at(-1)}-tree`));
    const tree = `${repository.root}-tree`;
    try {
      writeFileSync(join(tree, 'a.md'), 'two');
      repository.git('-C', tree, 'commit', '--quiet', '--all', '--message', 'Change');
      expect(await readLast(tree, ['a.md'])).toEqual({ 'a.md': repository.git('rev-parse', 'other').trim() });
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  });

  it('may be a submodule, which has a history of its own', async () => {
    const inner = makeRepository({ 'a.md': 'one' });
    const second = inner.commit({ 'a.md': 'two' });
    const outer = makeRepository({ 'README.md': 'one' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'wiki');
    outer.commit({});
    expect(await readLast(join(outer.root, 'wiki'), ['a.md'])).toEqual({ 'a.md': second });
    expect(await readCommits(outer.root, ['wiki/a.md'])).toEqual({ 'wiki/a.md': [undefined, undefined] });
  });

  it('may be a repository with SHA-256 ids', async () => {
    const repository = makeRepository({ 'ignored.md': '' });
    const root = join(repository.root, 'long');
    repository.git('init', '--quiet', '--object-format=sha256', root);
    const commit = (content: string, ...message: string[]): string => {
      writeFileSync(join(root, 'a.md'), content);
      repository.git('-C', root, 'add', 'a.md');
      repository.git('-C', root, 'commit', '--quiet', '--message', message.join(' '));
      return repository.git('-C', root, 'rev-parse', 'HEAD').trim();
    };
    const first = commit('one', 'One');
    const second = commit('two', 'Two');
    const third = commit('three', 'Three');
    writeFileSync(join(root, '.git-blame-ignore-revs'), third);
    expect(second).toHaveLength(64);
    expect(await readCommits(root, ['a.md'])).toEqual({ 'a.md': [second, first] });
  });
});

describe('no history', () => {
  it.each([
    { name: 'outside of a repository', prepare: () => makeFolder({ 'a.md': 'one' }), reason: 'no-repository' },
    { name: 'in a repository without a commit', prepare: () => makeRepository(), reason: 'no-commits' },
    { name: 'in a folder that isn’t there', prepare: () => ({ root: join(makeFolder().root, 'gone') }), reason: 'no-repository' },
  ])('is known $name', async ({ prepare, reason }) => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', '/tmp');
    const history = await readAll(prepare().root, ['a.md']);
    expect(history).toMatchObject({ state: 'none', gap: { reason } });
    expect([history.head, history.lastChange('a.md'), history.created('a.md')]).toEqual([undefined, undefined, undefined]);
  });

  it('is known without a git program', async () => {
    const { root } = makeRepository({ 'a.md': 'one' });
    vi.stubEnv('PATH', makeFolder().root);
    expect(await readAll(root, ['a.md'])).toMatchObject({ state: 'none', gap: { reason: 'no-git' } });
  });
});

describe('what plays no part', () => {
  it('is the working tree: edits that aren’t committed, and pages that are new or deleted there', async () => {
    const repository = makeRepository({ 'a.md': 'one', 'b.md': 'one' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.write({ 'a.md': 'two', 'new.md': 'one', 'staged.md': 'one' });
    rmSync(join(repository.root, 'b.md'));
    repository.git('add', 'staged.md');
    expect(await readCommits(repository.root, ['a.md', 'b.md', 'new.md', 'staged.md'])).toEqual({
      'a.md': [first, first],
      'b.md': [first, first],
      'new.md': [undefined, undefined],
      'staged.md': [undefined, undefined],
    });
  });

  it('is configuration of git, and of a hook that runs us', async () => {
    const repository = makeRepository({ 'docs/a.md': 'one' }, { author: 'Zoë <zoe@example.com>' });
    const first = repository.git('rev-parse', 'HEAD').trim();
    repository.git('mv', 'docs/a.md', 'docs/b.md');
    repository.commit({});
    const expected = await readAll(repository.root, ['docs/b.md']);
    expect(expected.lastChange('docs/b.md')).toMatchObject({ commit: first, author: 'Zoë' });
    const settings = {
      'color.ui': 'always',
      'diff.ignoreSubmodules': 'all',
      'diff.orderFile': 'missing',
      'diff.relative': 'true',
      'diff.renames': 'false',
      'format.pretty': 'oneline',
      'i18n.logOutputEncoding': 'ISO-8859-1',
      'log.date': 'relative',
      'log.decorate': 'full',
      'log.diffMerges': 'separate',
      'log.follow': 'true',
      'log.showRoot': 'false',
      'log.showSignature': 'true',
      'notes.displayRef': 'refs/notes/*',
    };
    for (const [key, value] of Object.entries(settings)) repository.git('config', key, value);
    repository.git('notes', 'add', '--message', 'A note');
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere/index');
    const history = await readAll(join(repository.root, 'docs'), ['b.md']);
    expect([history.state, history.head, history.lastChange('b.md')]).toEqual(['exact', expected.head, expected.lastChange('docs/b.md')]);
  });
});
