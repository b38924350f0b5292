import { describe, expect, test } from 'vitest';
import { commitUrl, compareUrl, fileUrl, newIssueUrl } from '../../src/core/repository-links.ts';
import { commitId } from '../helpers/freshness.ts';

const github = { url: 'https://github.com/acme/platform', branch: 'main' };
const gitlab = { url: 'https://gitlab.com/acme/platform', branch: 'main' };
const bitbucket = { url: 'https://bitbucket.org/acme/platform', branch: 'main' };
const azure = { url: 'https://dev.azure.com/acme/web/_git/platform', branch: 'main' };

const [from, to] = [commitId('a'), commitId('b')];

describe('the compare view', () => {
  test.each([
    [github, `https://github.com/acme/platform/compare/${from}...${to}`],
    [gitlab, `https://gitlab.com/acme/platform/-/compare/${from}...${to}`],
    [bitbucket, `https://bitbucket.org/acme/platform/branches/compare/${to}..${from}`],
    [azure, `https://dev.azure.com/acme/web/_git/platform/branchCompare?baseVersion=GC${from}&targetVersion=GC${to}&_a=files`],
  ])('of $url', (repo, url) => {
    expect(compareUrl(repo, from, to)).toBe(url);
  });

  test.each(['main', '', 'abc', '../../evil', `${commitId('a')}/x`, commitId('A'), `${commitId('a')}\n`])(
    'is nowhere for %j, which is no commit',
    (text) => {
      expect(compareUrl(github, text, to)).toBeUndefined();
      expect(compareUrl(github, from, text)).toBeUndefined();
    },
  );
});

describe('a commit', () => {
  test.each([
    [github, `https://github.com/acme/platform/commit/${from}`],
    [gitlab, `https://gitlab.com/acme/platform/-/commit/${from}`],
    [bitbucket, `https://bitbucket.org/acme/platform/commits/${from}`],
    [azure, `https://dev.azure.com/acme/web/_git/platform/commit/${from}`],
  ])('of $url', (repo, url) => {
    expect(commitUrl(repo, from)).toBe(url);
  });

  test('is nowhere for what is no commit', () => {
    expect(commitUrl(github, '../../evil')).toBeUndefined();
  });
});

describe('a new issue', () => {
  const draft = { title: 'A & B', body: 'Page: `a#b`\n' };

  test.each([
    [github, 'https://github.com/acme/platform/issues/new?title=A%20%26%20B&body=Page%3A%20%60a%23b%60%0A'],
    [gitlab, 'https://gitlab.com/acme/platform/-/issues/new?issue%5Btitle%5D=A%20%26%20B&issue%5Bdescription%5D=Page%3A%20%60a%23b%60%0A'],
    [bitbucket, undefined],
    [azure, undefined],
  ])('on $url', (repo, url) => {
    expect(newIssueUrl(repo, draft)).toBe(url);
  });

  test('fits into an address, however long it is, and never ends inside a character', () => {
    const url = newIssueUrl(github, { title: '日'.repeat(5000), body: '👩‍💻\ud800'.repeat(5000) }) ?? '';
    expect(url.length).toBeLessThanOrEqual(7000);
    expect(url.length).toBeGreaterThan(6900);
    expect(() => decodeURIComponent(url)).not.toThrow();
  });
});

test('a file whose name is not well-formed has an address', () => {
  expect(fileUrl(github, 'docs/\ud800.md')).toBe('https://github.com/acme/platform/blob/main/docs/%EF%BF%BD.md');
});
