import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DriftFacts } from '../../src/core/freshness/freshness.ts';
import { readCovered, readDrift } from '../../src/node/read-drift.ts';
import { catalogOf } from '../helpers/catalog.ts';
import { stubSource } from '../helpers/document.ts';
import { openDriftHistory } from '../helpers/drift-history.ts';
import { makeFolder, makeRepository, type Files, type Repository } from '../helpers/repository.ts';

/** Facts of the page `docs/page.md`. */
async function readPage(root: string, { allDigests = true, path = 'docs/page.md', base = '' } = {}): Promise<DriftFacts | undefined> {
  const listed = gitIn(root, 'ls-files', '-z')?.split('\0') ?? ['src/b.ts'];
  const catalog = catalogOf({
    files: { [path]: readFileSync(join(root, path), 'utf8') },
    sources: [stubSource({ id: 'docs', path: 'docs' })],
    repositoryFiles: listed.filter((file) => file !== '' && !file.startsWith('docs/')),
  });
  const head = gitIn(root, 'rev-parse', 'HEAD')?.trim();
  const history = base === '' ? openDriftHistory(root) : { base };
  const facts = await readDrift({ root, covered: await readCovered(root, catalog), history, head, allDigests });
  return facts.get(catalog.pageAt(path)?.id ?? '');
}

