import fc from 'fast-check';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { parse as parseHtml, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { auditHtml } from '../../plugins/audit-html.ts';
import { createHighlighter } from '../../plugins/highlight.ts';
import { componentNames } from '../../plugins/nodes.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { createRenderContext } from '../../plugins/rehype-context.ts';
import { createHastOptions } from '../../plugins/rehype-handlers.ts';
import { renderSteps, toHtml } from '../../plugins/render-markdown.ts';
import { clobberingNames, payloads } from './hostile-payloads.ts';
import { component, parse, renderHtml } from './rendering.ts';

type Node5 = DefaultTreeAdapterTypes.Node;

const page = (html: string) => `<!doctype html><html lang="en"><head><title>x</title></head><body><main>${html}</main></body></html>`;

/** The second opinion, which shares nothing with the schema: what a reader's browser would hold after parsing. */
function findDanger(html: string): string[] {
  const tree = parseHtml(page(html));
  // What a browser would hold if the page's content were read and written once more: mutation attacks need two rounds.
  const again = parseHtml(page(serialize(parseFragment(html))));
  return [...judge(tree), ...judge(again)];
}

const harmless =
  /^(a|abbr|b|bdi|bdo|blockquote|body|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[1-6]|head|hr|html|i|img|input|ins|kbd|label|li|main|mark|math|menclose|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|wm-tabs|wm-quiz|wm-diagram)$/;

function judge(node: Node5): string[] {
  const found = 'childNodes' in node ? node.childNodes.flatMap(judge) : [];
  if (!('tagName' in node)) return found;
  if (!harmless.test(node.tagName)) found.push(`<${node.tagName}>`);
  if (node.namespaceURI.endsWith('MathML') !== /^(?:m(?!ark$|ain$)|none$)/.test(node.tagName))
    found.push(`<${node.tagName}> of another language`);
  if (node.namespaceURI.endsWith('svg')) found.push(`svg <${node.tagName}>`);
  for (const { name, value } of node.attrs) if (isDangerous(node.tagName, name, value)) found.push(`<${node.tagName} ${name}="${value}">`);
  return found;
}

function isDangerous(tagName: string, name: string, value: string): boolean {
  if (
    /^on|^style$|^srcdoc$|^form[a-z]|^xlink|^data-pagefind(?!-ignore$)|^(?:name|ping|target|is|slot|background|action|usemap|contenteditable|popover.*|autofocus|accesskey)$/i.test(
      name,
    )
  )
    return true;
  if (name === 'form') return tagName !== 'mo' || !['prefix', 'infix', 'postfix'].includes(value);
  if (name === 'class')
    return !value
      .split(' ')
      .every(
        (word) => /^(?:hljs-|language-|tml-|callout)|^rows-[2-9]$|^(?:[a-z]+[-_]?)+$/.test(word) && !/^(?:modal|evil|xss)$/.test(word),
      );
  if (name === 'id') return clobberingNames.includes(value) || /\s/.test(value);
  if (tagName === 'input') return !['type', 'checked', 'disabled'].includes(name) || (name === 'type' && value !== 'checkbox');
  if (!['href', 'src', 'srcset', 'cite', 'longdesc', 'poster', 'data'].includes(name)) return false;
  return (name === 'srcset' ? value.split(',') : [value]).some((address) => !isHarmlessAddress(address.trim()));
}

/** Asks the platform's own parser, as a browser would. */
function isHarmlessAddress(address: string): boolean {
  const url = URL.canParse(address, 'https://site.example/page/') ? new URL(address, 'https://site.example/page/') : undefined;
  return url === undefined || ['https:', 'http:', 'mailto:', 'tel:', 'xmpp:', 'irc:'].includes(url.protocol);
}

const text = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });
const oneLine = (payload: string) => payload.replaceAll(/\s*\n\s*/g, ' ');

const dialects = ['gfm', 'github-wiki', 'gitlab-wiki', 'azure-wiki', 'obsidian', 'mkdocs', 'hugo', 'docusaurus'] as const;

