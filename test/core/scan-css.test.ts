import { describe, expect, test } from 'vitest';
import { listRequests, normalizeNewlines } from '../../src/core/scan-css.ts';

describe('requests of a style sheet', () => {
  test.each<[css: string, requests: string[]]>([
    ['.a { color: red }', []],
    ['.a { background: url(a.png) }', ['url a.png']],
    ['.a { background: URL( "a b.png" ) }', ['url a b.png']],
    [".a { background: url('a.png') , url(b.png) }", ['url a.png', 'url b.png']],
    ['/* url(no.png) @import "no" */ .a::after { content: "url(no.png)" }', []],
    ['@import "x.css"; @IMPORT url(y.css);', ['import @import', 'import @import', 'url y.css']],
    ['.a { background: u\\72l(https://evil.example/x) }', ['url https://evil.example/x']],
    ['.a { background: \\000075rl("//evil.example/\\78") }', ['url //evil.example/x']],
    ['@\\69mport "x";', ['import @import']],
    ['.a { background: url(https:\\2f\\2f evil.example) }', ['url https://evil.example']],
    ['.a { background: image-set("x.png" 1x) }', ['function image-set']],
    ['.a { background: -webkit-image-set(url(x.png) 1x) }', ['function -webkit-image-set', 'url x.png']],
    ['.curl(x) .my-url(x) {}', []],
    ['.a { background: url(#part) }', ['url #part']],
    ['.a { background: url("a.png', ['url a.png']],
    ['.a { background: url(a.png', ['url a.png']],
    ['.a { background: url() }', ['url ']],
    ['"broken\nurl(a.png)', ['url a.png']],
    ['.a { background: url(/**/a.png) }', ['url /**/a.png']],
    ['.a { background: url( a\\)\\28 b.png  ) }', ['url a)(b.png']],
    ['.a { background: url(\\aaaaaab) }', ['url \ufffdb']],
    ['.a { background: url(a b.png), url(c.png', ['url ', 'url c.png']],
    ['.a { background: url(a\\\nb.png) }', ['url ']],
    ['.a { background: url(a.png\\', ['url ']],
  ])('%s', (css, requests) => {
    expect(listRequests(css).map(({ kind, value }) => `${kind} ${value}`)).toEqual(requests);
  });

  test('stand where they are written', () => {
    const css = '.a { background: url( "a.png" ) 0 }';
    expect(listRequests(css).map(({ start, end }) => css.slice(start, end))).toEqual(['url( "a.png" )']);
  });

  test('are found behind each newline that CSS knows', () => {
    const find = (css: string): string[] => listRequests(normalizeNewlines(css)).map(({ value }) => value);
    for (const newline of ['\n', '\r\n', '\r', '\f']) {
      expect(find(`x{content:"a\\${newline}"; background:url(//evil.example/x.png); content:"b"}`)).toEqual(['//evil.example/x.png']);
      expect(find(`x{background:u\\72${newline}l(//evil.example/x.png)}`)).toEqual(['//evil.example/x.png']);
    }
  });

  test.each([
    ['escapes', `a{b:url(${'\\aaaaaa'.repeat(150_000)}(`],
    ['blanks', `url(${' '.repeat(1_000_000)}(`],
    ['blanks behind an address', `url(a${'\n'.repeat(1_000_000)}(`],
    ['escapes and blanks', `url(${'\\a '.repeat(350_000)}"`],
    ['addresses that look like comments', 'url(/*)'.repeat(150_000)],
    ['short addresses that are none', 'url( \\aaaaaa  ('.repeat(70_000)],
  ])('are found in linear time in a megabyte of %s', (_, css) => {
    const started = performance.now();
    listRequests(css);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.each(['url(', '\\', '"\\', '/*', "'", '@import url(', '((((', 'url("', '\\0 '])('are found in linear time in many %s', (part) => {
    const started = performance.now();
    listRequests(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
