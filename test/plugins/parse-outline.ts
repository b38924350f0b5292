import type { Nodes, Root } from 'mdast';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import type { MarkdownOptions } from '../../plugins/nodes.ts';

/** Fields of nodes that say what they are, in the order in which an outline names them. */
const fields = ['depth', 'ordered', 'checked', 'lang', 'meta', 'url', 'alt', 'identifier', 'value'] as const;

/** A tree as indented lines, without positions: `link "Page" wiki`. Texts with one text in them stand on its line. */
export function outline(tree: Root): string {
  return tree.children.map((node) => describeNode(node, '')).join('\n');
}

/** Outline of a text. */
export function outlineOf(text: string, dialect: MarkdownOptions['dialect'] = 'gfm', format: MarkdownOptions['format'] = 'md'): string {
  return outline(parseMarkdown(text, { dialect, format }).tree);
}

/** Messages of a text, one a line: rule, place, words. */
export function messagesOf(text: string, dialect: MarkdownOptions['dialect'] = 'gfm', format: MarkdownOptions['format'] = 'md'): string {
  const { messages } = parseMarkdown(text, { dialect, format });
  return messages.map((message) => `${describePlace(message.position)} ${message.rule}: ${message.message}`).join('\n');
}

/** All words that a tree holds for readers: text, code, formulas, alternative texts, titles. */
export function readableText(node: Nodes): string {
  const own = 'value' in node && node.type !== 'html' ? node.value : node.type === 'image' ? (node.alt ?? '') : '';
  const attributes = node.type === 'waymarkComponent' ? Object.values(node.attributes) : [];
  const children = 'children' in node ? node.children.map(readableText) : [];
  return [own, ...attributes, children.join(isPhrasing(node) ? '' : '\n')].join(attributes.length > 0 ? '\n' : '');
}

function isPhrasing(node: Nodes): boolean {
  return ['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type);
}

function describePlace(position: { start: { line: number; column: number }; end: { line: number; column: number } } | undefined): string {
  return position ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}` : '-';
}

function describeNode(node: Nodes, indent: string): string {
  const only = 'children' in node && node.children.length === 1 ? node.children[0] : undefined;
  const words = [nameOf(node), ...describeFields(node)];
  if (only?.type === 'text') return `${indent}${words.join(' ')}: ${JSON.stringify(only.value)}`;
  const children = 'children' in node ? node.children.map((child) => describeNode(child, `${indent}  `)) : [];
  return [`${indent}${words.join(' ')}`, ...children].join('\n');
}

function nameOf(node: Nodes): string {
  if (node.type === 'waymarkComponent') return node.inline ? `${node.name} inline` : node.name;
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? `${node.type} ${node.name ?? ''}` : node.type;
}

function describeFields(node: Nodes): string[] {
  const record: Record<string, unknown> = { ...node };
  const own = fields.filter((field) => record[field] !== undefined && record[field] !== null);
  const words = own.map((field) => (field === 'value' ? JSON.stringify(record[field]) : `${field}=${JSON.stringify(record[field])}`));
  if (node.type === 'waymarkComponent')
    words.push(...Object.entries(node.attributes).map(([name, value]) => `${name}=${JSON.stringify(value)}`));
  if (node.data && 'wiki' in node.data && node.data.wiki) words.push('wiki');
  if (node.type === 'heading' && node.data?.id !== undefined) words.push(`id=${node.data.id}`);
  if (node.type === 'image' && node.data?.hProperties) words.push(JSON.stringify(node.data.hProperties));
  return words;
}
