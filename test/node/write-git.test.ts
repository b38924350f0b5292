import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createBranch } from '../../src/node/write-git.ts';
import { makeRepository, type Repository } from '../helpers/repository.ts';

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  return () => vi.unstubAllEnvs();
});

function repositoryOf(files: Record<string, string>): Repository & { head: string } {
  const repository = makeRepository(files);
  repository.git('config', 'user.name', 'Ada');
  repository.git('config', 'user.email', 'ada@example.com');
  return { ...repository, head: repository.git('rev-parse', 'HEAD').trim() };
}

function branchOf(repository: { head: string }, files: Record<string, string>, branch = 'review/docs') {
  const contents = Object.entries(files).map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]);
  return { branch, parent: repository.head, message: 'Review\n\n# docs/a.md\n\nÄ\n', files: new Map(contents) };
}

describe('a branch', () => {
  test('holds one commit with the new content, and is valid', async () => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n', 'docs/ä b.md': 'b\n', 'src/x.ts': 'x\n' });
    const { root, git, head } = repository;
    const commit = await createBranch(root, branchOf(repository, { 'docs/a.md': 'new\r\n', 'docs/ä b.md': 'newer\n' }));
    expect(git('rev-parse', 'review/docs', 'review/docs^').trim().split('\n')).toEqual([commit, head]);
    expect(git('-c', 'core.quotePath=off', 'diff', '--name-status', head, commit)).toBe('M\tdocs/a.md\nM\tdocs/ä b.md\n');
    expect(git('cat-file', 'blob', `${commit}:docs/a.md`)).toBe('new\r\n');
    expect(git('log', '-1', '--format=%an <%ae>%n%B', commit)).toBe('Ada <ada@example.com>\nReview\n\n# docs/a.md\n\nÄ\n\n');
    expect(git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  test('leaves index, working tree and HEAD as they are', async () => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n', 'docs/b.md': 'b\n' });
    const { root, git, write } = repository;
    write({ 'docs/a.md': 'staged\n', 'docs/new.md': 'staged\n' });
    git('add', '--all');
    write({ 'docs/a.md': 'edited\n', 'docs/untracked.md': 'u\n' });
    const status = git('status', '--porcelain=v2', '--branch');
    const index = readFileSync(join(root, '.git/index'));
    const commit = await createBranch(root, branchOf(repository, { 'docs/b.md': 'new\n' }));
    expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
    expect(git('status', '--porcelain=v2', '--branch')).toBe(status);
    expect(git('ls-tree', '-r', '--name-only', commit)).toBe('docs/a.md\ndocs/b.md\n');
    expect(git('cat-file', 'blob', `${commit}:docs/a.md`)).toBe('a\n');
  });

  test('starts from a folder of the repository, and keeps modes', async () => {
    const repository = repositoryOf({ 'team/docs/a.md': 'a\n' });
    chmodSync(join(repository.root, 'team/docs/a.md'), 0o755);
    const head = repository.commit({});
    await createBranch(join(repository.root, 'team'), branchOf({ head }, { 'docs/a.md': 'new\n' }));
    expect(repository.git('diff', '--raw', '--abbrev=4', head, 'review/docs')).toMatch(/^:100755 100755 .* M\tteam\/docs\/a\.md\n$/);
  });

  test('runs nothing that the repository brings', async () => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n', '.gitattributes': '*.md filter=evil eol=crlf\n' });
    const { root, git } = repository;
    const trace = join(root, 'ran');
    for (const hook of ['reference-transaction', 'pre-commit', 'commit-msg', 'post-commit', 'post-index-change']) {
      writeFileSync(join(root, '.git/hooks', hook), `#!/bin/sh\ntouch '${trace}'\n`, { mode: 0o755 });
    }
    git('config', 'filter.evil.clean', `touch '${trace}'; cat`);
    git('config', 'gpg.program', `touch '${trace}'`);
    git('config', 'commit.gpgSign', 'true');
    git('config', 'core.fsmonitor', `touch '${trace}'`);
    git('config', 'core.editor', `touch '${trace}'`);
    await createBranch(root, branchOf(repository, { 'docs/a.md': 'new\n' }));
    expect(existsSync(trace)).toBe(false);
    expect(git('cat-file', 'blob', 'review/docs:docs/a.md')).toBe('new\n');
  });
});

describe('no branch is made', () => {
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'made',
      (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    );

  test.each(['review/docs', 'review', 'a..b', '-x', 'HEAD', 'a b', ''])('of the name %j when that is taken or none', async (branch) => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n' });
    repository.git('branch', 'review/docs');
    const before = repository.git('for-each-ref');
    expect(await refusal(createBranch(repository.root, branchOf(repository, { 'docs/a.md': 'new\n' }, branch)))).toMatch(/can’t be/);
    expect(repository.git('for-each-ref')).toBe(before);
  });

  test('where a symbolic ref points to a branch that isn’t there', async () => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n' });
    const { root, git } = repository;
    git('symbolic-ref', 'refs/heads/review/docs', 'refs/heads/elsewhere');
    expect(await refusal(createBranch(root, branchOf(repository, { 'docs/a.md': 'new\n' })))).toMatch(/can’t be/);
    expect(git('for-each-ref', '--format=%(refname)').trim()).toBe('refs/heads/main');
    expect(git('symbolic-ref', 'refs/heads/review/docs').trim()).toBe('refs/heads/elsewhere');
  });

  test('for nobody', async () => {
    const repository = repositoryOf({ 'docs/a.md': 'a\n' });
    repository.git('config', '--unset', 'user.email');
    const message = await refusal(createBranch(repository.root, branchOf(repository, { 'docs/a.md': 'new\n' })));
    expect(message).toBe('Git doesn’t know who commits.');
  });

  test('with a file that the commit lacks, or that is a symbolic link', async () => {
    const repository = makeRepository({ 'docs/a.md': 'a\n', 'docs/link.md': { link: 'a.md' } });
    const head = repository.git('rev-parse', 'HEAD').trim();
    for (const path of ['docs/b.md', 'docs/link.md', 'docs']) {
      expect(await refusal(createBranch(repository.root, branchOf({ head }, { [path]: 'new\n' })))).toMatch(/is no file of the commit/);
    }
    expect(repository.git('for-each-ref', '--format=%(refname)').trim()).toBe('refs/heads/main');
  });
});