/** Every way that a page of ours can be written, over and over. */
function parseDialect(markdown: string, number: number): RootContent[] {
  const dialect = dialects[number % dialects.length] ?? 'gfm';
  return parseMarkdown(markdown, { dialect, format: number % 9 === 8 ? 'mdx' : 'md' }).tree.children;
}

/** One payload in places of one kind, as trees: what Markdown can say, and what parsing could hand over. */
const contexts: Record<string, (payload: string) => RootContent[]> = {
  'as a block': (payload) => [...parse(`${payload}\n\nafter\n\n- ${payload}`).children, { type: 'html', value: payload }, text('after')],
  'among words': (payload) => parse(`before ${oneLine(payload)} after **${oneLine(payload)}** end`).children,
  'as an address': (payload) => [
    ...parse(`[a](<${oneLine(payload)}>) ![b](<${oneLine(payload)}>) <${oneLine(payload)}>\n\n[c]\n\n[c]: <${oneLine(payload)}>`).children,
    {
      type: 'paragraph',
      children: [
        { type: 'link', url: payload, children: [], data: { wiki: true } },
        { type: 'image', url: payload, data: { wiki: true } },
      ],
    },
    ...['a href', 'img src', 'q cite', 'img srcset', 'iframe src', 'video src', 'object data'].map((attribute): RootContent => ({
      type: 'html',
      value: `<${attribute}="${payload}">x</${attribute.split(' ')[0] ?? ''}>`,
    })),
    component('Card', { title: 'x', href: payload }),
  ],
  'as an attribute': (payload) => [
    ...parse(`# ${oneLine(payload)}\n\n| ${oneLine(payload)} |\n|---|\n\n![${oneLine(payload)}](x "${oneLine(payload)}")`).children,
    { type: 'code', lang: payload, meta: payload, value: payload },
    { type: 'code', lang: 'js', meta: `title="${payload}" {1}`, value: payload },
    { type: 'code', lang: 'mermaid', meta: `title='${payload}'`, value: payload },
    { type: 'image', url: 'x', alt: payload, title: payload } as unknown as RootContent,
    { type: 'waymarkEmbed', value: payload },
    { type: 'inlineMath', value: payload } as unknown as RootContent,
    { type: 'html', value: `<div id="${payload}" class="${payload}" title="${payload}" lang=${payload}>x</div>` },
    {
      type: 'mdxJsxFlowElement',
      name: payload,
      attributes: [{ type: 'mdxJsxAttribute', name: payload, value: payload }],
      children: [text(payload)],
    } as unknown as RootContent,
    ...componentNames.map((name) =>
      component(name, { type: payload, title: payload, label: payload, fold: payload, sync: payload, open: payload, [payload]: payload }, [
        text(payload),
      ]),
    ),
  ],
  'in a page of ours': (payload) => {
    const line = oneLine(payload);
    const page = `Text.\n\n${payload}\n\n- ${line} [[${line}]] ![[${line}]] [a](${line}) {{ ${line} }} <% ${line} %>\n\n> [!NOTE] ${line}\n> ${line}\n\n::: tip ${line}\n${line}\n:::`;
    return parseDialect(page, payloads.indexOf(payload));
  },
};

/** What the pipeline would write without one of its steps. */
function renderWithout(step: string, nodes: RootContent[]): string {
  const tree: Root = { type: 'root', children: nodes };
  const context = createRenderContext(tree, createHighlighter(), 'en');
  const root = toHast(tree, createHastOptions(context));
  if (root.type !== 'root') throw new Error('not a page');
  return toHtml(renderSteps.filter(({ name }) => name !== step).reduce((result, { run }) => run(result, context), root));
}

test('there are enough attacks', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(250);
  expect(payloads.length * Object.keys(contexts).length).toBeGreaterThanOrEqual(1_000);
});

