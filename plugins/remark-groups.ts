import type { Code, List, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import type { ComponentNode, DefinitionDescriptionNode, DefinitionListNode, DefinitionTermNode } from './nodes.ts';

/** Wraps tabs that stand side by side, outside of one, in a Tabs component; `===!` (pymdownx.tabbed) begins a new one. */
export function groupTabs(nodes: RootContent[], parent: Parents): RootContent[] {
  if (parent.type === 'waymarkComponent' && parent.name === 'Tabs') {
    for (const node of nodes) if (isTab(node)) delete node.data;
    return nodes;
  }
  const grouped: RootContent[] = [];
  let tabs: ComponentNode | undefined;
  for (const node of nodes) {
    if (!isTab(node)) {
      tabs = undefined;
      grouped.push(node);
      continue;
    }
    if (!tabs || node.data?.head?.startsWith('===!')) {
      tabs = { type: 'waymarkComponent', name: 'Tabs', attributes: {}, inline: false, children: [] };
      if (node.position) tabs.position = { ...node.position };
      grouped.push(tabs);
    }
    if (tabs.position && node.position) tabs.position.end = node.position.end;
    delete node.data;
    tabs.children.push(node);
  }
  return grouped;
}

function isTab(node: RootContent): node is ComponentNode {
  return node.type === 'waymarkComponent' && node.name === 'Tab';
}

/**
 * Gives the children of a Tabs component their labels: fences of VitePress' `::: code-group` are tabs by their `[label]` or language, and
 * Hextra's `{{< tabs items="A,B" >}}` names its tabs itself.
 */
export function nameTabs(tabs: ComponentNode): void {
  const items = tabs.attributes['items']?.split(',').map((item) => item.trim()) ?? [];
  delete tabs.attributes['items'];
  tabs.children = tabs.children.map((node) => (node.type === 'code' ? toTab(node) : node));
  for (const [index, tab] of tabs.children.filter(isTab).entries()) tab.attributes['label'] ??= items[index] ?? `${index + 1}`;
}

function toTab(code: Code): ComponentNode {
  const label = /\[([^\]]+)\]/.exec(code.meta ?? '')?.[1] ?? code.lang ?? 'Code';
  const tab: ComponentNode = { type: 'waymarkComponent', name: 'Tab', attributes: { label }, inline: false, children: [code] };
  if (code.position) tab.position = code.position;
  return tab;
}

/**
 * Puts steps of a runbook that stand side by side into one numbered list in a Steps component, as an author of a list would write it: what
 * knows steps (ticks, their names, what is learned) needs to know nothing else. Within Steps the list is all that is added.
 */
export function groupSteps(nodes: RootContent[], parent: Parents): RootContent[] {
  const isInside = parent.type === 'waymarkComponent' && parent.name === 'Steps';
  const grouped: RootContent[] = [];
  let list: List | undefined;
  for (const node of nodes) {
    if (node.type !== 'waymarkComponent' || node.name !== 'RunbookStep' || node.inline) {
      list = undefined;
      grouped.push(node);
      continue;
    }
    if (!list) {
      list = { type: 'list', ordered: true, start: 1, spread: true, children: [] };
      if (node.position) list.position = { ...node.position };
      grouped.push(isInside ? list : toSteps(list));
    }
    if (list.position && node.position) list.position.end = node.position.end;
    list.children.push({ type: 'listItem', spread: true, children: [node], ...(node.position && { position: node.position }) });
  }
  return grouped;
}

function toSteps(list: List): ComponentNode {
  return {
    type: 'waymarkComponent',
    name: 'Steps',
    attributes: {},
    inline: false,
    children: [list],
    ...(list.position && { position: list.position }),
  };
}

/** In a lab, a callout that its author calls a hint is one of the lab's, wherever it stands there: folded until somebody asks for it. */
export function takeHints(lab: ComponentNode): void {
  const open: Parents[] = [lab];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const child of parent.children) {
      // A lab inside has taken its own.
      if (!('children' in child) || (child.type === 'waymarkComponent' && child.name === 'Lab')) continue;
      open.push(child);
      if (child.type !== 'waymarkComponent' || child.name !== 'Callout' || child.attributes['label'] !== 'hint') continue;
      const { title } = child.attributes;
      Object.assign(child, { name: 'Hint', attributes: title === undefined ? {} : { title } });
    }
  }
}

/** Makes lists of definitions and the paragraphs above them; a definition without a term is text that begins with a colon. */
export function groupDefinitions(nodes: RootContent[]): RootContent[] {
  const grouped: RootContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'definitionDescription') {
      grouped.push(node);
      continue;
    }
    const list = openList(grouped, node);
    if (!list) {
      grouped.push(...toText(node));
      continue;
    }
    const [only] = node.children;
    if (node.children.length === 1 && only?.type === 'paragraph') node.children = only.children;
    list.children.push(node);
    if (list.position && node.position) list.position = { ...list.position, end: node.position.end };
  }
  return grouped;
}

/** The list that a definition continues: that before it, with the paragraph between them as a new term; undefined without a term. */
function openList(before: RootContent[], node: DefinitionDescriptionNode): DefinitionListNode | undefined {
  const last = before.at(-1);
  if (last?.type === 'definitionList') return last;
  const gap = (node.position?.start.line ?? 0) - (last?.position?.end.line ?? 0);
  if (last?.type !== 'paragraph' || gap > 2) return undefined;
  before.pop();
  const previous = before.at(-1);
  const terms = splitLines(last).map((children): DefinitionTermNode => ({ type: 'definitionTerm', children, data: { hName: 'dt' } }));
  if (previous?.type === 'definitionList') {
    previous.children.push(...terms);
    return previous;
  }
  const list: DefinitionListNode = { type: 'definitionList', children: terms, data: { hName: 'dl' } };
  if (last.position) list.position = last.position;
  before.push(list);
  return list;
}

/** The lines of a paragraph: each is a term. */
function splitLines(paragraph: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    const parts = node.type === 'text' ? node.value.split(/[ \t]*(?:\r\n|\n|\r)/) : [];
    if (parts.length === 0) {
      lines.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of parts.entries()) {
      if (index > 0) lines.push([]);
      if (value !== '') lines.at(-1)?.push({ ...node, value } as PhrasingContent);
    }
  }
  return lines.filter((line) => line.length > 0);
}

function toText(node: DefinitionDescriptionNode): RootContent[] {
  const [first, ...rest] = node.children;
  if (first?.type === 'paragraph') {
    const [head, ...others] = first.children;
    const words: PhrasingContent[] =
      head?.type === 'text' ? [{ ...head, value: `: ${head.value}` }, ...others] : [{ type: 'text', value: ': ' }, ...first.children];
    return [{ ...first, children: words }, ...rest];
  }
  return [{ type: 'paragraph', children: [{ type: 'text', value: ':' }] }, ...node.children];
}
