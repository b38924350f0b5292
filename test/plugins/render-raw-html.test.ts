import { describe, expect, test } from 'vitest';
import { mendTags, readTags } from '../../plugins/rehype-html-tags.ts';
import { resolveRawHtml, toRawNode } from '../../plugins/rehype-raw-html.ts';
import { renderMath } from '../../plugins/rehype-math.ts';
import { toElement } from '../../plugins/rehype-element.ts';
import { renderHtml } from './rendering.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

describe('tags', () => {
  test.each([
    ['<a href="x>y">b</a>', ['a', '/a']],
    ["<a title='\"'><B/></A>", ['a', 'b', '/a']],
    ['a < b <1 <- <!doctype x> <?php ?>', []],
    ['<!-- <a> --><b>', ['b']],
    ['<!-- <a>', []],
    ['<script>"<b>"</script><i>', ['script', '/script', 'i']],
    ['<title><b>', ['title', 'b']],
    ['<a b=c"d>e">', ['a']],
    ['<a href="', ['a']],
  ])('%s', (html, names) => {
    expect(readTags(html).map((tag) => (tag.closing ? '/' : '') + tag.name)).toEqual(names);
  });

  test.each([
    ['<b>x</b>', '<b>x</b>'],
    ['<pod-name>', '&lt;pod-name>'],
    ['<a name="x"/>y', '<a name="x"></a>y'],
    ['<a href=/x/>y</a><b/>', '<a href=/x/>y</a><b></b>'],
    ['<a href="/x/"/>y', '<a href="/x/"></a>y'],
    ['<br/><img src="a"/>', '<br/><img src="a"/>'],
    ['<svg><circle r="1"/><g></g></svg>', '<svg><circle r="1"></circle><g></g></svg>'],
    ['<circle>', '&lt;circle>'],
    ['<b <i>', '<b <i>'],
    ['<b', '&lt;b'],
    ['<style>a{}</style><style>', '<style>a{}</style>&lt;style>'],
    ['</script>', '&lt;/script>'],
  ])('mended: %s', (html, mended) => {
    expect(mendTags(html)).toBe(mended);
  });
});

test('only what HTML spans is parsed; the rest keeps its nodes', () => {
  const before = toElement('p', {}, ['before']);
  const between = toElement('p', {}, ['between']);
  const after = toElement('p', {}, ['after']);
  const raw = (value: string) => toRawNode(value) ?? toElement('none', {});
  const result = resolveRawHtml([before, raw('<div>'), between, raw('</div>'), after]);
  expect(result[0]).toBe(before);
  expect(result[1]).toMatchObject({ tagName: 'div', children: [{ tagName: 'p', children: [{ value: 'between' }] }] });
  expect(result[2]).toBe(after);
});

describe('hostile sizes take no longer than their size', () => {
  const size = 50_000;

  test.each([
    ['unfinished tags', '<a '.repeat(size)],
    ['open quotes', '<a b="'.repeat(size)],
    ['quotes of both kinds', `<a b='"`.repeat(size)],
    ['open comments', '<!--'.repeat(size)],
    ['raw text that is never closed', '<title>'.repeat(size)],
    ['raw text of many kinds', '<script><style><xmp>'.repeat(size)],
    ['equals signs', `<a ${'= "'.repeat(size)}`],
    ['slashes', '</'.repeat(size)],
  ])('%s', (_name, html) => {
    const start = cpuTime();
    mendTags(html);
    expect(cpuTime() - start).toBeLessThan(5_000);
  });

  test('a paragraph of thousands of tags', () => {
    const start = cpuTime();
    renderHtml('<kbd>x</kbd> '.repeat(2_000));
    expect(cpuTime() - start).toBeLessThan(5_000);
  });

  test.each([
    '{',
    '\\frac{',
    '\\sqrt{',
    'x^',
    '\\left(',
    '\\begin{matrix}',
    '&',
    '\\\\',
    '\\color{red}',
    '\\def\\a{',
    '\\text{',
    '\\underbrace{',
  ])('a formula of nothing but %s', (part) => {
    const start = cpuTime();
    renderMath(part.repeat(Math.floor(5_000 / part.length)), true);
    expect(cpuTime() - start).toBeLessThan(2_000);
  });
});