function gitIn(root: string, ...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** Changes as `kind status path:line (subjects)`. */
function show(facts: DriftFacts | undefined): string[] {
  return (facts?.changes ?? []).map(({ kind, status, path, line, commits, commitCount }) => {
    const subjects = commits.length === 0 ? '' : ` (${commits.map(({ subject }) => subject).join(', ')})`;
    return `${kind} ${status} ${path}${line === undefined ? '' : `:${line}`}${subjects}${commitCount > commits.length ? ' …' : ''}`;
  });
}

const page = (covers: string, reviewed = ''): string => `---\ntitle: Page\ncovers: ${covers}\n${reviewed}---\n\nText.\n`;

const code: Files = {
  'src/a.ts': 'one\noption(a)\ntwo\noption(b)\n',
  'src/b.ts': 'b\n',
  'deploy/values.yaml': 'replicas: 1\n# waymark:limits\nmemory: 1\n# waymark:end limits\nimage: 1\n',
};

/** A repository whose page was reviewed with the digest of the code as it is then; gives a function that commits the review. */
async function reviewedRepository(covers: string, files: Files = code, { commit = false } = {}): Promise<Repository> {
  const repository = makeRepository({ ...files, 'docs/page.md': page(covers) }, { message: 'Begin' });
  const digest = (await readPage(repository.root))?.digest ?? '';
  const base = commit ? `, commit: ${repository.git('rev-parse', 'HEAD').trim()}` : '';
  repository.commit(
    { 'docs/page.md': page(covers, `reviewed: { on: 2026-01-01, digest: '${digest}'${base} }\n`) },
    { message: 'Review', date: '2026-01-02T12:00:00Z' },
  );
  return repository;
}

const sum = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const digestOf = (...entries: [path: string, content: string][]): string =>
  `v1:${sum(entries.map(([path, content]) => `${path}\0${sum(content)}\n`).join(''))}`;

const otherCovers = 'The digest of the review is of other covers, or was edited: what they select hasn’t changed since.';

describe('the digest', () => {
  test.each<[string, Files, string, [string, string][]]>([
    ['of a file', {}, '[src/b.ts]', [['src/b.ts', 'b\n']]],
    [
      'of a folder, by the bytes of the paths',
      { 'src/Z.ts': 'z', 'src/ä.ts': 'ä' },
      '[src]',
      [
        ['src/Z.ts', 'z'],
        ['src/a.ts', code['src/a.ts'] as string],
        ['src/b.ts', 'b\n'],
        ['src/ä.ts', 'ä'],
      ],
    ],
    ['of lines', {}, "[{ path: src, match: 'option' }]", [['src/a.ts', 'option(a)\noption(b)']]],
    ['of a region', {}, '[{ path: deploy, region: limits }]', [['deploy/values.yaml', 'memory: 1']]],
    ['of CRLF', { 'c.txt': 'a\r\nb\r\n' }, '[c.txt]', [['c.txt', 'a\nb\n']]],
    ['of CRLF beside NUL', { 'c.bin': 'a\r\n\0' }, '[c.bin]', [['c.bin', 'a\r\n\0']]],
    ['of a link', { l: { link: 'src/b.ts' } }, '[l]', [['l', 'src/b.ts']]],
    ['of a link to nowhere', { l: { link: '../../nowhere' } }, '[l]', [['l', '../../nowhere']]],
    [
      'of whole file and lines',
      {},
      '[src/b.ts, { path: src/b.ts, match: b }, src/b.ts]',
      [
        ['src/b.ts', 'b'],
        ['src/b.ts', 'b\n'],
      ],
    ],
    ['without the page', {}, '[docs, src/b.ts]', [['src/b.ts', 'b\n']]],
  ])('%s', async (_, files, covers, entries) => {
    const { root } = makeRepository({ ...code, ...files, 'docs/page.md': page(covers) });
    const sorted = entries.toSorted((a, b) => (a[0] === b[0] ? (sum(a[1]) < sum(b[1]) ? -1 : 1) : 0));
    expect((await readPage(root))?.digest).toBe(digestOf(...sorted));
  });

  test('of a submodule is that of its commit', async () => {
    const { root, git } = makeRepository({ 'docs/page.md': page('[vendor/lib]') });
    git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`);
    expect((await readPage(root))?.digest).toBe(digestOf(['vendor/lib', '1'.repeat(40)]));
  });

  test('leaves out what isn’t under version control', async () => {
    const { root, write } = makeRepository({ ...code, 'docs/page.md': page('[src/b.ts, src/new.ts, src/*.tmp]') });
    write({ 'src/new.ts': 'new', 'src/x.tmp': 'x' });
    expect((await readPage(root))?.digest).toBe(digestOf(['src/b.ts', 'b\n']));
  });

  test('is the same on a machine that checks out CRLF', async () => {
    const { root, git } = makeRepository({ ...code, 'docs/page.md': page('[src, { path: deploy, region: limits }]') });
    const before = (await readPage(root))?.digest;
    git('config', 'core.autocrlf', 'true');
    rmSync(join(root, 'src'), { recursive: true });
    rmSync(join(root, 'deploy'), { recursive: true });
    git('checkout', '--', '.');
    expect(execFileSync('cat', [join(root, 'src/b.ts')], { encoding: 'utf8' })).toBe('b\r\n');
    expect((await readPage(root))?.digest).toBe(before);
  });

  test('is the same in a sparse checkout', async () => {
    const { root, git } = makeRepository({ ...code, 'docs/page.md': page('[src, { path: deploy, region: limits }]') });
    const before = (await readPage(root))?.digest;
    git('sparse-checkout', 'set', 'docs');
    expect(gitIn(root, 'ls-files', '-t')).toContain('S src/a.ts');
    expect((await readPage(root))?.digest).toBe(before);
  });

  test('never follows a link out of the repository', async () => {
    const secret = makeFolder({ 'a.ts': 'secret\n' });
    const { root, git } = makeRepository({ 'src/a.ts': 'a\n', 'docs/page.md': page('[src]') });
    rmSync(join(root, 'src'), { recursive: true });
    symlinkSync(secret.root, join(root, 'src'));
    expect((await readPage(root))?.digest).toBe(digestOf());
    git('add', '--all');
    expect((await readPage(root))?.digest).toBe(digestOf(['src', secret.root]));
  });

  test('isn’t made where nobody needs it', async () => {
    const { root } = makeRepository({ ...code, 'docs/page.md': page('[src]') });
    expect((await readPage(root, { allDigests: false }))?.digest).toBeUndefined();
  });
});

describe('of a page with a digest', () => {
  const edits: [string, string, Files, string[]][] = [
    ['an edit of a whole file', '[src]', { 'src/b.ts': 'c\n' }, ['whole edited src/b.ts (Edit)']],
    ['an edit elsewhere', '[src/a.ts]', { 'src/b.ts': 'c\n' }, []],
    ['an edit outside the surface', "[{ path: src/a.ts, match: 'option' }]", { 'src/a.ts': 'ONE\nnew\noption(a)\noption(b)\n' }, []],
    [
      'an edit of the surface',
      "[{ path: src/a.ts, match: 'option' }]",
      { 'src/a.ts': 'one\nnew\noption(a)\ntwo\noption(c)\n' },
      ['narrowed edited src/a.ts:5 (Edit)'],
    ],
    [
      'an edit outside the region',
      '[{ path: deploy, region: limits }]',
      { 'deploy/values.yaml': 'replicas: 2\n\n# waymark:limits\nmemory: 1\n# waymark:end limits\nimage: 2\n' },
      [],
    ],
    [
      'an edit of the region',
      '[{ path: deploy, region: limits }]',
      { 'deploy/values.yaml': '# waymark:limits\nmemory: 2\n# waymark:end limits\n' },
      ['narrowed edited deploy/values.yaml:2 (Edit)'],
    ],
    ['line endings', '[src]', { 'src/b.ts': 'b\r\n' }, []],
    ['an added file', '[src]', { 'src/c.ts': 'c\n' }, ['whole added src/c.ts (Edit)']],
    [
      'an added file with a line of the surface',
      "[{ path: src, match: 'option' }]",
      { 'src/c.ts': 'x\noption(c)\n' },
      ['narrowed added src/c.ts:2 (Edit)'],
    ],
    ['an added file without one', "[{ path: src, match: 'option' }]", { 'src/c.ts': 'c\n' }, []],
    [
      'a surface in a file that had none',
      "[{ path: src, match: 'option' }]",
      { 'src/b.ts': 'b\noption(b)\n' },
      ['narrowed edited src/b.ts:2 (Edit)'],
    ],
    ['a surface that is gone', "[{ path: src, match: 'option' }]", { 'src/a.ts': 'none\n' }, ['narrowed edited src/a.ts (Edit)']],
    ['binary content', '[src]', { 'src/b.ts': Uint8Array.of(0, 255, 13, 10) }, ['whole edited src/b.ts (Edit)']],
    [
      'both kinds of covers',
      "[src/*, { path: src/a.ts, match: 'option' }]",
      { 'src/a.ts': 'x\noption(x)\n', 'src/b.ts': 'x' },
      ['narrowed edited src/a.ts:2 (Edit)', 'whole edited src/b.ts (Edit)'],
    ],
    [
      'the file beside the surface',
      "[src/*, { path: src/a.ts, match: 'option' }]",
      { 'src/a.ts': 'x\noption(a)\noption(b)\n' },
      ['whole edited src/a.ts (Edit)'],
    ],
    ['a file that becomes a link', '[src/b.ts, src/l.ts]', { 'src/l.ts': { link: 'b.ts' } }, ['whole added src/l.ts (Edit)']],
  ];

  test.each(edits)('%s is seen', async (_, covers, files, changes) => {
    const { root, commit } = await reviewedRepository(covers);
    commit(files, { message: 'Edit', date: '2026-02-01T12:00:00Z' });
    expect(show(await readPage(root, { allDigests: false }))).toEqual(changes);
  });

  test.each(edits)('%s is seen before it is committed', async (_, covers, files, changes) => {
    const { root, write, git } = await reviewedRepository(covers);
    write(files);
    git('add', '--all');
    expect(show(await readPage(root))).toEqual(changes.map((change) => change.replace(' (Edit)', '')));
  });

  test('a removed and a renamed file are seen', async () => {
    const { root, git } = await reviewedRepository('[src, { path: deploy, region: limits }]');
    git('mv', 'src/b.ts', 'src/c.ts');
    git('rm', '--quiet', 'deploy/values.yaml');
    const expected = ['narrowed removed deploy/values.yaml:3', 'whole removed src/b.ts', 'whole added src/c.ts'];
    expect(show(await readPage(root))).toEqual(expected);
    git('commit', '--quiet', '--message', 'Tidy');
    expect(show(await readPage(root))).toEqual(expected.map((change) => `${change} (Tidy)`));
  });

  test('a file that is gone from disk alone is gone', async () => {
    const { root } = await reviewedRepository('[src]');
    rmSync(join(root, 'src/b.ts'));
    expect(show(await readPage(root))).toEqual(['whole removed src/b.ts']);
  });

  test('what was changed and changed back is in sync, whatever history says', async () => {
    const { root, commit } = await reviewedRepository('[src]');
    commit({ 'src/b.ts': 'c\n' });
    commit({ 'src/b.ts': 'b\n' });
    chmodSync(join(root, 'src/b.ts'), 0o755);
    const facts = await readPage(root);
    expect([show(facts), facts?.base, facts?.baseGap]).toEqual([[], undefined, undefined]);
  });

  test('covers that were edited since the review make the digest another one, and no change', async () => {
    const { root, git, write } = await reviewedRepository('[src]');
    const text = git('show', 'HEAD:docs/page.md').replace('covers: [src]', 'covers: [src, deploy]');
    write({ 'docs/page.md': text });
    const facts = await readPage(root);
    expect([show(facts), facts?.base?.how, facts?.baseGap]).toEqual([[], 'digest', otherCovers]);
  });

  test.each(['[src]', "[{ path: src/a.ts, match: 'option' }]"])(
    'a digest of nothing that the base of %s holds proves nothing',
    async (covers) => {
      const { root, commit, git } = makeRepository(code);
      const review = `reviewed: { on: 2026-01-01, digest: 'v1:${'0'.repeat(64)}', commit: ${git('rev-parse', 'HEAD').trim()} }\n`;
      commit({ 'docs/page.md': page(covers, review) });
      const facts = await readPage(root);
      expect([show(facts), facts?.base?.how, facts?.baseGap]).toEqual([[], 'commit', otherCovers]);
    },
  );

  test('compared with a given commit, a digest that differs says nothing by itself', async () => {
    const { root, commit } = await reviewedRepository('[src]');
    const base = commit({ 'src/a.ts': 'x\n' });
    expect(show(await readPage(root, { base }))).toEqual([]);
    commit({ 'src/b.ts': 'c\n' }, { message: 'Edit' });
    expect(show(await readPage(root, { base }))).toEqual(['whole edited src/b.ts']);
  });

  test.each<[string, string]>([
    ['src/a.ts ident', '$Id$\n'],
    ['src/a.ts filter=upper', 'a\n'],
    ['src/a.ts working-tree-encoding=UTF-16LE', 'a\n'],
  ])('a file that git converts, by `%s`, is no edit of what is committed', async (attributes, content) => {
    const { root, git, write, commit } = makeRepository({ '.gitattributes': `${attributes}\n`, ...code });
    git('config', 'filter.upper.smudge', 'tr a-z A-Z');
    git('config', 'filter.upper.clean', 'tr A-Z a-z');
    write({ 'src/a.ts': attributes.includes('UTF-16') ? Buffer.from(content, 'utf16le') : content });
    commit({ 'docs/page.md': page('[src]') });
    rmSync(join(root, 'src/a.ts'));
    git('checkout', '--', 'src/a.ts');
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).not.toBe(content);
    const digest = (await readPage(root))?.digest ?? '';
    commit({ 'docs/page.md': page('[src]', `reviewed: { on: 2026-01-01, digest: '${digest}' }\n`) }, { message: 'Review' });
    commit({ 'src/b.ts': 'c\n' }, { message: 'Edit' });
    expect(git('status', '--porcelain')).toBe('');
    expect(show(await readPage(root))).toEqual(['whole edited src/b.ts (Edit)']);
    write({ 'src/a.ts': 'new\n' });
    git('-c', 'filter.upper.clean=cat', 'add', '--all');
    expect(show(await readPage(root))).toEqual(['whole edited src/a.ts', 'whole edited src/b.ts (Edit)']);
    rmSync(join(root, 'src/a.ts'));
    expect(show(await readPage(root))).toEqual(['whole removed src/a.ts', 'whole edited src/b.ts (Edit)']);
  });

  test('the base is the commit that the review names, else the one that wrote it', async () => {
    const named = await reviewedRepository('[src]', code, { commit: true });
    const first = named.git('rev-parse', 'HEAD~1').trim();
    named.commit({ 'src/b.ts': 'c\n' });
    expect((await readPage(named.root))?.base).toEqual({ commit: first, how: 'commit' });
    const written = await reviewedRepository('[src]');
    const second = written.git('rev-parse', 'HEAD').trim();
    written.commit({ 'src/b.ts': 'c\n' });
    expect((await readPage(written.root))?.base).toEqual({ commit: second, how: 'digest' });
  });

  test('five commits at most are named, and all are counted', async () => {
    const { root, commit } = await reviewedRepository('[src/b.ts]');
    for (let at = 0; at < 7; at++) commit({ 'src/b.ts': `${at}\n` }, { message: `Edit ${at}` });
    expect(show(await readPage(root))).toEqual(['whole edited src/b.ts (Edit 6, Edit 5, Edit 4, Edit 3, Edit 2) …']);
  });
});

describe('at depth 1', () => {
  async function cloneAfter(covers: string, files: Files): Promise<string> {
    const { root, commit } = await reviewedRepository(covers);
    commit(files, { message: 'Edit' });
    const copy = makeFolder().root;
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, copy]);
    return copy;
  }

  test.each<[string, string, Files, string[]]>([
    ['no change', '[src]', { 'x.ts': 'x' }, []],
    ['a change of the surface', '[{ path: src/a.ts, match: option }]', { 'src/a.ts': 'option(c)' }, ['narrowed edited src/a.ts']],
    [
      'a change of one of several surfaces',
      '[{ path: src/a.ts, match: option }, { path: deploy, region: limits }]',
      { 'src/a.ts': 'option(c)' },
      ['narrowed edited .'],
    ],
    ['a change of whole files', '[src]', { 'src/a.ts': 'x' }, ['whole edited src']],
    ['a change of either', '[src/b.ts, { path: src/a.ts, match: option }]', { 'src/a.ts': 'x' }, ['whole edited src']],
  ])('the digest knows of %s', async (_, covers, files, changes) => {
    const facts = await readPage(await cloneAfter(covers, files));
    expect(show(facts)).toEqual(changes);
    expect(facts?.base).toBeUndefined();
    expect(facts?.baseGap).toBe(changes.length === 0 ? undefined : 'This clone is shallow: its history ends too early.');
  });
});

describe('in a partial clone', () => {
  async function cloneWithoutBlobs(covers: string, files: Files): Promise<string> {
    const { root, commit, git } = await reviewedRepository(covers, code, { commit: true });
    git('config', 'uploadpack.allowFilter', 'true');
    commit(files, { message: 'Edit' });
    const copy = makeFolder().root;
    execFileSync('git', ['clone', '--quiet', '--filter=blob:none', `file://${root}`, copy]);
    renameSync(root, `${root}-away`);
    return copy;
  }

  test('whole files are known to have changed', async () => {
    const copy = await cloneWithoutBlobs('[src]', { 'src/b.ts': 'c\n' });
    expect(show(await readPage(copy))).toEqual(['whole edited src/b.ts (Edit)']);
  });

  test('a surface is known to have changed by its digest, but not where', async () => {
    const copy = await cloneWithoutBlobs('[{ path: src, match: option }]', { 'src/a.ts': 'option(c)\n' });
    const facts = await readPage(copy);
    expect([show(facts), facts?.baseGap]).toEqual([['narrowed edited src'], 'This clone doesn’t hold all covered files as they were.']);
  });
});

describe('of a page without a digest', () => {
  const reviewed = 'reviewed: { on: 2026-01-15 }\n';

  test('code is compared with its state on the day of the review', async () => {
    const { root, commit } = makeRepository({ ...code, 'docs/page.md': page("[src/b.ts, { path: src/a.ts, match: 'option' }]", reviewed) });
    const day = commit({ 'src/b.ts': 'before\n' }, { date: '2026-01-15T20:00:00Z', message: 'Before' });
    commit({ 'src/a.ts': 'two\noption(c)\n' }, { date: '2026-01-16T08:00:00Z', message: 'After' });
    const facts = await readPage(root, { allDigests: false });
    expect([show(facts), facts?.base, facts?.digest]).toEqual([
      ['narrowed edited src/a.ts:2 (After)'],
      { commit: day, how: 'date' },
      undefined,
    ]);
  });

  test('what isn’t committed doesn’t count', async () => {
    const { root, write } = makeRepository({ ...code, 'docs/page.md': page('[src]', reviewed) });
    write({ 'src/a.ts': 'x' });
    expect(show(await readPage(root))).toEqual([]);
  });

  test('and without a review, with its state when the page changed last', async () => {
    const { root, commit } = makeRepository({ ...code, 'docs/page.md': '# Page\n\nSee `src/b.ts` and [a](../src/a.ts).\n' });
    const last = commit({ 'docs/page.md': '# Page\n\nSee `src/b.ts` and [a](../src/a.ts). It changed.\n' });
    commit({ 'src/a.ts': 'x' }, { message: 'Edit' });
    const facts = await readPage(root);
    expect(facts).toMatchObject({ base: { commit: last, how: 'change' } });
    expect(facts?.covers).toEqual([
      { path: 'src/a.ts', kind: 'inferred', files: 1 },
      { path: 'src/b.ts', kind: 'inferred', files: 1 },
    ]);
    expect(show(facts)).toEqual(['inferred edited src/a.ts (Edit)']);
  });

  test('a review before history begins has no base, and the reason is said', async () => {
    const { root, commit } = makeRepository({ ...code, 'docs/page.md': page('[src]', 'reviewed: { on: 2020-01-01 }\n') });
    commit({ 'src/a.ts': 'x' });
    const facts = await readPage(root);
    expect([facts?.base, facts?.baseGap, show(facts)]).toEqual([undefined, 'History begins after the day of the review.', []]);
  });
});

test('a folder that is no repository has digests and no history', async () => {
  const { root } = makeFolder({ 'src/b.ts': 'b\n', 'docs/page.md': page('[src]') });
  const facts = await readPage(root);
  expect(facts).toEqual({
    covers: [{ path: 'src', kind: 'whole', files: 1 }],
    digest: digestOf(['src/b.ts', 'b\n']),
    baseGap: 'There is no history to compare with.',
    changes: [],
  });
});

test('a root inside of a repository has paths of its own', async () => {
  const repository = makeRepository({
    'top/src/b.ts': 'b\n',
    'src/b.ts': 'other\n',
    'top/docs/page.md': page('[src]', 'reviewed: { on: 2026-01-01 }\n'),
  });
  repository.commit({ 'top/src/b.ts': 'c\n', 'src/b.ts': 'else\n' }, { message: 'Edit', date: '2026-01-03T00:00:00Z' });
  expect(show(await readPage(join(repository.root, 'top')))).toEqual(['whole edited src/b.ts (Edit)']);
});

test('a page that covers nothing has no facts', async () => {
  const { root } = makeRepository({ 'docs/page.md': '# Page\n\nText.\n' });
  expect(await readPage(root)).toBeUndefined();
});

test('covers over a limit have no digest, and the reason is said', async () => {
  const { root, commit } = makeRepository({
    'docs/page.md': page("[{ path: big.log, match: '(x+x+)+y' }]", `reviewed: { on: 2026-01-01, digest: 'v1:${'0'.repeat(64)}' }\n`),
    'big.log': 'x'.repeat(50 * 1024 * 1024),
  });
  commit({});
  const facts = await readPage(root);
  expect([facts?.digest, facts?.baseGap, show(facts)]).toEqual([
    undefined,
    'Not all covered files can be read; `waymark check` says why.',
    [],
  ]);
});

describe('code that a page shows', () => {
  const shows = (use: string, reviewed = ''): string => `---\ntitle: Page\n${reviewed}---\n\n::code-from-repo{${use}}\n`;
  const files: Files = { 'src/a.ts': '// #region x\none\n// #endregion\ntwo\n' };

  test.each([
    ['file="src/a.ts" region="x"', 'narrowed edited src/a.ts:2', []],
    ['file="src/a.ts" lines="2"', 'narrowed edited src/a.ts:2', []],
    ['file="src/a.ts"', 'whole edited src/a.ts', ['whole edited src/a.ts']],
  ])('counts as a cover: %s', async (use, inside, outside) => {
    const repository = makeRepository({ ...files, 'docs/page.md': shows(use) });
    const { digest } = (await readPage(repository.root)) ?? {};
    expect(digest).toMatch(/^v1:/);
    repository.commit(
      { 'docs/page.md': shows(use, `reviewed: { on: 2026-01-01, digest: '${digest}' }\n`) },
      { date: '2026-01-02T12:00:00Z' },
    );
    expect(show(await readPage(repository.root))).toEqual([]);
    repository.commit({ 'src/a.ts': '// #region x\none\n// #endregion\nother\n' }, { message: 'Other', date: '2026-01-03T12:00:00Z' });
    const changes = async (): Promise<string[]> => show(await readPage(repository.root)).map((line) => line.replace(/ \(.*\)/, ''));
    expect(await changes()).toEqual(outside);
    repository.commit({ 'src/a.ts': '// #region x\nedited\n// #endregion\ntwo\n' }, { message: 'Edit', date: '2026-01-04T12:00:00Z' });
    expect(await changes()).toEqual([inside]);
  });
});
