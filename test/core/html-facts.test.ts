import { expect, test } from 'vitest';
import { parseDocument } from '../../src/core/parse-document.ts';
import { stubSource } from '../helpers/document.ts';

test.each([
  ['a&amp;b', 'a&b'],
  ['caf&eacute;.md', 'café.md'],
  ['a&#38;b', 'a&b'],
  ['a&#x26;b', 'a&b'],
  ['a&#X1F600;b', 'a😀b'],
  ['&amp;lt;', '&lt;'],
  ['a&nosuchname;b', 'a&nosuchname;b'],
  ['?a=1&copy=2', '?a=1&copy=2'],
  ['a&#0;b', 'a\ufffdb'],
  ['a&#xD800;b', 'a\ufffdb'],
  ['a&#9999999;b', 'a\ufffdb'],
])('the address %s in HTML is read as %s', (written, read) => {
  const text = `<p><a href="${written}">x</a></p>\n`;
  const { document } = parseDocument({ path: 'a.md', source: 'wiki', blob: '0'.repeat(40), text }, stubSource());
  expect(document.links.map(({ url, range }) => [url, range.end.column - range.start.column])).toEqual([[read, written.length]]);
});

test.each([
  ['', true],
  ['x', false],
  ['<!--', false],
])('a text of comments and %j is blank: %s', (rest, blank) => {
  const text = `${'<!-- a -->'.repeat(5000)}${rest}\n`;
  const { document } = parseDocument({ path: 'a.md', source: 'wiki', blob: '0'.repeat(40), text }, stubSource());
  expect(document.blank).toBe(blank);
});
