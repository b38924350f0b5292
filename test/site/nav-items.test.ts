import { describe, expect, test } from 'vitest';
import type { NavItem } from '../../src/core/portal.ts';
import { toBreakable, toHighlights } from '../../src/site/nav-items.ts';

describe('what the home page lists of a source', () => {
  const page = (title: string): NavItem => ({ title, url: `/${title}/` });
  const titles = (tree: NavItem[]): string[] => toHighlights(tree, '/wiki/').map(({ item }) => item.title);

  test('is its upper level without the source’s own page', () => {
    const tree = [{ title: 'Wiki', url: '/wiki/' }, page('a'), page('b'), page('c'), { title: 'd', children: [page('e')] }];
    expect(titles(tree)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is the level below where everything lies in one folder', () => {
    expect(titles([page('a'), { title: 'alerts', children: [page('b'), page('c')] }])).toEqual(['a', 'b', 'c']);
    expect(titles([{ ...page('docs'), children: [page('b')] }])).toEqual(['docs', 'b']);
  });

  test('knows the folders that lead there', () => {
    const inner = { title: 'inner', children: [page('x')] };
    const outer = { title: 'outer', children: [inner] };
    expect(toHighlights([outer], '/wiki/')).toEqual([{ item: inner, way: [outer, inner] }]);
  });
});

describe('a title', () => {
  test.each([
    ['Who is on call', ['Who is on call']],
    ['KubePersistentVolumeFillingUp', ['Kube', 'Persistent', 'Volume', 'Filling', 'Up']],
    ['The NodeFilesystemAlmostOutOfSpace alert', ['The Node', 'Filesystem', 'Almost', 'Out', 'Of', 'Space alert']],
    ['advanced-cluster-management_operator.yaml', ['advanced-', 'cluster-', 'management_', 'operator.', 'yaml']],
    ['HTTPServer', ['HTTPServer']],
    ['', ['']],
  ])('%s may break inside its long names only', (title, parts) => {
    expect(toBreakable(title)).toEqual(parts);
    expect(parts.join('')).toBe(title);
  });
});
