import type { Nodes, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml as serialize } from 'hast-util-to-html';
import type { Root as MdastRoot } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { createHighlighter } from './highlight.ts';
import type { Highlighter } from './highlight.ts';
import { createRenderContext } from './rehype-context.ts';
import type { FrontmatterFacts, RenderContext } from './rehype-context.ts';
import { finishTree } from './rehype-finish.ts';
import { createHastOptions } from './rehype-handlers.ts';
import { resolveRawHtml } from './rehype-raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

/** What {@link renderMarkdown} takes besides the tree. */
export interface RenderOptions {
  /** Keeps compiled grammars and coloured code from page to page. Without one, each call starts anew. */
  highlighter?: Highlighter;
  /** Language of the text, as a BCP 47 tag: what rendering adds is in it. English when absent. */
  language?: string;
  /** What components may show of the page's frontmatter. */
  facts?: FrontmatterFacts;
}

/** One step on the way from author's HTML to ours. May change the tree that it is given. */
export interface RenderStep {
  name: 'raw' | 'sanitize' | 'finish';
  run(root: Root, context: RenderContext): Root;
}

/**
 * The steps behind mdast-util-to-hast, in order. HTML is parsed, then everything passes the closed schema, and only then do we add what
 * the schema wouldn't let through.
 */
export const renderSteps: readonly RenderStep[] = [
  { name: 'raw', run: parseRaw },
  { name: 'sanitize', run: (root) => sanitize(root, sanitizeSchema) as Root },
  { name: 'finish', run: finishTree },
];

/**
 * Renders a parsed text. Pure but for the highlighter's memory; the given tree stays as it is. Addresses are those that the author wrote:
 * the caller resolves them, with `data-wm-wiki` on links that name a page and `data-wm-embed` on what stands for another page's text.
 * Ids of headings are the caller's too, in `heading.data.hProperties.id`, and come out exactly so.
 */
export function renderMarkdown(tree: MdastRoot, options: RenderOptions = {}): Root {
  const context = createRenderContext(tree, options.highlighter ?? createHighlighter(), options.language ?? 'en', options.facts);
  const root = toHast(tree, createHastOptions(context)) as Root;
  return renderSteps.reduce((result, step) => step.run(result, context), root);
}

/** Writes a tree, or a part of one, as HTML. Raw nodes, which no step leaves behind, would be written as text. */
export function toHtml(node: Nodes | Nodes[]): string {
  return serialize(node as Nodes, {
    allowDangerousHtml: false,
    characterReferences: { useNamedReferences: true },
    collapseEmptyAttributes: true,
  });
}

function parseRaw(root: Root, context: RenderContext): Root {
  if (context.rawNodes > 0) root.children = resolveRawHtml(root.children);
  return root;
}
