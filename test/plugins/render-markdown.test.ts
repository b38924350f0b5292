import type { Heading, Paragraph, RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { renderMarkdown, renderSteps, toHtml } from '../../plugins/render-markdown.ts';
import { component, parse, render, renderHtml } from './rendering.ts';

function heading(id: string, text = 'Title', depth: Heading['depth'] = 2): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }], data: { hProperties: { id } } };
}

test('the steps are, in this order, parsing of HTML, the sanitiser, and what we add', () => {
  expect(renderSteps.map((step) => step.name)).toEqual(['raw', 'sanitize', 'finish']);
});

test('the given tree stays as it is', () => {
  const tree = parse('# A\n\n<b>x</b>\n\n- [ ] task\n\n| a |\n|---|\n| b |\n\n```js\nlet a;\n```');
  const before = structuredClone(tree);
  renderMarkdown(tree);
  expect(tree).toEqual(before);
});

describe('plain Markdown', () => {
  test.each([
    ['a word, **bold** `code`', '<p>a word, <strong>bold</strong> <code>code</code></p>'],
    ['> quote', '<blockquote>\n<p>quote</p>\n</blockquote>'],
    ['3. three\n4. four', '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'],
    ['~~gone~~', '<p><del>gone</del></p>'],
    ['a\\\nb', '<p>a<br>\nb</p>'],
    ['---', '<hr>'],
    ['5 < 6 & "7"', '<p>5 &lt; 6 &amp; "7"</p>'],
    ['15:59, Foo:bar', '<p>15:59, Foo:bar</p>'],
  ])('%j', (markdown, html) => {
    expect(renderHtml(markdown)).toBe(html);
  });
});

describe('ids of headings', () => {
  const ids = [
    'title',
    '1-first',
    'überblick',
    '入門',
    'location',
    'cookie',
    '__proto__',
    'constructor',
    '-',
    'a--b',
    '100',
    'body',
    'user-content-x',
    '🚀',
  ];

  test.each(ids)('%s comes out as the caller set it', (id) => {
    expect(renderHtml([heading(id)])).toContain(`<h2 id="${id}">Title<a class="anchor" href="#${id}"`);
  });

  test.each(ids)('%s comes out as the caller set it where HTML has to be parsed', (id) => {
    const html: RootContent = { type: 'html', value: '<div>' };
    expect(renderHtml([html, heading(id), { type: 'html', value: '</div>' }])).toContain(`<h2 id="${id}">Title<a`);
  });

  test('an id of an author gives way to a heading with the same, wherever it stands', () => {
    const anchors = parse('<a id="setup"></a><a name="other"></a>').children;
    const html = renderHtml([...anchors, heading('setup', 'Setup')]);
    expect(html.match(/id="[^"]*"/g)).toEqual(['id="other"', 'id="setup"']);
  });

  test('a heading of raw HTML has no link, and its id is an author’s', () => {
    expect(renderHtml('<h2 id="location">Where</h2>')).toBe('<h2 id="user-content-location">Where</h2>');
  });

  test('the text of a heading is not changed by its link', () => {
    const [title] = render([heading('a', 'Install it')]).children;
    expect(title && 'children' in title && title.children.map((child) => child.type === 'text' && child.value)).toEqual([
      'Install it',
      false,
    ]);
    expect(renderHtml([heading('a', 'Install it')])).toMatchInlineSnapshot(
      `"<h2 id="a">Install it<a class="anchor" href="#a" aria-label="Link to this section" data-pagefind-ignore></a></h2>"`,
    );
  });
});

describe('links and images', () => {
  test.each([
    ['[a](b.md "t")', '<a href="b.md" title="t">a</a>'],
    ['[a](https://example.com)', '<a href="https://example.com" rel="noopener noreferrer" class="external">a</a>'],
    ['[a](HTTPS://example.com)', '<a href="https://example.com" rel="noopener noreferrer" class="external">a</a>'],
    ['[a](//example.com)', '<a href="//example.com" rel="noopener noreferrer" class="external">a</a>'],
    ['[a](mailto:a@example.com)', '<a href="mailto:a@example.com">a</a>'],
    ['[a](tel:+491)', '<a href="tel:+491">a</a>'],
    ['[a](javascript:alert(1))', '<a>a</a>'],
    ['[a](data:text/html,x)', '<a>a</a>'],
    ['[a](file:///etc/passwd)', '<a>a</a>'],
    ['![a](b.png "t")', '<figure><img src="b.png" alt="a" decoding="async"><figcaption>t</figcaption></figure>'],
    ['![](b.png)', '<img src="b.png" alt decoding="async">'],
    [
      '![a](https://example.com/b.png)',
      '<a class="remote-image external" href="https://example.com/b.png" rel="noopener noreferrer">a</a>',
    ],
    [
      '![](//example.com/b.png)',
      '<a class="remote-image external" href="//example.com/b.png" rel="noopener noreferrer">Image at example.com</a>',
    ],
    ['[![a](https://example.com/b.png)](c.md)', '<a href="c.md"><span class="remote-image">a</span></a>'],
    ['<img src="b.png" width=40 onerror=x>', '<img src="b.png" width="40" alt decoding="async">'],
  ])('%s', (markdown, html) => {
    expect(renderHtml(markdown).replace(/^<p>|<\/p>$/g, '')).toBe(html);
  });

  test('a wiki link keeps the name as written, for the caller to resolve', () => {
    const text = { type: 'text', value: 'Deploy' } as const;
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: [
        { type: 'link', url: 'Deploy & Roll back#Now', data: { wiki: true }, children: [text] },
        { type: 'image', url: 'my drawing.png', alt: 'x', data: { wiki: true } },
      ],
    };
    expect(renderHtml([paragraph])).toMatchInlineSnapshot(
      `"<p><a href="Deploy%20&amp;%20Roll%20back#Now" data-wm-wiki="Deploy &amp; Roll back#Now">Deploy</a><img src="my%20drawing.png" alt="x" data-wm-wiki="my drawing.png" decoding="async"></p>"`,
    );
  });

  test('every candidate of a picture has to be an image of this site', () => {
    expect(
      renderHtml(
        '<picture><source srcset="a.png 1x, javascript:x 2x"><source srcset="e.png, https://example.com/c.png 2x"><source srcset="b.png"><img src="d.png"></picture>',
      ),
    ).toBe('<p><picture><source srcset="b.png"><img src="d.png" alt decoding="async"></picture></p>');
  });
});

