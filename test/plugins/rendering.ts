import type { Root as HastRoot } from 'hast';
import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';
import { createHighlighter } from '../../plugins/highlight.ts';
import type { ComponentName, ComponentNode } from '../../plugins/nodes.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';

/** Grammars are compiled once for all tests of a file. */
const highlighter = createHighlighter();

/** GFM and math, without any dialect's own syntax: rendering takes trees, whatever parsed them. */
export function parse(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfmAutolinkLiteral(), gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem(), math()],
    mdastExtensions: [
      gfmAutolinkLiteralFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      mathFromMarkdown(),
    ],
  });
}

/** A component node around Markdown or nodes. */
export function component(name: ComponentName, attributes: Record<string, string>, content: string | RootContent[] = ''): ComponentNode {
  const children = typeof content === 'string' ? parse(content).children : content;
  return { type: 'waymarkComponent', name, attributes, inline: false, children };
}

/** Renders Markdown, a tree or nodes, to hast. */
export function render(input: string | Root | RootContent[]): HastRoot {
  const tree: Root = typeof input === 'string' ? parse(input) : Array.isArray(input) ? { type: 'root', children: input } : input;
  return renderMarkdown(tree, { highlighter });
}

/** Renders Markdown, a tree or nodes, to HTML. */
export function renderHtml(input: string | Root | RootContent[]): string {
  return toHtml(render(input));
}
