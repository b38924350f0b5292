import { describe, expect, test } from 'vitest';
import { listRequests } from '../../src/core/scan-css.ts';

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
  ])('%s', (css, requests) => {
    expect(listRequests(css).map(({ kind, value }) => `${kind} ${value}`)).toEqual(requests);
  });

  test('stand where they are written', () => {
    const css = '.a { background: url( "a.png" ) 0 }';
    expect(listRequests(css).map(({ start, end }) => css.slice(start, end))).toEqual(['url( "a.png" )']);
  });

  test.each(['url(', '\\', '"\\', '/*', "'", '@import url(', '((((', 'url("', '\\0 '])('are found in linear time in many %s', (part) => {
    const started = performance.now();
    listRequests(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
