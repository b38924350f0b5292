import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isStray } from '../../src/node/ignored.ts';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';

test.each<[what: string, committed: Files, folder: string, isStray: boolean]>([
  ['a folder that nobody knows', {}, 'dist', true],
  ['an ignored one', { '.gitignore': 'dist/\n' }, 'dist', false],
  ['one in an ignored one', { '.gitignore': '/build\n' }, 'build/site', false],
  ['one in another that nobody knows', {}, 'build/site', true],
  ['one that is committed', { 'dist/old.html': 'x' }, 'dist', false],
  ['one whose name is a pattern', {}, 'w[e]b', true],
  ['the parent of the repository', {}, '..', false],
  ['one outside of the repository', {}, '../outside', false],
])('%s', (_, committed, folder, expected) => {
  const { root, write } = makeRepository({ 'docs/a.md': '# A\n', ...committed });
  if (!folder.startsWith('..')) write({ [`${folder}/index.html`]: 'x' });
  return expect(isStray(root, join(root, folder))).resolves.toBe(expected);
});

test('outside of git nothing is new', async () => {
  const { root } = makeFolder({ 'dist/index.html': 'x' });
  expect(await isStray(root, join(root, 'dist'))).toBe(false);
});
