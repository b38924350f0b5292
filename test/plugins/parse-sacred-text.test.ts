import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectTraits } from '../../plugins/dialect-traits.ts';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { readableText } from './parse-outline.ts';

const dialects = Object.keys(dialectTraits) as MarkdownOptions['dialect'][];

/** Text that readers see as it is written, in every dialect. */
const verbatim = [
  'at 15:59, ratio 3:1, Foo:bar, ::name, :a[b]{c}, :smile:',
  ':::row:::',
  '::: {.pandoc}',
  '<pod name> and <rook-ceph-mgr pod name from previous step>',
  '<placeholder> alone',
  '</pod>, <5, a < b > c, <!subteam^S1>, <Details>, <address>, <path>',
  '<your-name>\nstarts a block',
  '$5 and $6, US$7, 10$, $HOME/$USER, $PATH:$, $$ is the pid, costs $8 = 5 × $6.00 = $30.00',
  '$$',
  '!!! careful',
  '!!! note',
  '=== "Tab"',
  'a === "b"',
  ': a colon first',
  "#!/bin/sh\n: '",
  'x[[1]], [[ -f x ]], [x] and [y][z]',
  '{{ x }} {% y %} { z } {a}',
  'f[T](x int)',
  '{not: attributes}',
  'Text {#not-a-heading}',
  '[!NOTE] outside of a quotation',
  '- [!TIP] in a list',
  '~5 and ~6',
  'import x from y\nexport of goods',
  '/** comment */ @param {string} name',
] as const;

/** What some dialects give a meaning. */
const exceptions: Partial<Record<(typeof verbatim)[number], MarkdownOptions['dialect'][]>> = {
  'x[[1]], [[ -f x ]], [x] and [y][z]': ['github-wiki', 'gitlab-wiki', 'azure-wiki', 'obsidian'],
  'f[T](x int)': ['github-wiki', 'gitlab-wiki', 'azure-wiki'],
  '!!! note': ['mkdocs'],
  '!!! careful': ['mkdocs'],
};

describe.each(dialects)('in %s', (dialect) => {
  const cases = verbatim.filter((text) => !exceptions[text]?.includes(dialect));

  test.each(cases)('%s', (text) => {
    const { tree } = parseMarkdown(text, { dialect, format: 'md' });
    const plain = text.replace(/^- /, '');
    expect(readableText({ type: 'root', children: tree.children }).trim()).toBe(plain);
  });
});

describe('template tags', () => {
  test.each([
    ['in a span', '`{{< x >}} <%= y %> {: .z }`', '{{< x >}} <%= y %> {: .z }'],
    ['in a fence', '```\n{{< x >}} <%= y %>\n{: .z }\n```', '{{< x >}} <%= y %>\n{: .z }'],
    ['in an indented block', '    {{% notice %}} <%= y %>', '{{% notice %}} <%= y %>'],
  ])('are code %s', (_, text, code) => {
    for (const dialect of dialects) {
      const { tree, messages } = parseMarkdown(text, { dialect, format: 'md' });
      expect(readableText(tree)).toBe(code);
      expect(messages).toEqual([]);
    }
  });
});

describe('HTML', () => {
  test('comments stay, and are never text', () => {
    const { tree } = parseMarkdown('<!--DS: x-->\n\nA <!-- b --> c', { dialect: 'gfm', format: 'md' });
    expect(readableText(tree).trim()).toBe('A  c');
    expect(tree.children[0]).toMatchObject({ type: 'html', value: '<!--DS: x-->' });
  });

  test('placeholders in raw HTML are escaped, tags and comments are not', () => {
    const { tree } = parseMarkdown('<div>\n<pod name> <b>x</b> <!-- <y z> --> </pod>\n</div>', { dialect: 'gfm', format: 'md' });
    expect(tree.children).toMatchObject([{ type: 'html', value: '<div>\n&lt;pod name> <b>x</b> <!-- <y z> --> &lt;/pod>\n</div>' }]);
  });

  test('a placeholder that starts a block leaves its Markdown alive', () => {
    const { tree } = parseMarkdown('<cluster-name> is *yours*', { dialect: 'gfm', format: 'md' });
    expect(tree.children).toMatchObject([{ children: [{ value: '<cluster-name> is ' }, { type: 'emphasis' }] }]);
  });

  test.each([
    '<time datetime="2020">x</time>',
    '<address>x</address>',
    '<input type="text">',
    '<svg><path d="M0 0"/></svg>',
    '<BR>',
    '<a name="x">',
  ])('%s is HTML', (text) => {
    const { tree } = parseMarkdown(`a ${text}`, { dialect: 'gfm', format: 'md' });
    const types = tree.children.flatMap((node) => (node.type === 'paragraph' ? node.children.map(({ type }) => type) : []));
    expect(types).toContain('html');
  });
});

