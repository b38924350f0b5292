import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../plugins/html-to-markdown.ts';
import { escapeAttribute } from '../../src/core/body.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import { parse } from './rendering.ts';

const convert = (html: string): string => htmlToMarkdown(html, (address) => `https://host.example${address}`);

describe('HTML as Markdown', () => {
  it.each([
    ['a heading without its link', '<h2 id="a">A <em>b</em><a class="anchor" href="#a"></a></h2>', '## A _b_\n'],
    ['marks that touch their words', '<p>a<strong> b </strong>c</p>', 'a **b** c\n'],
    ['links with whole addresses', '<p><a href="/x/#y">to x</a></p>', '[to x](https://host.example/x/#y)\n'],
    ['the words of a link that leads nowhere', '<p><a role="link" data-missing="gone.md">gone</a></p>', 'gone\n'],
    ['images', '<p><img src="/assets/a.png" alt="A map"><img alt="lost"></p>', '![A map](https://host.example/assets/a.png)lost\n'],
    ['code as it is', '<pre tabindex="0"><code class="language-sh hljs"><span>a</span> *b*\n</code></pre>', '```sh\na *b*\n```\n'],
    ['code that holds fences', '<pre><code>```\nx\n```\n</code></pre>', '````\n```\nx\n```\n````\n'],
    ['tight lists', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', '- a\n- b\n  1. c\n'],
    ['loose lists', '<ul><li><p>a</p></li><li><p>b</p></li></ul>', '- a\n\n- b\n'],
    [
      'tasks',
      '<ul class="contains-task-list"><li class="task-list-item"><label><input type="checkbox" checked> done</label></li><li class="task-list-item"><label><input type="checkbox"> to do</label></li></ul>',
      '- [x] done\n- [ ] to do\n',
    ],
    [
      'tables',
      '<table><thead><tr><th class="align-right">a|b</th><th>c</th></tr></thead><tbody><tr><td>1<br>2</td><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>',
      '| a\\|b | c |\n| -: | - |\n| 1 2 | x y |\n',
    ],
    [
      'callouts as quotes',
      '<div class="callout callout-warning"><p class="callout-title"><span class="sr-only">Warning: </span>Hot</p><p>Do not touch.</p></div>',
      '> **Warning: Hot**\n>\n> Do not touch.\n',
    ],
    ['what can be unfolded', '<details><summary>More</summary><p>text</p></details>', '**More**\n\ntext\n'],
    [
      'formulas as one types them',
      '<p><math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msup><mi>c</mi><mn>2</mn></msup></mfrac></math></p>',
      '`(a+b)/(c^2)`\n',
    ],
    ['powers', '<p>10<sup>6</sup></p>', '10^6\n'],
    [
      'footnotes',
      '<p>text<sup><a href="#fn-1" id="fnref-1" data-footnote-ref>1</a></sup></p><section data-footnotes class="footnotes"><h2 class="sr-only">Footnotes</h2><ol><li id="fn-1"><p>Note <a href="#fnref-1" data-footnote-backref>↩</a></p></li></ol></section>',
      'text[^1]\n\n[^1]: Note\n',
    ],
    ['no list of its own headings', '<div class="contents"><ul><li><a href="#a">A</a></li></ul></div><p>x</p>', 'x\n'],
    ['words between blocks', 'a<div>b</div>c', 'a\n\nb\n\nc\n'],
    ['nothing', '', ''],
  ])('keeps %s', (_, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });

  it('has nothing that readers of the page don’t see', () => {
    expect(convert('<p>a<!-- tell everybody the password --></p>')).toBe('a\n');
  });

  it('means what the page says, whatever it says', () => {
    const pieces = fc.oneof(fc.constantFrom(...naughtyStrings), fc.string());
    fc.assert(
      fc.property(pieces, pieces, (first, second) => {
        const words = `${first} x ${second}`.replace(/[\s\p{Cc}\p{Cf}\p{Zs}]+/gu, ' ').toWellFormed();
        const root = parse(convert(`<p>${escapeAttribute(words)}</p>`).replaceAll('$', '\\$'));
        expect(root.children.map(({ type }) => type)).toEqual(['paragraph']);
        expect(toString(root)).toBe(words.trim());
      }),
    );
  });

  it.each([
    ['elements in elements', `${'<div><blockquote>'.repeat(2000)}deep${'</blockquote></div>'.repeat(2000)}`],
    ['marks in marks', `<p>${'<b><i>'.repeat(2000)}deep${'</i></b>'.repeat(2000)}</p>`],
    ['formulas in formulas', `<p><math>${'<msqrt>'.repeat(5000)}<mi>deep</mi>${'</msqrt>'.repeat(5000)}</math></p>`],
    ['a table of one long row', `<table><tr>${'<td>a</td>'.repeat(3000)}</tr>${'<tr><td>deep</td></tr>'.repeat(3000)}</table>`],
    ['many pieces of a line', `<p>${'<span>a </span>'.repeat(50_000)}deep</p>`],
  ])('takes no more than its time for %s', (_, html) => {
    const started = performance.now();
    const markdown = convert(html);
    expect(markdown).toContain('deep');
    expect(markdown.length).toBeLessThan(html.length * 12);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
