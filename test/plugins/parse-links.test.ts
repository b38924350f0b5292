import { describe, expect, test } from 'vitest';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { messagesOf, outlineOf } from './parse-outline.ts';

type Dialect = MarkdownOptions['dialect'];

/** The outline of a text's only paragraph, on one line. */
function inline(text: string, dialect: Dialect): string {
  const [first = '', ...lines] = outlineOf(text, dialect).split('\n');
  return lines.length === 0 ? first.replace(/^paragraph: /, 'text ') : lines.map((line) => line.trim()).join(' | ');
}

describe('wiki links', () => {
  test.each<[string, Dialect, string]>([
    ['[[Page]]', 'gfm', 'link url="Page" wiki: "Page"'],
    ['[[text|Page]]', 'github-wiki', 'link url="Page" wiki: "text"'],
    ['[[text|Page]]', 'gitlab-wiki', 'link url="Page" wiki: "text"'],
    ['[[text|Page]]', 'azure-wiki', 'link url="Page" wiki: "text"'],
    ['[[Page|text]]', 'obsidian', 'link url="Page" wiki: "text"'],
    ['[[Page|text]]', 'gfm', 'link url="Page" wiki: "text"'],
    ['[[Page|text]]', 'mkdocs', 'link url="Page" wiki: "text"'],
    ['[[note#a heading|see]]', 'obsidian', 'link url="note#a heading" wiki: "see"'],
    ['[[note#a heading]]', 'obsidian', 'link url="note#a heading" wiki: "note > a heading"'],
    ['[[note#^block]]', 'obsidian', 'link url="note#^block" wiki: "note > block"'],
    ['[[#here]]', 'obsidian', 'link url="#here" wiki: "here"'],
    ['[[../other/file]]', 'obsidian', 'link url="../other/file" wiki: "../other/file"'],
    ['[[Angular.js]]', 'github-wiki', 'link url="Angular.js" wiki: "Angular.js"'],
    ['[[docs|https://example.com]]', 'github-wiki', 'link url="https://example.com": "docs"'],
    ['[[/images/x.png|alt=A chart|width=40px]]', 'github-wiki', 'image url="/images/x.png" alt="A chart" wiki {"width":40}'],
    ['![[pic.png|200]]', 'obsidian', 'image url="pic.png" alt="" wiki {"width":200}'],
    ['![[pic.png|A chart|200x100]]', 'obsidian', 'image url="pic.png" alt="A chart" wiki {"width":200,"height":100}'],
    ['a ![[note#section]]', 'obsidian', 'text "a " | waymarkEmbed "note#section"'],
    ['[[1]](https://example.com)', 'github-wiki', 'link url="https://example.com": "[1]"'],
    ['x[[1]]', 'gfm', 'text "x[[1]]"'],
    ['[[ -f x ]]', 'gfm', 'text "[[ -f x ]]"'],
    ['[[^1]]', 'gfm', 'text "[[^1]]"'],
    ['[[a]] \\[[b]]', 'gfm', 'link url="a" wiki: "a" | text " [[b]]"'],
    ['**[[a]]**', 'gfm', 'strong | link url="a" wiki: "a"'],
  ])('%s in %s', (text, dialect, expected) => {
    expect(inline(text, dialect)).toBe(expected);
  });

  test('a defined reference in brackets is none, but in Obsidian, whose tools write such definitions for others', () => {
    const text = '[[note]]\n\n[note]: note.md';
    expect(outlineOf(text, 'gfm')).toMatchInlineSnapshot(`
      "paragraph
        text "["
        linkReference identifier="note": "note"
        text "]"
      definition url="note.md" identifier="note""
    `);
    expect(outlineOf(text, 'obsidian')).toMatchInlineSnapshot(`
      "paragraph
        link url="note" wiki: "note"
      definition url="note.md" identifier="note""
    `);
  });

  test('in tables the bar is escaped', () => {
    expect(outlineOf('| a |\n|---|\n| [[x\\|y]] |', 'obsidian')).toContain('link url="x" wiki: "y"');
  });

  test('`[[_TOC_]]` and `[TOC]` alone in a paragraph are lists of contents', () => {
    expect(outlineOf('[[_TOC_]]', 'azure-wiki')).toBe('Contents');
    expect(outlineOf('[TOC]', 'mkdocs')).toBe('Contents');
    expect(outlineOf('[TOC]', 'gfm')).toBe('paragraph: "[TOC]"');
    expect(outlineOf('[[_TOSP_]]', 'azure-wiki')).toBe('paragraph: "[[_TOSP_]]"');
  });
});

describe('links with spaces', () => {
  test.each<[string, Dialect, string]>([
    ['[ADD *COLUMN*](Add Column)', 'github-wiki', 'link url="Add Column" | text "ADD " | emphasis: "COLUMN"'],
    ['[INSERT [VALUES]](Insert Values)', 'gitlab-wiki', 'link url="Insert Values": "INSERT [VALUES]"'],
    ['![a](my picture.png "T")', 'azure-wiki', 'image url="my picture.png" alt="a"'],
    ['![a](/.attachments/a.png =500x)', 'azure-wiki', 'image url="/.attachments/a.png" alt="a" {"width":500}'],
    ['[a](b "t") [c](<d e>)', 'github-wiki', 'link url="b": "a" | text " " | link url="d e": "c"'],
    ['[a](Page (draft) x)', 'github-wiki', 'link url="Page (draft) x": "a"'],
    ['\\[a](b c)', 'github-wiki', 'text "[a](b c)"'],
    ['[a](b c)', 'gfm', 'text "[a](b c)"'],
  ])('%s in %s', (text, dialect, expected) => {
    expect(inline(text, dialect)).toBe(expected);
  });

  test('are reported where they are text', () => {
    expect(messagesOf('See [one](a b.md), `[x](y z.md)`,\nf[T](x int) and [two](./c d).', 'mkdocs')).toMatchInlineSnapshot(`
      "1:11-1:17 link/space: An address with a space is no link in Markdown: readers see the brackets.
      2:23-2:28 link/space: An address with a space is no link in Markdown: readers see the brackets."
    `);
    expect(messagesOf('[one](a b.md)', 'github-wiki')).toBe('');
  });
});

describe('heading ids', () => {
  test.each<[string, Dialect, string]>([
    ['## Title {#own}', 'mkdocs', 'heading depth=2 id=own: "Title"'],
    ['## Title {#own}', 'azure-wiki', 'heading depth=2 id=own: "Title"'],
    ['## Title {#own .cls}', 'hugo', 'heading depth=2 id=own: "Title"'],
    ['Title {#own}\n===', 'docusaurus', 'heading depth=1 id=own: "Title"'],
    ['## Title {#own}', 'gfm', 'heading depth=2: "Title {#own}"'],
    ['## Title {#own}', 'github-wiki', 'heading depth=2: "Title {#own}"'],
    ['## Title[[own-id]]', 'gfm', 'heading depth=2 id=own-id: "Title"'],
    ['## Why?[[why]]', 'gfm', 'heading depth=2 id=why: "Why?"'],
    ['## {#own}', 'mkdocs', 'heading depth=2 id=own'],
  ])('%s in %s', (text, dialect, expected) => {
    expect(outlineOf(text, dialect)).toBe(expected);
  });
});
