import { describe, expect, it } from 'vitest';
import {
  deriveId,
  findIdIndexPages,
  findIndexPages,
  findReserved,
  slugSegment,
  titleFromPath,
  withoutReserved,
} from '../../src/core/page-id.ts';
import { stubSource } from '../helpers/document.ts';

describe('a segment of an id', () => {
  it('of many dots is made in time', () => {
    const name = `a${'.'.repeat(400_000)}b`;
    expect(slugSegment(`${name}..`)).toBe(name);
  });

  it.each([
    ['On-Call Guide', 'on-call-guide'],
    ['Angular.js', 'angular.js'],
    ['How to group and sort a JS array', 'how-to-group-and-sort-a-js-array'],
    ['recreate-core-vpc-$environment-accounts', 'recreate-core-vpc-environment-accounts'],
    ['Governance%20and%20collaboration', 'governance-20and-20collaboration'],
    ['CURRENT_TIMESTAMP', 'current_timestamp'],
    ['e\u0301tude', '\u00e9tude'],
    ['日本語', '日本語'],
    ['...', 'u2e-2e-2e'],
    ['?!', 'u3f-21'],
  ])('of %j is %j', (name, slug) => {
    expect(slugSegment(name)).toBe(slug);
  });
});

describe('a derived id', () => {
  const docs = stubSource({ id: 'docs', path: 'docs' });

  it.each([
    ['docs/on-call.md', false, 'docs/on-call'],
    ['docs/Guides/First Day.mdx', false, 'docs/guides/first-day'],
    ['docs/guides/README.md', true, 'docs/guides'],
    ['docs/index.md', true, 'docs'],
    ['docs/user-guide/create.html.md.erb', false, 'docs/user-guide/create'],
  ])('of %s (index: %s) is %s', (path, asIndex, id) => {
    expect(deriveId(path, docs, { asIndex })).toBe(id);
  });

  it('never depends on other files but for the folder that a page stands for', () => {
    expect(deriveId('docs/a.md', docs, { asIndex: false })).toBe(deriveId('docs/a.md', { ...docs, title: 'Other' }, { asIndex: false }));
  });
});

describe('the page that stands for a folder', () => {
  it('is the strongest of several names, and only one', () => {
    const found = findIndexPages(['docs/README.md', 'docs/index.md', 'docs/a/readme.md', 'docs/b/other.md'], stubSource());
    expect([...found]).toEqual([
      ['docs', 'docs/index.md'],
      ['docs/a', 'docs/a/readme.md'],
    ]);
  });

  it('is Home in a wiki, and only there', () => {
    const paths = ['Home.md', 'readme.md'];
    expect(findIndexPages(paths, stubSource({ dialect: 'github-wiki' })).get('')).toBe('Home.md');
    expect(findIndexPages(paths, stubSource()).get('')).toBe('readme.md');
  });

  it('gives its id to the same page in every dialect', () => {
    expect([...findIdIndexPages(['Home.md', 'a/home.md', 'a/readme.md', 'b/Home.md'])]).toEqual([['a', 'a/readme.md']]);
  });
});

describe('a reserved address', () => {
  it.each([
    ['search/a/', 'search', 'page-search/a/'],
    ['Search/', 'Search', 'page-Search/'],
    ['docs/search/', undefined, 'docs/search/'],
    ['404.html/', '404.html', 'page-404.html/'],
    ['index.html/', 'index.html', 'page-index.html/'],
    ['docs/index.md/', 'index.md', 'docs/page-index.md/'],
    ['badges/', 'badges', 'page-badges/'],
    ['docs/Index.html/a/', 'Index.html', 'docs/page-Index.html/a/'],
  ])('%s: %s is reserved, and %s takes its place', (address, reserved, instead) => {
    expect(findReserved(address)).toBe(reserved);
    expect(withoutReserved(address)).toBe(instead);
  });
});

describe('a title from a file name', () => {
  it.each([
    ['docs/on-call_guide.md', false, 'On call guide'],
    ['docs/guides/index.md', true, 'Guides'],
    ['index.md', true, 'Index'],
    ['Core%20Package.md', false, 'Core Package'],
    ['100%.md', false, '100%'],
  ])('%s (index: %s) is %s', (path, asIndex, title) => {
    expect(titleFromPath(path, { asIndex })).toBe(title);
  });
});
