import { describe, expect, test } from 'vitest';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { htmlToMarkdown } from '../../plugins/html-to-markdown.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';

function html(text: string, options: Partial<MarkdownOptions> = {}): string {
  return toHtml(renderMarkdown(parseMarkdown(text, { dialect: 'gfm', format: 'md', ...options }).tree)).trim();
}

function faults(text: string): string[] {
  const { messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
  return messages.map(
    ({ rule, message, hint, position }) => `${position?.start.line}:${position?.start.column} ${rule} ${message} ${hint ?? ''}`,
  );
}

describe('directives on one line', () => {
  test.each([
    ['::include{page="a.md"}', '<div data-wm-include="a.md"></div>'],
    ['::include{page=a.md section="Two words"}', '<div data-wm-include="a.md#Two words"></div>'],
    ['::include{page="a.md#x" section="#b"}', '<div data-wm-include="a.md#b"></div>'],
    ['::include{page=a.md section="100 % #1"}', '<div data-wm-include="a.md#100%20%25%20%231"></div>'],
    ['::include{page=a.md heading=hide}', '<div data-wm-include="a.md" data-heading="hide"></div>'],
    ['::Include{page=a.md} ', '<div data-wm-include="a.md"></div>'],
    [':::include{page=a.md}\n:::', '<div data-wm-include="a.md"></div>'],
    ['::code-from-repo{file="a b.ts" region=x}', '<div data-wm-code="[&quot;a b.ts&quot;,&quot;x&quot;,null,null,null]"></div>'],
    [
      '::code-from-repo{file=a lines="1-2" lang=ts title="T"}',
      '<div data-wm-code="[&quot;a&quot;,null,&quot;1-2&quot;,&quot;ts&quot;,&quot;T&quot;]"></div>',
    ],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test('stand in lists and quotes, and end a paragraph', () => {
    expect(html('words\n::include{page=a}\nmore')).toBe('<p>words</p>\n<div data-wm-include="a"></div>\n<p>more</p>');
    expect(html('> ::include{page=a}')).toContain('<div data-wm-include="a"></div>');
    expect(html('- x\n\n  ::include{page=a}')).toContain('<div data-wm-include="a"></div>');
  });

  test.each([
    'a ::include{page=a}',
    '    ::include{page=a}',
    '`::include{page=a}`',
    '::note{page=a}',
    '::File::Stat',
    '::error file=app.js::x',
  ])('%j is text', (text) => {
    expect(html(text)).not.toContain('data-wm');
  });

  test('that aren’t written as they should be are named', () => {
    expect(faults('text\n\n::include page=a.md\n\n::inclde{page=a}\n\n::code-from-repo')).toMatchInlineSnapshot(`
      [
        "3:1 page/unknown-directive The directive \`include\` needs its attributes in braces, so that this line is shown as text. Write it alone on its line, like \`::include{page="page.md"}\`.",
        "5:1 page/unknown-directive No component is called \`inclde\`, so that this line is shown as text. Did you mean \`include\`?",
        "7:1 page/unknown-directive The directive \`code-from-repo\` needs its attributes in braces, so that this line is shown as text. Write it alone on its line, like \`::code-from-repo{file="src/main.ts"}\`.",
      ]
    `);
  });
});

describe('terms', () => {
  const marked = (words: string, name: string): string =>
    `<span class="term"><a data-wm-term="${name}">${words}</a><span data-wm-note="${name}"></span></span>`;

  test.each([
    ['A :term[run book].', `A ${marked('run book', 'run book')}.`],
    ['(:term[ways]{of="pathway"})', `(${marked('ways', 'pathway')})`],
    ['**:term[x]**', `<strong>${marked('x', 'x')}</strong>`],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`);
  });

  test.each([
    ':term[]',
    ':term[ ]',
    'a:term[x]',
    '::term[x]',
    '\\:term[x]',
    '`:term[x]`',
    ':term [x]',
    ':term[a\nb]',
    ':term[[x]]',
    '15:59 Foo:bar',
  ])('%j is text', (text) => {
    expect(html(text)).not.toContain('data-wm-term');
  });

  test('are only words in headings and links', () => {
    expect(html('# A :term[b] *:term[c]*\n\n[d :term[e]](f)')).toBe('<h1>A b <em>c</em></h1>\n<p><a href="f">d e</a></p>');
  });
});

test('elements in MDX are the same', () => {
  const text = [
    '<Include page="a.md" section="B" />',
    '<CodeFromRepo file="a.ts" lines="1-2" />',
    'A <Term of="x">run *book*</Term>.',
    '<Term>y</Term>',
  ].join('\n\n');
  expect(html(text, { format: 'mdx' })).toMatchInlineSnapshot(`
    "<div data-wm-include="a.md#B"></div>
    <div data-wm-code="[&quot;a.ts&quot;,null,&quot;1-2&quot;,null,null]"></div>
    <p>A <span class="term"><a data-wm-term="x">run <em>book</em></a><span data-wm-note="x"></span></span>.</p>
    <p><span class="term"><a data-wm-term="y">y</a><span data-wm-note="y"></span></span></p>"
  `);
});

test('attributes in raw HTML do nothing by themselves', () => {
  expect(html('<div data-wm-code="x" onclick="y" data-depth="2">z</div>')).toBe('<div data-wm-code="x">z</div>');
});

test('the form in Markdown names the origin and leaves explanations out', () => {
  const page =
    '<p>A <span class="term"><a class="term-link" href="/g/#x" aria-describedby="term-1">word</a>' +
    '<span class="term-note" role="tooltip" hidden id="term-1">What it means.</span></span>.</p>' +
    '<figure class="code from-repo"><figcaption><span>Title</span> <a href="https://example.com/a.ts#L1-L2">a.ts:1–2</a></figcaption>' +
    '<pre><code class="language-ts">let a;\n</code></pre></figure>' +
    '<section class="include"><h3>Verify</h3><p>It answers.</p><p class="include-source">From <a href="/b/#verify">B</a></p></section>';
  expect(htmlToMarkdown(page, (address) => address)).toMatchInlineSnapshot(`
    "A [word](/g/#x).

    _Title [a.ts:1–2](https://example.com/a.ts#L1-L2)_

    \`\`\`ts
    let a;
    \`\`\`

    ### Verify

    It answers.

    From [B](/b/#verify)
    "
  `);
});