test('control characters become spaces, other odd characters stay', () => {
  const { tree } = parseMarkdown('a\u000Bb\u0001c\u00A0d\u2028e\u200Bf\u007F', { dialect: 'gfm', format: 'md' });
  expect(readableText(tree).trimEnd()).toBe('a b c\u00A0d\u2028e\u200Bf');
});

/** Pieces of every syntax; between them stand words that must survive. */
const pieces = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '*',
    '**',
    '_',
    '`',
    '```',
    '\n```\n',
    '~~~~',
    '\n~~~~exercism/note\n',
    '\n~~~~\n',
    ':::',
    '\n:::\n',
  ],
  ...[
    '\n:::note\n',
    '\n::: tip T\n',
    '\n::::tabs\n',
    '\n:::tab[A]\n',
    '\n!!! note "x"\n    ',
    '\n??? tip\n',
    '\n=== "T"\n    ',
    '\n> [!NOTE]\n> ',
  ],
  ...[
    '> ',
    '- ',
    '1. ',
    '\n: ',
    '[[',
    ']]',
    '[[a|b]]',
    '![[n]]',
    '![[x.png|20]]',
    '[',
    '](',
    ')',
    '(x y)',
    '<',
    '>',
    '<pod name>',
    '<b>',
    '</b>',
  ],
  ...[
    '{{< ref "x" >}}',
    '{{% notice tip %}}',
    '{{% /notice %}}',
    '\n{{% notice tip %}}\n',
    '\n{{% /notice %}}\n',
    '{',
    '}',
    '{#id}',
    '$',
    '$$',
  ],
  ...[
    '\n$$\n',
    '|',
    '\n|a|b|\n|-|-|\n',
    '# ',
    '[^1]',
    '\n[^1]: ',
    '![',
    '\\',
    '&amp;',
    '~',
    '~~',
    '@',
    'http://x.y',
    '===',
    '---',
    '\n::: mermaid\n',
  ],
];

test('no word is lost, whatever stands around it', () => {
  const part = fc.oneof(fc.constantFrom(...pieces), fc.constant('WORD'));
  const text = fc
    .array(part, { maxLength: 30 })
    .map((parts) => parts.map((piece, index) => (piece === 'WORD' ? `word${index}x` : piece)).join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...dialects), (source, dialect) => {
      const { tree } = parseMarkdown(source, { dialect, format: 'md' });
      const everything = JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value));
      expect((source.match(/word\d+x/g) ?? []).filter((word) => !everything.includes(word))).toEqual([]);
      expect(everything).not.toContain('waymarkTemplate');
    }),
    { numRuns: 1500 },
  );
});

test('nothing throws as MDX either', () => {
  const mdxPieces = [...pieces, '<Callout>', '</Callout>', '<Card/>', '{1}', '{/* c */}', '\nimport a from "b"\n', '<b {...c}>'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...mdxPieces), { maxLength: 20 }), fc.constantFrom(...dialects), (parts, dialect) => {
      const text = parts.join('');
      const lines = text.split(/\r\n|\n|\r/);
      for (const { position } of parseMarkdown(text, { dialect, format: 'mdx' }).messages) {
        expect(position?.start.line).toBeLessThanOrEqual(lines.length);
        expect(position?.start.column).toBeLessThanOrEqual((lines[(position?.start.line ?? 1) - 1]?.length ?? 0) + 1);
      }
    }),
    { numRuns: 800 },
  );
});
