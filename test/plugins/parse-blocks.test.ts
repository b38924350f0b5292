import { describe, expect, test } from 'vitest';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { messagesOf, outlineOf } from './parse-outline.ts';

type Dialect = MarkdownOptions['dialect'];

describe('alerts', () => {
  test.each<[string, Dialect, string]>([
    ['> [!NOTE]\n> x', 'gfm', 'Callout type="note" | paragraph: "x"'],
    ['> [!Caution]\n> x', 'gfm', 'Callout type="caution" | paragraph: "x"'],
    ['> [!WARNING] Mind `this`\n> x', 'gfm', 'Callout type="warning" title="Mind this" | paragraph: "x"'],
    ['> [!tip]- Folded\n> x', 'obsidian', 'Callout type="tip" fold="closed" title="Folded" | paragraph: "x"'],
    ['> [!tip]+\n> x', 'obsidian', 'Callout type="tip" fold="open" | paragraph: "x"'],
    ['> [!bug|wide] Title only', 'obsidian', 'Callout type="caution" label="bug" title="Title only"'],
    ['> [!danger]\n> x', 'gfm', 'Callout type="caution" label="danger" | paragraph: "x"'],
    ['> [!mine]\n> x', 'obsidian', 'Callout type="note" label="mine" | paragraph: "x"'],
    ['> [!mine]\n> x', 'gfm', 'blockquote | paragraph: "[!mine]\\nx"'],
    ['> [!NOTE] A whole sentence on the line.', 'gfm', 'Callout type="note" | paragraph: "A whole sentence on the line."'],
    ['> [!NOTE]  \n> x', 'gfm', 'Callout type="note" | paragraph: "x"'],
    ['> [!NOTE]\n>\n> x', 'gfm', 'Callout type="note" | paragraph: "x"'],
    ['> text [!NOTE]', 'gfm', 'blockquote | paragraph: "text [!NOTE]"'],
    ['> [!NOTE]', 'gfm', 'Callout type="note"'],
    ['> [!TIP] **[x](y)**\n> z', 'gfm', 'Callout type="tip" | paragraph | strong | link url="y": "x" | text "\\n" | text "z"'],
    ['> \\[!NOTE]', 'gfm', 'blockquote | paragraph: "[!NOTE]"'],
  ])('%j in %s', (text, dialect, expected) => {
    expect(toLine(outlineOf(text, dialect))).toBe(expected);
  });

  test('a title that links is content, so that the link is checked', () => {
    expect(toLine(outlineOf('> [!TIP] See [x](y)\n> more'))).toBe(
      'Callout type="tip" | paragraph | text "See " | link url="y": "x" | text "\\n" | text "more"',
    );
  });
});

