import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** Reads Markdown as GitHub does, as far as a parser can tell. */
export function parseMarkdown(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}

/** The tree as types alone: `paragraph(text inlineCode)`. */
export function outline(node: Nodes): string {
  return 'children' in node ? `${node.type}(${node.children.map(outline).join(' ')})` : node.type;
}

/** Values of all nodes of a type. */
export function valuesOf(tree: Root, type: 'text' | 'inlineCode' | 'html'): string[] {
  const values: string[] = [];
  visit(tree, type, (node) => {
    values.push((node as { value: string }).value);
  });
  return values;
}

/** Addresses of links. */
export function linksOf(tree: Root): string[] {
  const urls: string[] = [];
  visit(tree, 'link', ({ url }) => {
    urls.push(url);
  });
  return urls;
}

/**
 * What hosts find in rendered text and act upon, without looking at the source: mentions and references of GitHub (html-pipeline,
 * MentionFilter) and GitLab (Banzai reference filters), addresses, emoji. Empty for text that is only text.
 */
export function findSignals(text: string): string[] {
  const patterns = [
    /(?<![\p{L}\p{N}_`])@[\p{L}\p{N}_]/u,
    /[\p{L}\p{N}_]@[\p{L}\p{N}_-]+\./u,
    /(?<![\p{L}\p{N}_])[#!$%~&]\d/u,
    /\w#\d/,
    /[~%]["\w]/,
    /\bGH-\d/i,
    /\b(?:https?|ftp):\/\//i,
    /\bwww\./i,
    /:[a-z_+-][\w+-]*:/,
  ];
  return patterns.map((pattern) => pattern.exec(text)?.[0]).filter((found) => found !== undefined);
}
