import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { mendTags, readTags, voidTagNames } from './rehype-html-tags.ts';
import { linkMedia } from './rehype-media-links.ts';
import { toElement } from './rehype-element.ts';

type Content = RootContent | ElementContent;

/**
 * Parses the raw HTML among these nodes as a browser would, and gives the nodes without it. Only runs of nodes that some HTML spans
 * are parsed, because parsing costs ten times as much as everything else: from a node with an opening tag to the one that closes it.
 */
export function resolveRawHtml<T extends Content>(nodes: readonly T[]): T[] {
  const result: T[] = [];
  const open: string[] = [];
  let run: T[] = [];

  for (const node of nodes) {
    const values = collectRaw(node, []);
    if (values.length === 0 && open.length === 0) {
      result.push(node);
      continue;
    }
    run.push(node);
    for (const value of values) trackOpen(value, open);
    if (open.length > 0) continue;
    result.push(...parseRun(run));
    run = [];
  }

  if (run.length > 0) result.push(...parseRun(run));
  return result;
}

/**
 * What a piece of HTML in Markdown becomes: a node to parse later, nothing for a comment. Two shapes that fill real pages, `<br>` and
 * comments, need no parser.
 */
export function toRawNode(value: string): Content | undefined {
  if (/^<br\s*\/?>$/i.test(value)) return toElement('br', {});
  if (value.startsWith('<!--') && value.indexOf('-->', 2) === value.trimEnd().length - 3) return undefined;
  return { type: 'raw', value: mendTags(value) };
}

function collectRaw(node: Nodes, found: string[]): string[] {
  if (node.type === 'raw') found.push(node.value);
  else if ('children' in node) for (const child of node.children) collectRaw(child, found);
  return found;
}

function trackOpen(value: string, open: string[]): void {
  for (const tag of readTags(value)) {
    if (voidTagNames.has(tag.name)) continue;
    if (!tag.closing) {
      open.push(tag.name);
      continue;
    }
    const index = open.lastIndexOf(tag.name);
    if (index !== -1) open.length = index;
  }
}

function parseRun<T extends Content>(run: readonly T[]): T[] {
  const root: Root = { type: 'root', children: run as unknown as RootContent[] };
  const result = raw(root) as Root | Element;
  const children = result.type === 'root' ? result.children : [result];
  linkMedia(children);
  return children as unknown as T[];
}