describe('directives', () => {
  test('fences of equal length nest, and a fence in code closes nothing', () => {
    expect(outlineOf(':::tabs\n:::tab[A]\n```\n:::\n```\n:::\n:::tab[B]\nb\n:::\n:::\nafter')).toMatchInlineSnapshot(`
      "Tabs
        Tab label="A"
          code ":::"
        Tab label="B"
          paragraph: "b"
      paragraph: "after""
    `);
  });

  test('belong to lists and quotations, and end with them', () => {
    expect(outlineOf('- a\n\n  :::note\n  in\n  :::\n- b\n\n> :::tip\n> quoted\n\nafter')).toMatchInlineSnapshot(`
      "list ordered=false
        listItem
          paragraph: "a"
          Callout type="note"
            paragraph: "in"
        listItem
          paragraph: "b"
      blockquote
        Callout type="tip"
          paragraph: "quoted"
      paragraph: "after""
    `);
  });

  test('definitions and footnotes inside serve the whole page', () => {
    expect(toLine(outlineOf('[x][1] y[^n]\n\n:::note\n[1]: z\n\n[^n]: foot\n:::'))).toContain(
      'linkReference identifier="1": "x" | text " y" | footnoteReference',
    );
  });

  test.each<[string, string]>([
    [':::NOTE\nx\n:::', 'Callout type="note" | paragraph: "x"'],
    ['::: danger STOP\nx\n:::', 'Callout type="caution" label="danger" title="STOP" | paragraph: "x"'],
    [':::note{title="A b"}\nx\n:::', 'Callout title="A b" type="note" | paragraph: "x"'],
    [':::callout{type=warning}\nx\n:::', 'Callout type="warning" | paragraph: "x"'],
    [':::details[More]{open .cls}\nx\n:::', 'Details open="" summary="More" | paragraph: "x"'],
    [':::filetree\n- a\n:::', 'FileTree | list ordered=false | listItem | paragraph: "a"'],
    [':::steps\n1. a\n:::', 'Steps | list ordered=true | listItem | paragraph: "a"'],
    [':::steps Do this\nx', 'paragraph: ":::steps Do this\\nx"'],
    [':::diagram[D]\n```mermaid\nx\n```\n:::', 'Diagram title="D" | code lang="mermaid" "x"'],
    ['para\n:::note\nx\n:::\npara', 'paragraph: "para" | Callout type="note" | paragraph: "x" | paragraph: "para"'],
    ['```\n:::note\n```', 'code ":::note"'],
  ])('%j', (text, expected) => {
    expect(toLine(outlineOf(text))).toBe(expected);
  });

  test('columns and lines inside are those of the file', () => {
    const text = ':::note\n- a [link](x)\n:::\n\n~~~~exercism/note\n  *b*\n~~~~\n\n!!! tip\n    # c';
    const { tree } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
    const found: string[] = [];
    const visit = (node: {
      type: string;
      position?: { start: { line: number; column: number } } | undefined;
      children?: unknown;
    }): void => {
      if (['link', 'emphasis', 'heading'].includes(node.type))
        found.push(`${node.type} ${node.position?.start.line}:${node.position?.start.column}`);
      for (const child of Array.isArray(node.children) ? node.children : []) visit(child as typeof node);
    };
    visit(tree);
    expect(found).toEqual(['link 2:5', 'emphasis 6:3', 'heading 10:5']);
  });

  test('unknown and unclosed ones are reported', () => {
    expect(messagesOf('::: keypoints\n\n- x\n\n:::\n\n> :::tip Look\n> x\n\n{{% notice note %}}\nx', 'hugo')).toMatchInlineSnapshot(`
      "1:1-1:14 page/unknown-directive: No component is called \`keypoints\`, so that this line is shown as text.
      7:3-7:14 page/unclosed-directive: Nothing closes this block, so that everything below it belongs to it.
      10:1-10:20 page/unclosed-directive: Nothing closes this block, so that everything below it belongs to it."
    `);
  });
});

describe('admonitions and tabs with indented content', () => {
  test.each<[string, Dialect, string]>([
    ['!!! note\n    x', 'gfm', 'Callout type="note" | paragraph: "x"'],
    ['!!! note\n\n    x\n\n    y\nz', 'gfm', 'Callout type="note" | paragraph: "x" | paragraph: "y" | paragraph: "z"'],
    ['!!! note\nx', 'gfm', 'paragraph: "!!! note" | paragraph: "x"'],
    ['!!! wow\n    x', 'gfm', 'paragraph: "!!! wow\\nx"'],
    ['!!! wow\n    x', 'mkdocs', 'Callout type="note" label="wow" | paragraph: "x"'],
    ['text\n!!! note\n    x', 'gfm', 'paragraph: "text\\n!!! note\\nx"'],
    ['text\n!!! note\n    x', 'mkdocs', 'paragraph: "text" | Callout type="note" | paragraph: "x"'],
    ['!!! note ""\n    x', 'mkdocs', 'Callout type="note" | paragraph: "x"'],
    ['!!! warning inline end\n    x', 'mkdocs', 'Callout type="warning" | paragraph: "x"'],
    ['!!! warning read this\n    x', 'mkdocs', 'Callout type="warning" title="read this" | paragraph: "x"'],
    ['!!! note\n    x\ny', 'mkdocs', 'Callout type="note" | paragraph: "x" | paragraph: "y"'],
    ['!!! note\n\t- x', 'mkdocs', 'Callout type="note" | list ordered=false | listItem | paragraph: "x"'],
    ['??? faq "Q"\n    x', 'mkdocs', 'Callout type="note" label="faq" title="Q" fold="closed" | paragraph: "x"'],
    ['=== "A"\n    x\n===! "B"\n    y', 'mkdocs', 'Tabs | Tab label="A" | paragraph: "x" | Tabs | Tab label="B" | paragraph: "y"'],
  ])('%j in %s', (text, dialect, expected) => {
    expect(toLine(outlineOf(text, dialect))).toBe(expected);
  });
});

