import { expect, test } from 'vitest';
import { parsePageName, type PageName } from '../../scripts/page-name.ts';

test.each<[name: string, page: PageName]>([
  ['restart', { path: 'restart.md', title: 'Restart', fromTitle: false }],
  ['db/fail over/Restart_it.v2', { path: 'db/fail over/Restart_it.v2.md', title: 'Restart it.v2', fromTitle: false }],
  ['restart.MDX', { path: 'restart.MDX', title: 'Restart', fromTitle: false }],
  ['_index', { path: '_index.md', title: 'Index', fromTitle: false }],
  ['-restart-', { path: 'restart.md', title: 'Restart', fromTitle: true }],
  ['Big Day', { path: 'big-day.md', title: 'Big Day', fromTitle: true }],
  ['db/Why: *slow*?', { path: 'db/why-slow.md', title: 'Why: *slow*?', fromTitle: true }],
  ['v2.', { path: 'v2.md', title: 'V2.', fromTitle: true }],
])('%j is read as %o', (name, page) => {
  expect(parsePageName(name)).toEqual(page);
});

test.each<[name: string, reason: string]>([
  ['', 'it is empty'],
  ['  ', 'it is empty'],
  ['a\nb', 'it holds a control character'],
  ['db\\restart', 'folders are divided by `/`, not by `\\`'],
  ['/etc/x', 'it starts at the root of the file system, and pages lie below the folder of a source'],
  ['db/', 'it ends with `/`, so it names a folder'],
  ['a//b', 'a part of it is empty'],
  ['a/.md', 'a part of it is empty'],
  ['./x', '`.` leads to another folder, and names start at the folder of the source'],
  ['a/../x', '`..` leads to another folder, and names start at the folder of the source'],
  ['a/.x', '`.x` starts with a dot, so it is hidden'],
  ['db /restart', 'a part of it starts or ends with a space'],
  ['db/restart ', 'a part of it starts or ends with a space'],
  ['db./restart', 'the name of a folder ends with a dot'],
])('%j is refused, because %s', (name, reason) => {
  expect(() => parsePageName(name)).toThrow(`is no name for a page: ${reason}.`);
});