describe('ids that authors write', () => {
  test.each([
    ['<a name="requirement_aws"></a>', '<a id="requirement_aws"></a>'],
    ['<a name="x"/> after', '<a id="x"></a> after'],
    ['<a id="überblick"></a>', '<a id="überblick"></a>'],
    ['<a id="cookie"></a>', '<a id="user-content-cookie"></a>'],
    ['<a name="__proto__"></a>', '<a id="user-content-__proto__"></a>'],
    ['<a id="two words"></a>', '<a></a>'],
    ['<a id="x"></a><b id="x">b</b>', '<a id="x"></a><b>b</b>'],
    ['<span name="x">s</span>', '<span>s</span>'],
    ['<a name="location"></a> [to](#location)', '<a id="user-content-location"></a> <a href="#user-content-location">to</a>'],
  ])('%s', (markdown, html) => {
    expect(renderHtml(markdown)).toBe(`<p>${html}</p>`);
  });
});

describe('raw HTML', () => {
  test.each([
    ['comments are never shown', 'a <!-- b --> c\n\n<!--\nd\n-->\n\ne', '<p>a  c</p>\n<p>e</p>'],
    ['a line break needs no parser', 'a<br>b<BR/>c', '<p>a<br>b<br>c</p>'],
    [
      'Markdown between HTML',
      '<details><summary>S</summary>\n\n**b**\n\n</details>',
      '<details><summary>S</summary>\n<p><strong>b</strong></p>\n</details>',
    ],
    [
      'alignment',
      '<p align="center">\n  <img src="a.png">\n</p>',
      '<p class="align-center">\n  <img src="a.png" alt decoding="async">\n</p>',
    ],
    ['a style is dropped with its content', '<style>b { color: red }</style>', ''],
    ['a script is dropped with its content', '<script>alert(1)</script>\n\nafter', '\n<p>after</p>'],
    ['an element that we refuse gives its words', '<center>\n<form action="/x"><button>Go</button></form>\n</center>', '\nGo\n'],
    ['an open element ends with the page', '<div>\n\na\n\n> b', '<div>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote></div>'],
    ['a stray closing tag closes nothing', 'a\n\n</div>\n\nb', '<p>a</p>\n\n<p>b</p>'],
    [
      'a frame becomes a link',
      '<iframe src="https://example.com/v" title="Demo"></iframe>',
      '<a href="https://example.com/v" rel="noopener noreferrer" class="external">Demo</a>',
    ],
    [
      'a film is played where it lies',
      '<video><source src="demo.mp4"></video>',
      '<p><video src="demo.mp4" controls preload="metadata"></video></p>',
    ],
    [
      'a film on another site becomes a link',
      '<video src="https://x.example/a.mp4"></video>',
      '<p><a class="remote-image external" href="https://x.example/a.mp4" rel="noopener noreferrer">Image at x.example</a></p>',
    ],
    ['a film that no browser plays becomes a link', '<video src="a.avi"></video>', '<p><a href="a.avi">a.avi</a></p>'],
    ['an input that is no checkbox goes', 'a <input type="text" value="x"> b', '<p>a  b</p>'],
  ])('%s', (_name, markdown, html) => {
    expect(renderHtml(markdown)).toBe(html);
  });

  test.each([
    ['exec into <pod-name> now', 'exec into &lt;pod-name> now'],
    ['`a` <namespace>/<pod>', '<code>a</code> &lt;namespace>/&lt;pod>'],
    ['see <title> and <script> here', 'see &lt;title> and &lt;script> here'],
    ['a <template> b </template>', 'a &lt;template> b &lt;/template>'],
    ['a <plaintext> b', 'a &lt;plaintext> b'],
    ['Vec<T> and Map<K, V>', 'Vec&lt;T> and Map&lt;K, V>'],
    ['<b>real</b> and <unreal>', '<b>real</b> and &lt;unreal>'],
  ])('words in angle brackets stay words: %s', (markdown, html) => {
    expect(renderHtml(markdown)).toBe(`<p>${html}</p>`);
  });

  test.each([
    ['<pod-name>\ntext', '&lt;pod-name>\ntext'],
    ['<div>\n<my-placeholder>\n</div>', '<div>\n&lt;my-placeholder>\n</div>'],
    ['<div title="a > b"><x></div>', '<div title="a > b">&lt;x></div>'],
    ['<div>never ends <a href="x', '<div>never ends &lt;a href="x</div>'],
    ['<script>\nno end\n\n# Title', '&lt;script>\nno end\n\n# Title'],
    ['<textarea>\n<b>x</b>', '&lt;textarea>\n<b>x</b>'],
  ])('in blocks too: %j', (markdown, html) => {
    expect(renderHtml(markdown).trim()).toBe(html);
  });
});