describe.each(Object.entries(contexts))('hostile input %s', (_name, build) => {
  test('is harmless to the audit and to a second opinion', () => {
    const bad = payloads.flatMap((payload) => {
      const html = renderHtml(build(payload));
      const found = [...auditHtml(page(html)), ...findDanger(html)];
      return found.length > 0 ? [{ payload, found }] : [];
    });
    expect(bad).toEqual([]);
  });
});

test('without the sanitiser most attacks on HTML would succeed, and both opinions would say so', () => {
  const attacks = payloads.filter((payload) => payload.startsWith('<'));
  const pages = attacks.map((payload) => renderWithout('sanitize', [{ type: 'html', value: payload }]));
  const audited = pages.filter((html) => auditHtml(page(html)).length > 0).length;
  const judged = pages.filter((html) => findDanger(html).length > 0).length;
  expect(audited / attacks.length).toBeGreaterThan(0.6);
  expect(judged / attacks.length).toBeGreaterThan(0.6);
});

test('the second opinion finds what it looks for', () => {
  const dangers = [
    '<script></script>',
    '<a onclick=x>',
    '<a href=" java\nscript:x">',
    '<svg>',
    '<p style=x>',
    '<a id=cookie>',
    '<p class="evil">',
    '<img srcset="a, data:x">',
  ];
  expect(dangers.filter((html) => findDanger(html).length === 0)).toEqual([]);
});

test.each(clobberingNames)('no id or name %s comes from an author', (name) => {
  const html = renderHtml(
    `<a id="${name}">a</a> <a name="${name}">b</a> <img id="${name}" name="${name}" src="x"> <i id="${name}">c</i>\n\n<form id="${name}"><input name="${name}"></form>`,
  );
  expect(html).not.toContain(`id="${name}"`);
  expect(html).not.toContain('name=');
});

test('a language can’t smuggle classes', () => {
  for (const lang of ['js&#x20;xss', 'js xss', 'js\txss', 'js\u00a0xss', 'js\u000cxss']) {
    expect(renderHtml([{ type: 'code', lang, value: 'x' }])).not.toContain('xss');
    expect(renderHtml(`\`\`\`${lang}\nx\n\`\`\``)).not.toContain('xss');
  }
  expect(renderHtml('<code class="language-js xss sr-only">x</code>')).toBe('<p><code class="language-js">x</code></p>');
});

test('attributes that steer the search are stripped', () => {
  expect(renderHtml('<div data-pagefind-body data-pagefind-meta="title:x" data-foo=1>x</div>')).toBe('<div>x</div>');
});

/** Pieces of HTML and Markdown that mean something to a parser, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      '&',
      ';',
      '`',
      '\n',
      '\n\n',
      ' ',
      '\t',
      '\u0000',
      '--',
      '<!--',
      '-->',
      ']]>',
      '<![CDATA[',
      '&#',
      '\\',
      '|',
      '$',
      '```',
      '> ',
      '- ',
      '# ',
    ],
    ...[
      'script',
      'style',
      'svg',
      'math',
      'mtext',
      'iframe',
      'img',
      'a',
      'p',
      'table',
      'td',
      'template',
      'title',
      'textarea',
      'noscript',
      'select',
      'form',
      'details',
      'xmp',
      'plaintext',
    ],
    ...[
      '<script>',
      '</script>',
      '<svg>',
      '<math>',
      '<style>',
      '<table>',
      '<a ',
      '<img ',
      '</',
      '/>',
      'onerror=alert(1)',
      ' src=x',
      ' href=',
      'javascript:',
      'style=x',
      ' id=cookie',
    ],
  ),
  fc.constantFrom(...payloads),
  fc.string({ maxLength: 8 }),
);

test('whatever is put together, the page is harmless', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(71), (pieces, number) => {
      const markdown = pieces.join('');
      const html = renderHtml([...parse(markdown).children, { type: 'html', value: markdown }, ...parseDialect(markdown, number)]);
      expect(auditHtml(page(html))).toEqual([]);
      expect(findDanger(html)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
