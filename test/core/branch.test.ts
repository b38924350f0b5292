import { describe, expect, it } from 'vitest';
import { flattenTree, prepareBranches } from '../../src/core/branch.ts';
import type { NavTree } from '../../src/core/catalog.ts';
import type { NavItem } from '../../src/core/portal.ts';

const tree: NavTree = {
  source: 'wiki',
  title: 'Wiki',
  page: 'home',
  children: [
    {
      title: 'Guides',
      page: 'guides',
      children: [
        { title: 'A', page: 'a', children: [] },
        { title: 'B', page: 'b', children: [] },
      ],
    },
    { title: 'Folder', children: [{ title: 'C', page: 'c', children: [] }] },
  ],
};

/** A branch as indented lines: `>` open, `*` the reader is here, `(n)` pages below that are left out, `… n` neighbours that are. */
function draw(items: readonly NavItem[], indent = ''): string[] {
  return items.flatMap(({ title, current, open, count, skipped, children = [] }) => [
    `${indent}${open ? '> ' : ''}${current ? '* ' : ''}${skipped === undefined ? title : `… ${skipped}`}${count === undefined ? '' : ` (${count})`}`,
    ...draw(children, `${indent}  `),
  ]);
}

describe('a branch', () => {
  it('shows the way to the page, its neighbours, and other folders closed', () => {
    expect(draw(prepareBranches(tree, (id) => `/${id}/`)('b').branch)).toEqual(['Wiki', '> Guides', '  A', '  * B', 'Folder (1)']);
  });

  it('opens the folder that the page stands for', () => {
    expect(draw(prepareBranches(tree, (id) => `/${id}/`)('guides').branch)).toEqual(['Wiki', '> * Guides', '  A', '  B', 'Folder (1)']);
  });

  it('says the same in breadcrumbs, without the page itself', () => {
    expect(prepareBranches(tree, (id) => `/${id}/`)('c').breadcrumbs).toEqual([
      { title: 'Wiki', url: '/home/' },
      { title: 'Folder', url: undefined },
    ]);
  });

  it.each([
    [1000, 'p0', ['* P0', 'P39', '… 960']],
    [1000, 'p500', ['… 480', 'P480', 'P519', '… 480']],
    [1000, 'p999', ['… 960', 'P960', '* P999']],
    [41, 'p0', ['* P0', 'P40']],
    [42, 'p0', ['* P0', 'P39', '… 2']],
    [42, 'p21', ['P0', 'P40', 'P41']],
  ])('of %i neighbours lists those around %s, and says how many more there are', (length, id, ends) => {
    const lines = draw(prepareBranches({ ...tree, page: undefined, children: toPages(length) }, (page) => page)(id).branch);
    expect(lines.length).toBeLessThanOrEqual(42);
    expect(lines).toEqual(expect.arrayContaining(ends));
    const skipped = lines.flatMap((line) => (line.startsWith('…') ? Number(line.slice(2)) : []));
    expect(lines.length - skipped.length + skipped.reduce((sum, count) => sum + count, 0)).toBe(length);
  });

  it('says so in long folders as well', () => {
    const folder = { title: 'Folder', children: toPages(50) };
    expect(draw(prepareBranches({ ...tree, children: [folder] }, (id) => id)('p49').branch).slice(0, 3)).toEqual([
      'Wiki',
      '> Folder',
      '  … 10',
    ]);
  });
});

/** So many pages beside each other. */
function toPages(length: number): NavTree['children'] {
  return Array.from({ length }, (_, at) => ({ title: `P${at}`, page: `p${at}`, children: [] }));
}

describe('reading order', () => {
  it('is the order of the tree, folders’ own pages first', () => {
    expect(flattenTree(tree)).toEqual(['home', 'guides', 'a', 'b', 'c']);
  });
});
