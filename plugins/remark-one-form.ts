import type { Heading, Html, Image, Link, Paragraph, Parent, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { checkDecision } from './check-decision.ts';
import { checkDirectives } from './check-directives.ts';
import { escapePlaceholders } from './micromark-known-html.ts';
import type { ComponentNode } from './nodes.ts';
import { offsetsOf, report, type ParseContext } from './parse-context.ts';
import { toCallout } from './remark-alerts.ts';
import { describeFence, settleCode } from './remark-code.ts';
import { groupDefinitions, groupSteps, groupTabs, nameTabs, takeHints } from './remark-groups.ts';
import {
  isErbTitle,
  reportDropped,
  setHeadingId,
  settleAddress,
  settleTemplate,
  toPairedShortcode,
  toWarningText,
} from './remark-templates.ts';
import { settleBlockId, settleTaskId } from './remark-block-id.ts';
import { settleLearning } from './remark-learning.ts';
import { settleTable } from './remark-tables.ts';
import { checkSpacedLink } from './remark-text-checks.ts';

/** Levels of nesting that a tree may have: whoever walks it later may recurse. */
const deepest = 100;

/** Brings what the parser found to the one form, in one walk. False when the tree is too deep to be walked safely. */
export function settleTree(tree: Root, context: ParseContext): boolean {
  return settleChildren(tree, context, 0);
}

function settleChildren(parent: Parents, context: ParseContext, depth: number): boolean {
  if (depth > deepest) return false;
  const settled: RootContent[] = [];
  const last = parent.children.length - 1;
  for (const [index, child] of parent.children.entries()) {
    const node = (child.type === 'paragraph' ? (toPairedShortcode(child) ?? toWarningText(child)) : undefined) ?? child;
    const templated = 'children' in node && node.children.some(({ type }) => type === 'waymarkTemplate');
    if ('children' in node && !settleChildren(node, context, depth + 1)) return false;
    if (templated && isEmptied(node)) continue;
    if (node.type === 'waymarkTemplate')
      settled.push(...settleTemplate(node, { parent, previous: settled.at(-1), isLast: index === last }, context));
    else settled.push(...settleNode(node, context));
  }
  (parent as Parent).children = groupChildren(parent, settled);
  return true;
}

function groupChildren(parent: Parents, nodes: RootContent[]): RootContent[] {
  let grouped = nodes;
  if (nodes.some(({ type }) => type === 'definitionDescription') && parent.type !== 'definitionList') grouped = groupDefinitions(grouped);
  if (nodes.some((node) => node.type === 'waymarkComponent' && node.name === 'Tab')) grouped = groupTabs(grouped, parent);
  if (nodes.some((node) => node.type === 'waymarkComponent' && node.name === 'RunbookStep')) grouped = groupSteps(grouped, parent);
  return mergeTexts(grouped.some(isEmptyText) ? grouped.filter((node) => !isEmptyText(node)) : grouped);
}

function isEmptyText(node: RootContent): boolean {
  return node.type === 'text' && node.value === '';
}

/** Joins texts that stand side by side, since a template between them is gone. */
function mergeTexts(nodes: RootContent[]): RootContent[] {
  const isPair = (node: RootContent, index: number): boolean => node.type === 'text' && nodes[index - 1]?.type === 'text';
  if (!nodes.some(isPair)) return nodes;
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const previous = merged.at(-1);
    if (node.type !== 'text' || previous?.type !== 'text') {
      merged.push(node);
      continue;
    }
    const joined = { ...previous, value: previous.value + node.value };
    if (previous.position && node.position) joined.position = { start: previous.position.start, end: node.position.end };
    merged[merged.length - 1] = joined;
  }
  return merged;
}

