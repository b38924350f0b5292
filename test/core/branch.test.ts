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

/** A branch as indented lines: `>` open, `*` the reader is here, `(n)` pages below that are left out. */
function draw(items: readonly NavItem[], indent = ''): string[] {
  return items.flatMap(({ title, current, open, count, children = [] }) => [
    `${indent}${open ? '> ' : ''}${current ? '* ' : ''}${title}${count === undefined ? '' : ` (${count})`}`,
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

  it('doesn’t grow with the number of neighbours', () => {
    const many: NavTree = {
      ...tree,
      children: Array.from({ length: 1000 }, (_, at) => ({ title: `P${at}`, page: `p${at}`, children: [] })),
    };
    const { branch } = prepareBranches(many, (id) => id)('p500');
    expect(branch.length).toBeLessThan(60);
    expect(branch.filter(({ current }) => current)).toHaveLength(1);
  });
});

describe('reading order', () => {
  it('is the order of the tree, folders’ own pages first', () => {
    expect(flattenTree(tree)).toEqual(['home', 'guides', 'a', 'b', 'c']);
  });
});