describe('definition lists', () => {
  test.each<[string, Dialect, string]>([
    ['T\n: d', 'gfm', 'definitionList | definitionTerm: "T" | definitionDescription: "d"'],
    ['T\nU\n:   d\nlazy', 'gfm', 'definitionList | definitionTerm: "T" | definitionTerm: "U" | definitionDescription: "d\\nlazy"'],
    ['T\n\n: d', 'gfm', 'paragraph: "T" | paragraph: ": d"'],
    ['T\n\n:   d', 'mkdocs', 'definitionList | definitionTerm: "T" | definitionDescription: "d"'],
    ['# T\n: d', 'gfm', 'heading depth=1: "T" | paragraph: ": d"'],
    ['# T\n: d', 'mkdocs', 'heading depth=1: "T" | paragraph: ": d"'],
    ['T\n:smile:', 'gfm', 'paragraph: "T\\n:smile:"'],
    ["#!/bin/sh\n: '\n", 'gfm', 'paragraph: "#!/bin/sh\\n: \'"'],
  ])('%j in %s', (text, dialect, expected) => {
    expect(toLine(outlineOf(text, dialect))).toBe(expected);
  });
});

describe('math', () => {
  test.each<[string, string]>([
    ['$x$', 'paragraph | inlineMath "x"'],
    ['($\\pi r^2$).', 'paragraph | text "(" | inlineMath "\\\\pi r^2" | text ")."'],
    ['$`a_1`$', 'paragraph | inlineMath "a_1"'],
    ['$\\{a\\}$', 'paragraph | inlineMath "\\\\{a\\\\}"'],
    ['a $$x$$ b', 'paragraph | text "a " | inlineMath "x" | text " b"'],
    ['$$x$$', 'math "x"'],
    ['$$\nx\n\\\\\ny\n$$', 'math "x\\n\\\\\\\\\\ny"'],
    ['> $$\n> x\n> $$', 'blockquote | math "x"'],
    ['$$\nx\n\n- y', 'paragraph: "$$\\nx" | list ordered=false | listItem | paragraph: "y"'],
    ['```math\nx\n```', 'math "x"'],
    ['\\$x$', 'paragraph: "$x$"'],
    ['`$x$`', 'paragraph | inlineCode "$x$"'],
  ])('%j', (text, expected) => {
    expect(toLine(outlineOf(text))).toBe(expected);
  });
});

describe('fences that nobody closes', () => {
  test.each<[string, string]>([
    ['a\n\n```sh\nx\n\n# y\n', '3:1-3:6'],
    ['~~~\nx', '1:1-1:4'],
    ['- ```\n  x', '1:3-1:6'],
    ['::: mermaid\nx', '1:1-1:12'],
  ])('%j', (text, place) => {
    expect(messagesOf(text)).toBe(`${place} page/unclosed-fence: This code block is never closed, so that the rest of the page is code.`);
  });

  test.each([
    ['```sh\nx\n', 'Add a line with 3 backticks where the code ends.'],
    ['~~~~\nx\n', 'Add a line with 4 tildes where the code ends.'],
    ['::: mermaid\nx\n', 'Add a line with 3 colons where the code ends.'],
    [':::note\nx\n', 'Add a line with 3 colons where it ends.'],
    ['~~~~exercism/note\nx\n', 'Add a line with 4 tildes where it ends.'],
    ['````exercism/note\nx\n', 'Add a line with 4 backticks where it ends.'],
  ])('the hint for %j names the closing fence in words', (text, hint) => {
    expect(parseMarkdown(text, { dialect: 'gfm', format: 'md' }).messages.map((message) => message.hint)).toEqual([hint]);
  });

  test.each([
    '```\nx\n```',
    '```\nx\n````\n\n',
    '```',
    '> ```\n> x\n> ```',
    '- ```\n  x\n  ```',
    '- ```\n  x\n\nafter',
    '    indented',
    '::: mermaid\nx\n:::',
  ])('nothing about %j', (text) => {
    expect(messagesOf(text)).toBe('');
  });
});

function toLine(outline: string): string {
  return outline
    .split('\n')
    .map((line) => line.trim())
    .join(' | ');
}
