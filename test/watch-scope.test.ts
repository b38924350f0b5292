import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInScope, watchedFolders, type Scope } from '../src/watch-scope.ts';
import { makeFolder } from './helpers/repository.ts';

const root = '/srv/dist/handbook';

function scope(fields: Partial<Scope> = {}): Scope {
  return {
    root,
    folders: [join(root, 'docs')],
    growing: false,
    files: new Set([join(root, 'waymark.yml')]),
    out: join(root, 'dist'),
    ...fields,
  };
}

test.each<[path: string, known: boolean, growing: boolean]>([
  ['docs/a.md', true, true],
  ['docs/images/a.png', true, true],
  ['docs/dist/a.md', true, true],
  ['waymark.yml', true, true],
  ['runbooks/disk.md', false, true],
  ['README.md', false, true],
  ['runbooks/disk.png', false, false],
  ['src/main.ts', false, false],
  ['dist/index.md', false, false],
  ['node_modules/x/README.md', false, false],
  ['docs/node_modules/x/README.md', false, false],
  ['.git/a.md', false, false],
  ['.waymark/astro/a.md', false, false],
  ['.dist.waymark-new-1/a.md', false, false],
  ['../a.md', false, false],
])('%s is read again: %s, where sources may come: %s', (path, known, growing) => {
  expect(isInScope(join(root, path), scope())).toBe(known);
  expect(isInScope(join(root, path), scope({ growing: true }))).toBe(growing);
});

test('a site that was built among the pages is none of them', () => {
  const { root: real } = makeFolder({ 'docs/site/.waymark-site.json': '{}', 'docs/site/a.md': '# A' });
  expect(isInScope(join(real, 'docs/site/a.md'), scope({ root: real, folders: [join(real, 'docs')], out: undefined }))).toBe(false);
});

test('no folder is watched twice', () => {
  const folders = [root, join(root, 'docs'), join(root, 'docs/deep')];
  expect(watchedFolders(scope({ folders }))).toEqual([root]);
  expect(watchedFolders(scope({ folders: folders.slice(1) }))).toEqual([join(root, 'docs')]);
  expect(watchedFolders(scope({ growing: true }))).toEqual([root]);
});
