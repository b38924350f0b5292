import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findRoot, GitError, resolveCommit, runGit, streamGit } from '../../src/node/git.ts';
import type { GitCommand } from '../../src/node/git.ts';
import { makeFolder, makeRepository } from '../helpers/repository.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('resolveCommit', () => {
  test('gives the full id of branch, tag, abbreviation and expression', async () => {
    const { root, git, commit } = makeRepository({ 'a.md': 'a' });
    const first = git('rev-parse', 'HEAD').trim();
    const second = commit({ 'a.md': 'b' });
    git('tag', 'v1', first);
    git('tag', '--annotate', '--message=two', 'v2', second);
    for (const [ref, id] of [
      ['main', second],
      ['v1', first],
      ['v2', second],
      [first.slice(0, 10), first],
      ['HEAD~1', first],
    ] as const) {
      expect(await resolveCommit(root, ref)).toBe(id);
    }
  });

  test.each([
    'nowhere',
    '',
    '-',
    '^HEAD',
    'HEAD..HEAD',
    'HEAD HEAD',
    'HEAD\n',
    'a\0b',
    'HEAD:a.md',
    '--all',
    '--git-dir',
    '--show-toplevel',
  ])('%j is no commit', async (ref) => {
    const { root } = makeRepository({ 'a.md': 'a' });
    expect(await resolveCommit(root, ref)).toBeUndefined();
  });

  test('a branch that is called like an option is a branch', async () => {
    const { root, git } = makeRepository({ 'a.md': 'a' });
    const canary = join(root, 'canary');
    const id = git('rev-parse', 'HEAD').trim();
    for (const name of [`--output=${canary}`, `--upload-pack=touch ${canary}`]) {
      expect(await resolveCommit(root, name)).toBeUndefined();
    }
    git('update-ref', 'refs/heads/--output=canary', id);
    expect(await resolveCommit(root, '--output=canary')).toBe(id);
    expect(existsSync(canary)).toBe(false);
  });
});

describe('findRoot', () => {
  test('is the top folder, also from below', async () => {
    const { root } = makeRepository({ 'docs/guide/a.md': 'a' });
    expect(await findRoot(join(root, 'docs', 'guide'))).toBe(root);
  });

  test('keeps spaces and letters of any script in the path', async () => {
    const { root } = makeFolder({ ' Wissen & Können /x': '' });
    const folder = join(root, ' Wissen & Können ');
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    expect(await findRoot(folder)).toBe(realpathSync(folder));
  });

  test('is undefined outside of a repository, in a bare one, and where there is no folder', async () => {
    const { root } = makeFolder({ 'a.md': 'a' });
    execFileSync('git', ['init', '--quiet', '--bare', 'bare.git'], { cwd: root });
    expect(await findRoot(root)).toBeUndefined();
    expect(await findRoot(join(root, 'bare.git'))).toBeUndefined();
    expect(await findRoot(join(root, 'missing'))).toBeUndefined();
  });

  test('is undefined without git', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    vi.stubEnv('PATH', join(root, 'nothing-here'));
    expect(await findRoot(root)).toBeUndefined();
    expect(await resolveCommit(root, 'HEAD')).toBeUndefined();
  });

  test.skipIf(process.getuid?.() !== 0)('explains a repository of another user', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    chownSync(root, 12_345, 12_345);
    chownSync(join(root, '.git'), 12_345, 12_345);
    await expect(findRoot(root)).rejects.toThrow('Git refuses this repository because another user owns it.');
  });

  test('does not follow the variables of a hook into another repository', async () => {
    const here = makeRepository({ 'a.md': 'a' });
    const other = makeRepository({ 'b.md': 'b' });
    vi.stubEnv('GIT_DIR', join(other.root, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other.root, '.git', 'index'));
    vi.stubEnv('GIT_WORK_TREE', other.root);
    const files = await runGit(here.root, ['ls-files']);
    expect([await findRoot(here.root), files?.stdout.toString()]).toEqual([here.root, 'a.md\n']);
  });
});

