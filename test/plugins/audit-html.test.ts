import { describe, expect, test } from 'vitest';
import { auditHtml } from '../../plugins/audit-html.ts';
import { customTagNames, htmlTagNames, mathTagNames } from '../../plugins/sanitize-schema.ts';

function page(body: string, head = ''): string {
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>T</title>${head}</head>\n<body>\n${body}\n</body>\n</html>`;
}

test('a page of ours has no faults', () => {
  const head = `
    <meta http-equiv="content-security-policy" content="default-src 'none'">
    <meta name="viewport" content="width=device-width">
    <link rel="stylesheet" href="/_astro/site.css"><link rel="icon" href="/icon.svg">
    <link rel="canonical" href="https://learn.example.com/x/"><link rel="alternate" type="application/rss+xml" href="/feed.xml">
    <script type="module" src="/_astro/site.js"></script>
    <script type="application/ld+json">{"@type":"Course"}</script>`;
  const body = `
    <header><nav aria-label="Main"><a href="/">Home</a></nav>
      <form role="search" action="/search/" method="get"><label>Search <input type="search" name="q"></label><button>Go</button></form>
    </header>
    <main><article><h1 id="a">A</h1><wm-tabs data-sync="x"><div class="tab">b</div></wm-tabs>
      <math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>
      <svg viewBox="0 0 1 1" aria-hidden="true"><use href="#icon"></use><path d="M0 0"></path></svg>
      <iframe sandbox="allow-scripts" src="/diagram.html" title="Diagram"></iframe>
      <img src="/a.png" srcset="/a.png 1x, /b.png 2x" alt="">
      <a href="mailto:a@example.com">a</a> <a href="tel:+1">b</a> <a href="//example.com">c</a> <a href="?q=javascript:x">d</a>
    </article></main>
    <noscript><p>Search needs scripts.</p></noscript><template><p>t</p></template><dialog><p>d</p></dialog>`;
  expect(auditHtml(page(body, head))).toEqual([]);
});

test('a redirect that stays on the site is fine', () => {
  expect(auditHtml(page('', '<meta http-equiv="refresh" content="0; url=/new/place/">'))).toEqual([]);
});

test('everything that the sanitiser lets through passes the audit', () => {
  const html = [...htmlTagNames, ...customTagNames].map((name) => `<${name}></${name}>`).join('');
  const math = mathTagNames.filter((name) => name !== 'math').map((name) => `<math><${name}></${name}></math>`);
  expect(auditHtml(page(html + math.join('')))).toEqual([]);
});

describe('faults', () => {
  test.each([
    ['<script>x</script>', 'script', undefined, 'inline script'],
    ['<script type="text/javascript"></script>', 'script', undefined, 'inline script'],
    ['<script type="importmap">{}</script>', 'script', undefined, 'inline script'],
    ['<script src="https://example.com/x.js"></script>', 'script', undefined, 'script of another site'],
    ['<script src="//example.com/x.js"></script>', 'script', undefined, 'script of another site'],
    ['<script src="\\\\example.com/x.js"></script>', 'script', undefined, 'script of another site'],
    ['<style>x</style>', 'style', undefined, 'element that no page may have'],
    ['<object></object>', 'object', undefined, 'element that no page may have'],
    ['<embed>', 'embed', undefined, 'element that no page may have'],
    ['<base href="/">', 'base', undefined, 'element that no page may have'],
    ['<x-custom></x-custom>', 'x-custom', undefined, 'element that no page may have'],
    ['<wm-x1></wm-x1>', 'wm-x1', undefined, 'element that no page may have'],
    ['<svg><script></script></svg>', 'script', undefined, 'element that no page may have'],
    ['<svg><foreignObject></foreignObject></svg>', 'foreignObject', undefined, 'element that no page may have'],
    ['<svg><animate></animate></svg>', 'animate', undefined, 'element that no page may have'],
    ['<svg><use xlink:href="//example.com#x"></use></svg>', 'use', 'xlink:href', 'address on another site'],
    ['<math><maction></maction></math>', 'maction', undefined, 'element that no page may have'],
    ['<math><a></a></math>', 'a', undefined, 'element that no page may have'],
    ['<p onclick="x">', 'p', 'onclick', 'event handler'],
    ['<svg onload="x"></svg>', 'svg', 'onload', 'event handler'],
    ['<wm-tabs ONFOO=x></wm-tabs>', 'wm-tabs', 'onfoo', 'event handler'],
    ['<p style="color:red">', 'p', 'style', 'inline style'],
    ['<a href="javascript:x">', 'a', 'href', 'address with the scheme javascript:'],
    ['<a href=" \u0001JAVA&#9;SCRIPT&colon;x">', 'a', 'href', 'address with the scheme javascript:'],
    ['<a href="vbscript:x">', 'a', 'href', 'address with the scheme vbscript:'],
    ['<a href="data:text/html,x">', 'a', 'href', 'address with the scheme data:'],
    ['<img src="data:image/png;base64,x">', 'img', 'src', 'address with the scheme data:'],
    ['<img src="https://example.com/b.png">', 'img', 'src', 'address with the scheme https:'],
    ['<img srcset="/a.png, //example.com/b.png 2x">', 'img', 'srcset', 'address on another site'],
    ['<img srcset="/a.png, javascript:x 2x">', 'img', 'srcset', 'address with the scheme javascript:'],
    ['<a ping="https://example.com">', 'a', 'ping', 'address with the scheme https:'],
    ['<button formaction="//example.com">', 'button', 'formaction', 'address on another site'],
    ['<iframe src="/x"></iframe>', 'iframe', undefined, 'frame without sandbox'],
    ['<iframe sandbox="allow-scripts allow-same-origin" src="/x"></iframe>', 'iframe', undefined, 'frame whose sandbox lets it out'],
    ['<iframe sandbox src="https://example.com"></iframe>', 'iframe', undefined, 'frame of another site'],
    ['<iframe sandbox></iframe>', 'iframe', undefined, 'frame of another site'],
    ['<iframe sandbox src="/x" srcdoc="x"></iframe>', 'iframe', 'srcdoc', 'attribute that no page may have'],
    ['<form action="/x"></form>', 'form', undefined, 'form other than the search'],
    ['<form role="search" method="post"></form>', 'form', undefined, 'form other than the search'],
    ['<form role="search" action="https://example.com"></form>', 'form', 'action', 'address with the scheme https:'],
    ['<meta http-equiv="refresh" content="0; url=https://example.com">', 'meta', 'http-equiv', 'redirect to another site'],
    ['<meta http-equiv="refresh" content="0; url=\'//example.com\'">', 'meta', 'http-equiv', 'redirect to another site'],
    ['<meta http-equiv="refresh" content="0; url=javascript:x">', 'meta', 'http-equiv', 'redirect to another site'],
    ['<meta http-equiv="refresh" content="5">', 'meta', 'http-equiv', 'redirect to another site'],
    ['<meta http-equiv="set-cookie" content="a=b">', 'meta', 'http-equiv', 'pragma that no page may have'],
    ['<link rel="stylesheet" href="https://example.com/x.css">', 'link', undefined, 'resource of another site'],
    ['<link rel="Preload" as="script" href="//example.com/x.js">', 'link', undefined, 'resource of another site'],
    ['<template><img onerror="x"></template>', 'img', 'onerror', 'event handler'],
    ['<noscript><img onerror="x"></noscript>', 'img', 'onerror', 'event handler'],
    ['<body onload="x">', 'body', 'onload', 'event handler'],
    ['<textarea></textarea><img onerror="x">', 'img', 'onerror', 'event handler'],
  ])('%s', (body, element, attribute, reason) => {
    const found = auditHtml(page(body));
    expect(found).toMatchObject([{ element, ...(attribute && { attribute }), reason }]);
    // The attributes of a second <body> belong to the first one.
    expect(found[0]?.line).toBe(element === 'body' ? 4 : 5);
  });

  test('are found all at once, in order, each on its line', () => {
    const body = '<p\n  id="a"\n  onclick="x">a</p>\n<p style="x">\n<script>x</script>';
    expect(auditHtml(page(body))).toMatchInlineSnapshot(`
      [
        {
          "attribute": "onclick",
          "element": "p",
          "line": 7,
          "reason": "event handler",
        },
        {
          "attribute": "style",
          "element": "p",
          "line": 8,
          "reason": "inline style",
        },
        {
          "element": "script",
          "line": 9,
          "reason": "inline script",
        },
      ]
    `);
  });

  test('can be two on one element', () => {
    const reasons = auditHtml(page('<script src="data:,x"></script>')).map(({ reason }) => reason);
    expect(reasons).toEqual(['address with the scheme data:', 'script of another site']);
  });

  test('text that looks like markup is none', () => {
    expect(auditHtml(page('<p title="<script>">&lt;script> onclick=x</p><!-- <script> --><textarea><script></textarea>'))).toEqual([]);
  });
});
