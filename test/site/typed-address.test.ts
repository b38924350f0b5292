import { describe, expect, test } from 'vitest';
import type { AddressRow } from '../../src/site/routes/addresses.json.ts';
import { findTyped, isAddressLike } from '../../src/site/search/typed-address.ts';

const rows: AddressRow[] = [
  ['Markdown', 'wiki/author/markdown/', 'content/wiki/author/markdown.md', 'wiki/syntax/', 'handbook/markdown/'],
  ['Authors', 'wiki/author/', 'content/wiki/author/README.md'],
  ['Größe', 'wiki/größe/', 'content/wiki/Größe.md'],
  ['Drain', 'runbooks/drain/', 'ops/drain.mdx'],
];

describe('an address', () => {
  test.each([
    ['/wiki/author/', ['Authors']],
    ['wiki/author/markdown', ['Markdown']],
    ['content/wiki/author/markdown.md', ['Markdown']],
    ['./content/wiki/author/README.md', ['Authors']],
    ['content/wiki/author', ['Authors']],
    ['https://docs.example.com/learn/wiki/author/markdown/#tables', ['Markdown']],
    ['/learn/go/wiki/author/markdown/', ['Markdown']],
    ['wiki/author/index.html', ['Authors']],
    ['wiki/syntax', ['Markdown']],
    ['WIKI/Author', ['Authors']],
    ['wiki/gr%C3%B6%C3%9Fe', ['Größe']],
    ['drain.mdx', ['Drain']],
    ['author/markdown.md', ['Markdown']],
    ['thor/markdown', []],
    ['/', []],
    ['/%zz/', []],
  ])('%s is that of %j', (query, titles) => {
    expect(findTyped(query, '/learn/', rows).map(({ title }) => title)).toEqual(titles);
  });

  test('leads below the base, encoded', () => {
    expect(findTyped('wiki/größe/', '/learn/', rows)).toEqual([{ title: 'Größe', url: '/learn/wiki/gr%C3%B6%C3%9Fe/' }]);
  });
});

test.each([
  ['/wiki/', true],
  ['wiki/author', true],
  ['README.md', true],
  ['https://example.com/wiki/', true],
  ['markdown', false],
  ['how/to do', false],
  ['node.js', false],
  ['', false],
])('%s looks like an address: %s', (query, is) => {
  expect(isAddressLike(query)).toBe(is);
});