describe('runGit', () => {
  test('hands input on and collects output', async () => {
    const { root, git } = makeRepository({ 'a.md': 'hello' });
    const id = git('rev-parse', 'HEAD:a.md').trim();
    const result = await runGit(root, ['cat-file', '--batch'], { input: `${id}\n` });
    expect(result?.stdout.toString()).toBe(`${id} blob 5\nhello\n`);
  });

  test('a command that fails is a result', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    const result = await runGit(root, ['cat-file', '-t', 'HEAD:missing.md']);
    expect(result?.status).toBe(128);
    expect(result?.stderr).toContain('missing.md');
  });

  test('input that nobody reads does no harm', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    const result = await runGit(root, ['rev-parse', '--is-inside-work-tree'], { input: 'x'.repeat(10_000_000) });
    expect(result?.status).toBe(0);
  });

  test('too much output is an error that names the command', async () => {
    const { root } = makeRepository({ 'a.md': 'a'.repeat(5000) });
    const call = runGit(root, ['cat-file', 'blob', 'HEAD:a.md'], { maxBytes: 1000 });
    await expect(call).rejects.toThrow(new GitError('git cat-file said more than 1000 bytes.'));
  });

  test('a command that hangs is stopped', async () => {
    const { root, write } = makeFolder({ 'bin/git': '#!/bin/sh\nexec sleep 60\n' });
    write({});
    chmodSync(join(root, 'bin', 'git'), 0o755);
    vi.stubEnv('PATH', `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`);
    await expect(runGit(root, ['ls-files'], { timeout: 100 })).rejects.toThrow('git ls-files took longer than 0.1 s.');
  });

  test.each(['push', 'fetch', 'status', 'checkout', '-c', '--exec-path=.'])('git %s is refused', async (command) => {
    const { root } = makeRepository();
    await expect(runGit(root, [command as GitCommand])).rejects.toThrow(TypeError);
  });
});

describe('streamGit', () => {
  test('yields the same bytes as a collected run', async () => {
    const { root, commit } = makeRepository({ 'a.md': 'a' });
    for (let index = 0; index < 5; index++) commit({ 'a.md': `version ${index}` }, { message: `Change ${index}` });
    const chunks: Buffer[] = [];
    for await (const chunk of streamGit(root, ['log', '-z', '--format=%s'])) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().split('\0')).toEqual([
      'Change 4',
      'Change 3',
      'Change 2',
      'Change 1',
      'Change 0',
      'Change',
      '',
    ]);
  });

  test('may be left early', async () => {
    const { root } = makeRepository({ 'a.md': 'x'.repeat(5_000_000) });
    for await (const chunk of streamGit(root, ['cat-file', 'blob', 'HEAD:a.md'])) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  test('a failure is an error with git’s reason and status', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    const read = async () => {
      for await (const chunk of streamGit(root, ['cat-file', 'blob', 'HEAD:b.md'])) expect(chunk).toBeUndefined();
    };
    await expect(read()).rejects.toMatchObject({ name: 'GitError', status: 128, message: expect.stringContaining('b.md') as string });
  });

  test('says so when git is missing', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    vi.stubEnv('PATH', join(root, 'nothing-here'));
    await expect(streamGit(root, ['ls-files']).next()).rejects.toThrow('Git is needed here, and could not be started.');
  });
});

