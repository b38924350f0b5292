import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readBranch, readRepositoryInfo, toWebUrl } from '../../src/node/read-repository.ts';
import { makeFolder, makeRepository } from '../helpers/repository.ts';

test.each<[remote: string, url: string | undefined]>([
  ['https://github.com/acme/platform.git', 'https://github.com/acme/platform'],
  ['https://github.com/acme/platform/', 'https://github.com/acme/platform'],
  ['git@github.com:acme/platform.git', 'https://github.com/acme/platform'],
  ['ssh://git@github.com/acme/platform.git', 'https://github.com/acme/platform'],
  ['ssh://git@gitlab.example.com:2222/group/sub/platform.git', 'https://gitlab.example.com/group/sub/platform'],
  ['git://git.example.com/platform', 'https://git.example.com/platform'],
  ['https://gitlab.example.com:8443/group/platform.git', 'https://gitlab.example.com:8443/group/platform'],
  ['http://git.example.com/platform.git', 'http://git.example.com/platform'],
  ['https://oauth2:glpat-secret@gitlab.com/group/platform.git', 'https://gitlab.com/group/platform'],
  ['https://ghp_secret@github.com/acme/platform', 'https://github.com/acme/platform'],
  ['https://github.com/acme/platform.git?token=secret#secret', 'https://github.com/acme/platform'],
  ['git@bitbucket.org:acme/platform.git', 'https://bitbucket.org/acme/platform'],
  ['https://acme@dev.azure.com/acme/Big%20Project/_git/platform', 'https://dev.azure.com/acme/Big%20Project/_git/platform'],
  ['git@ssh.dev.azure.com:v3/acme/Big%20Project/platform', 'https://dev.azure.com/acme/Big%20Project/_git/platform'],
  ['acme@vs-ssh.visualstudio.com:v3/acme/Project/platform', 'https://dev.azure.com/acme/Project/_git/platform'],
  ['https://acme.visualstudio.com/Project/_git/platform', 'https://acme.visualstudio.com/Project/_git/platform'],
  ['work:acme/platform.git', undefined],
  ['/srv/git/platform.git', undefined],
  ['../platform', undefined],
  ['file:///srv/git/platform.git', undefined],
  ['C:\\git\\platform', undefined],
  ['https://github.com/', undefined],
  ['https://', undefined],
  ['javascript:alert(1)', undefined],
  ['ext::sh -c evil', undefined],
  ['', undefined],
])('%s is shown at %s', (remote, url) => {
  expect(toWebUrl(remote)).toBe(url);
});

describe('readRepositoryInfo', () => {
  test('knows name, host and the branch that is checked out', async () => {
    const { root, git } = makeRepository({ 'a.md': 'a' });
    git('remote', 'add', 'origin', 'https://user:secret@github.com/acme/platform.git');
    git('switch', '--quiet', '--create', 'topic');
    const info = await readRepositoryInfo(root);
    expect(info).toEqual({ name: 'platform', repo: { url: 'https://github.com/acme/platform', branch: 'topic' }, prefix: '' });
    expect(JSON.stringify(info)).not.toContain('secret');
  });

  test('prefers the remote’s default branch', async () => {
    const { root, git } = makeRepository({ 'a.md': 'a' });
    git('remote', 'add', 'origin', 'git@github.com:acme/platform.git');
    git('update-ref', 'refs/remotes/origin/master', 'HEAD');
    expect((await readRepositoryInfo(root)).repo?.branch).toBe('master');
    git('update-ref', 'refs/remotes/origin/trunk/next', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk/next');
    expect((await readRepositoryInfo(root)).repo?.branch).toBe('trunk/next');
  });

  test('says main for a detached head', async () => {
    const { root, git } = makeRepository({ 'a.md': 'a' });
    git('remote', 'add', 'origin', 'git@github.com:acme/platform.git');
    git('checkout', '--quiet', '--detach');
    git('branch', '--delete', '--force', '--quiet', 'main');
    expect((await readRepositoryInfo(root)).repo?.branch).toBe('main');
  });

  test.each([
    [['upstream', 'fork', 'origin'], 'origin'],
    [['fork', 'upstream'], 'upstream'],
    [['fork', 'other'], 'fork'],
  ])('of the remotes %j it takes %s', async (remotes, chosen) => {
    const { root, git } = makeRepository({ 'a.md': 'a' });
    for (const name of remotes) git('remote', 'add', name, `https://github.com/acme/${name}.git`);
    expect((await readRepositoryInfo(root)).name).toBe(chosen);
  });

  test('a folder inside has its own name, and says where it is', async () => {
    const { root, git } = makeRepository({ 'packages/handbook/a.md': 'a' });
    git('remote', 'add', 'origin', 'git@github.com:acme/platform.git');
    expect(await readRepositoryInfo(join(root, 'packages/handbook'))).toEqual({
      name: 'handbook',
      repo: { url: 'https://github.com/acme/platform', branch: 'main' },
      prefix: 'packages/handbook',
    });
  });

  test('without remote, repository or git it is the folder’s name', async () => {
    const { root } = makeRepository({ 'a.md': 'a' });
    const { root: plain } = makeFolder();
    expect(await readRepositoryInfo(root)).toEqual({ name: basename(root), repo: undefined, prefix: '' });
    expect(await readRepositoryInfo(plain)).toEqual({ name: basename(plain), repo: undefined, prefix: '' });
    vi.stubEnv('PATH', join(root, 'nothing-here'));
    expect(await readRepositoryInfo(root)).toEqual({ name: basename(root), repo: undefined, prefix: '' });
    vi.unstubAllEnvs();
  });

  test('a repository without commits has a branch', async () => {
    const { root, git } = makeRepository();
    git('remote', 'add', 'origin', 'git@github.com:acme/platform.git');
    expect((await readRepositoryInfo(root)).repo).toEqual({ url: 'https://github.com/acme/platform', branch: 'main' });
  });
});

describe('the branch that is published', () => {
  test.each<[what: string, prepare: (git: (...args: string[]) => string) => void, branch: string]>([
    ['checked out', (git) => git('switch', '--quiet', '--create', 'trunk'), 'trunk'],
    ['not born yet', (git) => git('symbolic-ref', 'HEAD', 'refs/heads/master'), 'master'],
    [
      'what git calls a first one, when none is checked out',
      (git) => {
        git('checkout', '--quiet', '--detach');
        git('config', 'init.defaultBranch', 'develop');
      },
      'develop',
    ],
    ['main, when nobody says anything', (git) => git('checkout', '--quiet', '--detach'), 'main'],
  ])('is the one %s', async (_, prepare, branch) => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    const { root, git } = makeRepository({ 'a.md': 'a' });
    prepare(git);
    expect(await readBranch(root)).toBe(branch);
  });
});
