import { expect, test } from 'vitest';
import { parseGithubOwners } from '../../../src/core/owners/github-owners.ts';
import { parseGitlabOwners } from '../../../src/core/owners/gitlab-owners.ts';

/** Where GitHub and GitLab read the same line in different ways: a guess at the dialect is a guess at owners. */
test.each([
  ['a slash in the middle', 'foo/* @a', 'baz/foo/bar', 'unmatched', 'owned'],
  ['a folder without slash behind it', '/foo @a', 'foo/bar', 'owned', 'unmatched'],
  ['a folder’s name alone', 'foo @a', 'x/foo/bar', 'owned', 'unmatched'],
  ['an escaped hash', '\\#x @a', '#x', 'unresolved', 'owned'],
  ['brackets', '/a/[bc] @a', 'a/b', 'unresolved', 'owned'],
  ['a rule without owners', '/a', 'a', 'unowned', 'unresolved'],
  ['two stars at the end', '/a/** @a', 'a/b/c', 'owned', 'unmatched'],
  ['an exclamation mark', '!/a', 'a', 'unresolved', 'unowned'],
  ['a bad word beside an owner', '/a @a b', 'a', 'unresolved', 'owned'],
])('%s', (_, text, path, github, gitlab) => {
  expect(parseGithubOwners(text, 'f').explain(path).ownership.state).toBe(github);
  expect(parseGitlabOwners(text, 'f').explain(path).ownership.state).toBe(gitlab);
});

test('a comment behind a rule is one in GitHub only', () => {
  expect(parseGithubOwners('* @a # @b', 'f').explain('x').ownership.owners).toEqual(['@a']);
  expect(parseGitlabOwners('* @a # @b', 'f').explain('x').ownership.owners).toEqual(['@a', '@b']);
});

test('of two sections GitLab asks both, GitHub reads none', () => {
  const text = '[A]\n* @a\n[B]\n* @b\n';
  expect(parseGitlabOwners(text, 'f').explain('x').ownership.owners).toEqual(['@a', '@b']);
  expect(parseGithubOwners(text, 'f').explain('x').ownership.owners).toEqual(['@b']);
});