describe('a hostile repository runs nothing', () => {
  /** A repository whose configuration and hooks leave a file behind as soon as one of them runs. */
  function makeHostile() {
    const repository = makeRepository({ 'a.md': 'one', 'b.bin': 'two', '.gitattributes': '*.md filter=evil diff=evil\n*.bin diff=evil\n' });
    const { root, git, commit } = repository;
    commit({ 'a.md': 'changed', 'b.bin': 'changed too' });
    const canary = join(root, 'canary');
    const program = `touch '${canary}' #`;
    for (const [name, value] of [
      ['core.fsmonitor', program],
      ['core.hooksPath', join(root, 'hooks')],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['core.editor', program],
      ['core.askPass', program],
      ['credential.helper', `!${program}`],
      ['diff.external', program],
      ['diff.evil.textconv', program],
      ['diff.evil.command', program],
      ['filter.evil.clean', program],
      ['filter.evil.smudge', program],
      ['filter.evil.process', program],
      ['log.showSignature', 'true'],
      ['gpg.program', program],
      ['pager.log', program],
      ['alias.log', `!${program}`],
      ['alias.ls-files', `!${program}`],
      ['remote.origin.url', `ext::${program}`],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ['protocol.ext.allow', 'always'],
      ['extensions.partialClone', 'origin'],
      ['core.repositoryformatversion', '1'],
    ] as const) {
      git('config', name, value);
    }
    for (const hook of ['post-index-change', 'pre-commit', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman']) {
      repository.write({ [`hooks/${hook}`]: `#!/bin/sh\n${program}\n`, [`.git/hooks/${hook}`]: `#!/bin/sh\n${program}\n` });
      for (const folder of ['hooks', '.git/hooks']) chmodSync(join(root, folder, hook), 0o755);
    }
    expect(existsSync(canary)).toBe(false);
    return { ...repository, canary };
  }

  test.each([
    ['status'],
    ['diff', 'HEAD~1', 'HEAD'],
    ['log', '--patch', '--textconv', 'HEAD'],
    ['add', '--renormalize', '.'],
    ['update-ref', 'refs/heads/x', 'HEAD'],
  ])('the trap works: plain git %s runs it', (...args) => {
    const { root, canary } = makeHostile();
    spawnSync('git', args, { cwd: root });
    expect(existsSync(canary)).toBe(true);
  });

  const missing = '1234567890123456789012345678901234567890';
  const calls: [GitCommand, ...string[]][] = [
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    ['ls-files', '-z', '--stage'],
    ['log', '-z', '--name-status', '--format=%H %s'],
    ['log', '--patch', '--format=%H'],
    ['log', '--stat', '--format=%H'],
    ['diff-tree', '-r', '--patch', 'HEAD~1', 'HEAD'],
    ['ls-tree', '-r', '-z', 'HEAD'],
    ['cat-file', 'blob', 'HEAD:a.md'],
    ['cat-file', '-t', missing],
    ['rev-list', '--objects', 'HEAD'],
    ['rev-parse', '--show-toplevel'],
    ['for-each-ref'],
    ['merge-base', 'HEAD', 'HEAD~1'],
    ['symbolic-ref', 'HEAD'],
    ['config', '--get', 'remote.origin.url'],
    ['check-ignore', 'a.md'],
    ['check-attr', 'filter', 'a.md'],
  ];

  test.each(calls)('git %s %s %s', async (...args) => {
    const { root, canary } = makeHostile();
    const result = await runGit(root, args.filter((arg) => typeof arg === 'string') as [GitCommand, ...string[]]);
    expect(result).toBeDefined();
    expect(existsSync(canary)).toBe(false);
  });

  test('a missing object of a partial clone is not fetched', async () => {
    const { root, canary } = makeHostile();
    const result = await runGit(root, ['cat-file', '-p', missing]);
    expect(result?.status).not.toBe(0);
    expect(existsSync(canary)).toBe(false);
  });

  test('a bare repository among the content is not entered', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    execFileSync('git', ['init', '--quiet', '--bare', 'docs'], { cwd: root });
    const canary = join(root, 'canary');
    execFileSync('git', ['config', 'core.fsmonitor', `touch '${canary}' #`], { cwd: join(root, 'docs') });
    expect(await findRoot(join(root, 'docs'))).toBeUndefined();
    expect(existsSync(canary)).toBe(false);
  });

  test('paths are taken literally, never as patterns', async () => {
    const { root } = makeRepository({ 'a.md': 'a', 'b.md': 'b' });
    const result = await runGit(root, ['ls-files', '--', ':(glob)*.md', '*.md']);
    expect(result?.stdout.toString()).toBe('');
  });
});

test('a folder behind a symbolic link belongs to the repository that holds it', async () => {
  const { root } = makeRepository({ 'a.md': 'a' });
  const { root: outside } = makeFolder();
  mkdirSync(join(outside, 'deep'));
  symlinkSync(root, join(outside, 'deep', 'link'));
  expect(await findRoot(join(outside, 'deep', 'link'))).toBe(root);
});