describe('tables', () => {
  test('scroll by themselves, are reached by keyboard, and have names of their own', () => {
    expect(renderHtml('| a | b |\n|---|--:|\n| 1 | 2 |\n\n| c |\n|---|')).toMatchInlineSnapshot(`
      "<div class="table-scroll" tabindex="0" role="group" aria-label="Table: a, b"><table>
      <thead>
      <tr>
      <th>a</th>
      <th class="align-right">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      <td class="align-right">2</td>
      </tr>
      </tbody>
      </table></div>
      <div class="table-scroll" tabindex="0" role="group" aria-label="Table: c"><table>
      <thead>
      <tr>
      <th>c</th>
      </tr>
      </thead>
      </table></div>"
    `);
  });

  test('a row with more cells than columns keeps all of them', () => {
    const rows = renderHtml('| a | b |\n|---|--:|\n| 1 | 2 | 3 | *4* |').replace(/\n/g, '');
    expect(rows).toContain('<tr><th>a</th><th class="align-right">b</th></tr>');
    expect(rows).toContain('<tr><td>1</td><td class="align-right">2</td><td>3</td><td><em>4</em></td></tr>');
  });

  test('a table inside a table has no scroll bar of its own', () => {
    const html = renderHtml('<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>');
    expect(html.match(/table-scroll/g)).toHaveLength(1);
  });
});

test('tasks have labels, and lists below stay outside of them', () => {
  expect(renderHtml('- [ ] a **b**\n  - [x] c\n- d\n\n  e')).toMatchInlineSnapshot(`
    "<ul class="contains-task-list">
    <li class="task-list-item">
    <p><label><input type="checkbox" disabled> a <strong>b</strong></label></p>
    <ul class="contains-task-list">
    <li class="task-list-item"><label><input type="checkbox" checked disabled> c</label></li>
    </ul>
    </li>
    <li>
    <p>d</p>
    <p>e</p>
    </li>
    </ul>"
  `);
});

test('footnotes have the ids that GitHub gives them', () => {
  expect(renderHtml('a[^n] b[^n]\n\n[^n]: note')).toMatchInlineSnapshot(`
    "<p>a<sup><a href="#user-content-fn-n" data-footnote-ref aria-describedby="footnote-label" id="user-content-fnref-n">1</a></sup> b<sup><a href="#user-content-fn-n" data-footnote-ref aria-describedby="footnote-label" id="user-content-fnref-n-2">1</a></sup></p>
    <section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>
    <ol>
    <li id="user-content-fn-n">
    <p>note <a href="#user-content-fnref-n" data-footnote-backref aria-label="Back to the text 1" class="data-footnote-backref">↩</a> <a href="#user-content-fnref-n-2" data-footnote-backref aria-label="Back to the text 1-2" class="data-footnote-backref">↩<sup>2</sup></a></p>
    </li>
    </ol>
    </section>"
  `);
});

