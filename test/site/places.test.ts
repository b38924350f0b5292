import { describe, expect, test } from 'vitest';
import type { Portal } from '../../src/core/portal.ts';
import { facetUrl, folderAnchor, indexUrl, splitsIndex, trimSlash } from '../../src/site/places.ts';

const portalOf = (count: number): Pick<Portal, 'site' | 'pages'> => ({
  site: { id: 'x', title: 'X', description: undefined, url: undefined, base: '/learn/', lang: 'en', accent: undefined, repo: undefined },
  pages: Array.from({ length: count }, () => ({}) as Portal['pages'][number]),
});

describe('the full index', () => {
  test.each([
    [2000, '/learn/all/'],
    [2001, '/learn/all/wiki/'],
  ])('of %i pages lists the wiki at %s', (count, address) => {
    const portal = portalOf(count);
    expect(indexUrl(portal, 'wiki')).toBe(address);
    expect(splitsIndex(portal)).toBe(count > 2000);
  });
});

describe('anchors of folders', () => {
  test.each([
    ['without pages, by their titles', [{ title: 'On Call' }, { title: 'Drills & games' }], 'wiki--on-call--drills-games'],
    ['with a page, by its address', [{ title: 'On call', url: '/learn/wiki/on-call/' }], 'learn-wiki-on-call'],
    ['below a page, by its address and their title', [{ title: 'A', url: '/wiki/a/' }, { title: 'B' }], 'wiki-a--b'],
    ['in any script', [{ title: 'Übung', url: '/wiki/%C3%BCbung/' }, { title: '運用' }], 'wiki-übung--運用'],
  ])('%s', (_name, way, anchor) => {
    expect(folderAnchor('wiki', way)).toBe(anchor);
  });

  test('tell folders of one name apart by the pages above them', () => {
    const toAnchor = (url: string): string => folderAnchor('docs', [{ title: 'Guide', url }, { title: 'Recipes' }]);
    expect(toAnchor('/docs/a/')).not.toBe(toAnchor('/docs/b/'));
  });
});

test('a facet’s address is percent-encoded', () => {
  expect(facetUrl('/', 'role', 'on-call & night')).toBe('/search/?role=on-call+%26+night');
});

test.each([
  ['wiki/on-call/', 'wiki/on-call'],
  ['old', 'old'],
])('%s without its slash is %s', (address, expected) => {
  expect(trimSlash(address)).toBe(expected);
});