/** Whether nothing is left of a paragraph or heading that held templates. */
function isEmptied(node: RootContent): boolean {
  if (node.type !== 'paragraph' && node.type !== 'heading') return false;
  if (node.type === 'heading' && node.data?.id !== undefined) return false;
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

function settleNode(node: RootContent, context: ParseContext): RootContent[] {
  switch (node.type) {
    case 'text':
      if (!context.traits.looseLinks && node.value.includes('](')) checkSpacedLink(node, context);
      return [node];
    case 'html':
      return settleHtml(node, context);
    case 'code':
      return [settleCode(node, context)];
    case 'link':
      unwrapTerms(node);
      return settleLink(node, context);
    case 'image':
      return settleLink(node, context);
    case 'blockquote':
      return [toCallout(node, context) ?? node];
    case 'heading':
      if (context.traits.blockIds) settleBlockId(node);
      settleHeading(node, context);
      unwrapTerms(node);
      return [node];
    case 'paragraph':
      if (context.traits.blockIds) settleBlockId(node);
      checkDirectives(node, context);
      return [settleParagraph(node, context)];
    case 'list':
      for (const item of node.children) settleTaskId(item, node.ordered === true);
      return [node];
    case 'table':
      settleTable(node, context);
      return [node];
    case 'waymarkComponent':
      return [settleComponent(node, context)];
    default:
      return [node];
  }
}

/** ERB in raw HTML is dropped as it is in text; what only looks like a tag is escaped. Comments stay, they are never shown. */
function settleHtml(node: Html, context: ParseContext): RootContent[] {
  let html = node.value;
  if (html.includes('<%') && !html.startsWith('<!--')) {
    html = html.replaceAll(/<%[\s\S]*?%>/g, (tag) => {
      if (isErbTitle(tag) && context.options.title !== undefined) return escapeText(context.options.title);
      reportDropped(node, tag, context);
      return '';
    });
  }
  node.value = escapePlaceholders(html, context.isTag);
  return node.value.trim() === '' ? [] : [node];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A link whose address nobody can know gives its text; Azure DevOps has sizes behind images' addresses: `![x](a.png =500x250)`. */
function settleLink(node: Link | Image, context: ParseContext): RootContent[] {
  const size = node.type === 'image' ? /^(.*\S)\s+=(\d*)x(\d*)$/.exec(node.url) : null;
  if (size && node.type === 'image') {
    const [, url = '', width = '', height = ''] = size;
    node.url = url;
    node.data = { ...node.data, hProperties: { ...(width && { width: Number(width) }), ...(height && { height: Number(height) }) } };
  }
  if (/[%}]/.test(node.url) && !settleAddress(node, context)) {
    return node.type === 'link' ? node.children : [{ type: 'text', value: node.alt ?? '' }];
  }
  if (/^_TOSP_$/i.test(node.url) && node.data?.wiki) return [{ type: 'text', value: `[[${node.url}]]` }];
  return [node];
}

/** Words in links and headings are no terms: a link leads to one place, and a heading is named by its words alone. */
function unwrapTerms(parent: Parents): void {
  (parent as Parent).children = parent.children.flatMap((child): RootContent[] => {
    if ('children' in child) unwrapTerms(child);
    return child.type === 'waymarkComponent' && child.name === 'Term' ? child.children : [child];
  });
}

/** `# Title[[id]]` sets the heading's id (Hugging Face's documents do so), where `[[id]]` follows without a space. */
function settleHeading(heading: Heading, context: ParseContext): void {
  const last = heading.children.at(-1);
  const before = heading.children.at(-2);
  if (last?.type === 'text') {
    const match = /^(.*\S)\[\[([a-z0-9][\w.-]*)\]\]\s*$/s.exec(last.value);
    if (!match) return;
    last.value = match[1] ?? '';
    setHeadingId(heading, match[2] ?? '');
  } else if (last?.type === 'link' && last.data?.wiki && !context.traits.wiki && /^[a-z0-9][\w.-]*$/.test(last.url)) {
    if (before === undefined || (before.type === 'text' && /\s$/.test(before.value))) return;
    heading.children.pop();
    setHeadingId(heading, last.url);
  }
}

/** Paragraphs that hold one thing and nothing else, which is meant as a block: an embed, `$$x$$`, the marker of a list of contents. */
function settleParagraph(paragraph: Paragraph, context: ParseContext): RootContent {
  const [only, ...others] = paragraph.children;
  if (only === undefined || others.length > 0) return paragraph;
  if (only.type === 'waymarkEmbed') return only;
  const offsets = offsetsOf(only);
  if (only.type === 'inlineMath' && offsets && context.source.startsWith('$$', offsets.start)) {
    return { type: 'math', value: only.value, ...(only.position && { position: only.position }) };
  }
  return isContentsMarker(only, context) ? toContents(paragraph) : paragraph;
}

function isContentsMarker(node: PhrasingContent, context: ParseContext): boolean {
  if (node.type === 'link') return node.data?.wiki === true && /^_TOC_$/i.test(node.url);
  return node.type === 'text' && context.traits.tocMarker && /^\[TOC\]$/i.test(node.value);
}

function toContents(paragraph: Paragraph): ComponentNode {
  const node: ComponentNode = { type: 'waymarkComponent', name: 'Contents', attributes: {}, inline: false, children: [] };
  return paragraph.position ? { ...node, position: paragraph.position } : node;
}

/** Tells of attributes that a directive can't use. */
function tellFaults(node: ComponentNode, context: ParseContext): void {
  for (const { written, ...fault } of node.data?.faults ?? []) {
    report(context, node, { rule: 'page/directive-attribute', ...fault }, written);
  }
  if (node.data?.head === undefined) delete node.data;
  else delete node.data.faults;
}

/** Tells of containers that nobody closed; an admonition or tab without content is text, unless the dialect knows no other meaning. */
function settleComponent(node: ComponentNode, context: ParseContext): RootContent {
  const isMisread = node.data?.faults !== undefined;
  tellFaults(node, context);
  if (node.name === 'Tabs') nameTabs(node);
  if (node.name === 'Lab') takeHints(node);
  if (node.name === 'Decision') checkDecision(node, context);
  settleLearning(node, context, isMisread);
  const head = node.data?.head;
  if (head === undefined) return node;
  if (!/^[!?=]/.test(head)) {
    const message = 'Nothing closes this block, so that everything below it belongs to it.';
    const hint = head.startsWith('{')
      ? 'Add the closing shortcode.'
      : `Add a line with ${describeFence(/^[:~`]+/.exec(head)?.[0] ?? '')} where it ends.`;
    report(context, node, { rule: 'page/unclosed-directive', message, hint, actual: head }, head);
    delete node.data;
  } else if (node.children.length === 0 && !(context.traits.admonitions && node.name === 'Callout')) {
    return { type: 'paragraph', children: [{ type: 'text', value: head }], ...(node.position && { position: node.position }) };
  }
  if (node.name !== 'Tab') delete node.data;
  return node;
}
