import { describe, expect, test } from 'vitest';
import { findDestination } from '../../src/core/find-destination.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import { stubSource } from '../helpers/document.ts';

/** Every link of a text as its address, the line, and the columns. */
function placesOf(text: string, dialect: 'gfm' | 'hugo' | 'obsidian' = 'gfm'): string[] {
  const { document } = parseDocument({ path: 'a.md', source: 'wiki', blob: '0'.repeat(40), text }, stubSource({ dialect }));
  return document.links.map(({ url, range: { start, end } }) => `${url} ${start.line}:${start.column}-${end.column}`);
}

describe('the place of an address', () => {
  test.each([
    ['a title', '[g](Guide.md "Read Guide.md first")', ['Guide.md 1:5-13']],
    ['an image', "![Guide.md](Guide.md 'Guide.md')", ['Guide.md 1:13-21']],
    ['a definition', '[Guide.md]: Guide.md "old name: Guide.md"', ['Guide.md 1:13-21']],
    ['a definition over lines', '[r]:\n  <Guide.md>\n  "Guide.md"', ['Guide.md 2:4-12']],
    ['a label of the same text', '[Guide.md](Guide.md)', ['Guide.md 1:12-20']],
    ['an image in a link', '[![a](a.png "b.md")](b.md "a.png")', ['b.md 1:22-26', 'a.png 1:7-12']],
    ['a link in a label of code', '[`](b.md "b.md")`](b.md "b.md")', ['b.md 1:20-24']],
    ['an alternative text like a link', '![`](b.md "b.md")`](b.md "b.md")', ['b.md 1:21-25']],
    ['a title like a link', '![a](b.md "see ](b.md)")', ['b.md 1:6-10']],
    ['brackets', '[x]( <b.md> "b.md" )', ['b.md 1:7-11']],
    ['brackets that enclose spaces', '![x](<a b.md> "a b.md")', ['a b.md 1:7-13']],
    ['round brackets', '![x](a_(b).md (a_))', ['a_(b).md 1:6-14']],
    ['no label', '[](b.md "b.md")', ['b.md 1:4-8']],
    ['a line break', '[x](\nb.md\n"b.md")', ['b.md 2:1-5']],
    ['a quote', '> [x](\n> b.md\n> "b.md")', ['b.md 2:3-7']],
    ['a title over the lines of a quote', '> ![x](b.md\n> "b.md")', ['b.md 1:8-12']],
    ['an escape, where the title says it without', '[x](a\\_b.md "a_b.md")', ['a_b.md 1:1-22']],
    ['a label that begins as a definition', '[[a]: b](c.md "c.md")', ['c.md 1:10-14']],
    ['an autolink', '<https://x.example/>', ['https://x.example/ 1:2-20']],
    ['a bare address', 'https://x.example/', ['https://x.example/ 1:1-19']],
    ['HTML', '<a href="b.md">b.md</a>', ['b.md 1:10-14']],
  ])('%s', (_, text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  test('in a wikilink', () => {
    expect(placesOf('[[Guide|The guide]]', 'obsidian')).toEqual(['Guide 1:3-8']);
  });

  test('in a shortcode', () => {
    expect(placesOf('[a.md]({{< ref "a.md" >}})', 'hugo')).toEqual(['a.md 1:17-21']);
  });
});

describe('the beginning of a destination is found in time', () => {
  const many = 50_000;
  test.each([
    ['brackets', '](a'],
    ['titles', '](a "'],
    ['spaces', '](a     '],
    ['angle brackets', '](<a'],
  ])('between many %s', (_, part) => {
    expect(findDestination(`![${part.repeat(many)}](b`)).toBeUndefined();
  });

  test('before many spaces', () => {
    expect(findDestination(`![x](a${' '.repeat(2 * many)}](b`)).toBeUndefined();
  });
});