describe('math', () => {
  test.each([
    ['$x^2$', '<p><math><msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup></math></p>'],
    ['**b** <kbd>k</kbd> $\\alpha$', '<p><strong>b</strong> <kbd>k</kbd> <math><mi>α</mi></math></p>'],
    ['$\\color{red}x$', '<p><math><mrow><mi mathcolor="#ff0000">x</mi></mrow></math></p>'],
    ['$\\nope{x}$', '<p><code class="math-error">\\nope{x}</code></p>'],
    ['$\\href{javascript:x}{y}$', '<p><code class="math-error">\\href{javascript:x}{y}</code></p>'],
    ['$\\class{sr-only}{y}$', '<p><code class="math-error">\\class{sr-only}{y}</code></p>'],
    ['$\\def\\a{\\a\\a}\\a$', '<p><code class="math-error">\\def\\a{\\a\\a}\\a</code></p>'],
    ['$\\ref{x}$', '<p><code class="math-error">\\ref{x}</code></p>'],
  ])('%s', (markdown, html) => {
    expect(renderHtml(markdown)).toBe(html);
  });

  test('a displayed formula has no inline styles', () => {
    expect(renderHtml('$$\n\\begin{aligned} a &= b \\end{aligned}\n$$')).toMatchInlineSnapshot(
      `"<div class="math"><math display="block" class="tml-display"><mtable displaystyle="true" class="tml-jot"><mtr><mtd class="tml-right tml-tight"><mi>a</mi></mtd><mtd class="tml-left tml-tight"><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr></mtable></math></div>"`,
    );
  });

  test('a formula longer than any real one is shown as its source', () => {
    const source = '{x}'.repeat(2_000);
    expect(renderHtml(`$${source}$`)).toBe(`<p><code class="math-error">${source}</code></p>`);
  });
});

describe('nodes of our own and of others', () => {
  test('an embed is a place for the caller to fill, and a link among words', () => {
    const embed = { type: 'waymarkEmbed', value: 'note#heading' } as const;
    expect(renderHtml([embed])).toBe('<div data-wm-embed="note#heading"></div>');
    expect(renderHtml([{ type: 'paragraph', children: [embed] }])).toBe(
      '<p><a href="note#heading" data-wm-wiki="note#heading">note#heading</a></p>',
    );
  });

  test('a definition list, and whatever else names its element', () => {
    const text = (value: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] });
    const list: RootContent = {
      type: 'definitionList',
      data: { hName: 'dl' },
      children: [
        { type: 'definitionTerm', data: { hName: 'dt' }, children: [{ type: 'text', value: 'Drift' }] },
        { type: 'definitionDescription', data: { hName: 'dd' }, children: [text('Change of what is covered.')] },
      ],
    };
    expect(renderHtml([list])).toBe('<dl><dt>Drift</dt><dd><p>Change of what is covered.</p></dd></dl>');
  });

  test.each([
    [{ type: 'strange', value: '<b>text</b>' }, '&lt;b>text&lt;/b>'],
    [{ type: 'strange', children: [{ type: 'text', value: 'inside' }] }, 'inside'],
    [{ type: 'strange' }, ''],
    [{ type: 'mdxTextExpression', value: '1 + 1' }, '1 + 1'],
  ])('an unknown node is its text: %j', (node, html) => {
    expect(renderHtml([node as unknown as RootContent])).toBe(html);
  });

  test('JSX with HTML names is HTML; what the schema refuses goes, as everywhere', () => {
    const attribute = (name: string, value: string | null) => ({ type: 'mdxJsxAttribute', name, value });
    const jsx = (name: string | null, attributes: unknown[], children: unknown[]) => ({
      type: 'mdxJsxTextElement',
      name,
      attributes,
      children,
    });
    const word = { type: 'text', value: 'w' };
    const nodes = [
      jsx('kbd', [attribute('title', 'T'), attribute('className', 'x')], [word]),
      jsx('a', [attribute('href', 'javascript:x'), attribute('onClick', 'x'), attribute('aria-label', 'L')], [word]),
      jsx('details', [attribute('open', null)], [word]),
      jsx('script', [], [word]),
      jsx('td', [attribute('colSpan', '2')], [word]),
      jsx(null, [], [word]),
    ];
    expect(renderHtml(nodes as unknown as RootContent[])).toBe(
      '<kbd title="T">w</kbd>\n<a aria-label="L">w</a>\n<details open>w</details>\n\nw\nw',
    );
  });

  test('a stray closing tag inside a component can’t close the component', () => {
    const callout = component('Callout', { type: 'note' }, 'a\n\n</div></div>\n\nb');
    expect(renderHtml([callout, ...parse('after').children])).toBe(
      '<div class="callout callout-note" role="note"><p class="callout-title">Note</p><p>a</p><p>b</p></div>\n<p>after</p>',
    );
  });
});

test('raw HTML that slipped through is written as text', () => {
  expect(toHtml({ type: 'raw', value: '<script>' } as never)).toBe('&lt;script>');
});
