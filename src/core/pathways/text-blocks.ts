import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Heading, ListItem, Nodes, Parents, Root, TableRow } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type {} from 'mdast-util-math';
import type {} from 'mdast-util-to-hast';
import { readIncludeAddress } from '../../../plugins/components/include.ts';
import type { ComponentNode } from '../../../plugins/nodes.ts';
import type { PageMeta } from '../page-meta.ts';
import { titleHeading } from '../parse-document.ts';
import { attributeWords, codePlace, quizLabel, withoutWay } from './attribute-text.ts';
import { quoteCode } from './normalise-text.ts';
import type { TextBlock } from './unit-text.ts';

/** A list item that can be ticked, with the blocks that are its own: those of items inside it aren't. */
export interface TaskItem {
  node: ListItem;
  kind: 'task' | 'step';
  blocks: TextBlock[];
}

/** The text of a page in reading order, without the heading that names the page. */
export function toTextBlocks(tree: Root, meta: Pick<PageMeta, 'title'> = {}): TextBlock[] {
  return collectText(tree, meta).blocks;
}

/** What one walk over a page finds. */
export interface CollectedText {
  blocks: TextBlock[];
  /** In the order of the text. */
  items: TaskItem[];
}

/** Where the walk is. */
interface Place {
  inAlert: boolean;
  inList: boolean;
  /** Whether the parent is a `Steps` component. */
  inSteps: boolean;
  /** Whether it is inside a question, whose options nobody ticks off. */
  inQuiz: boolean;
  item: TaskItem | undefined;
  /** Whether the next paragraph is the first of a list item. */
  first: { open: boolean; mark: string } | undefined;
}

interface Walk extends CollectedText {
  title: Heading | undefined;
  /** Names of elements of raw HTML that were hidden so far, whose ends are marked too. */
  hidden: Set<string>;
}

/** Collects blocks and items in one walk. The parser bounds how deep a tree is, so that the walk may recurse. */
export function collectText(tree: Root, meta: Pick<PageMeta, 'title'>): CollectedText {
  const walk: Walk = { blocks: [], items: [], title: titleHeading(tree, meta), hidden: new Set() };
  walkChildren(tree, walk, { inAlert: false, inList: false, inSteps: false, inQuiz: false, item: undefined, first: undefined });
  for (const text of tree.data?.liveCode ?? []) walk.blocks.push({ kind: 'code', text });
  return { blocks: walk.blocks, items: walk.items };
}

/** Walks over blocks; words that stand among them are a paragraph. */
function walkChildren(parent: Parents, walk: Walk, place: Place): void {
  let words: Nodes[] = [];
  const flush = (): void => {
    if (words.length > 0) addParagraph(textOf(words), walk, place);
    words = [];
  };
  for (const child of parent.children) {
    if (isPhrasing(child)) {
      words.push(child);
      continue;
    }
    flush();
    walkBlock(child, walk, place);
  }
  flush();
}

function walkBlock(node: Nodes, walk: Walk, place: Place): void {
  switch (node.type) {
    case 'heading':
      if (node !== walk.title) addBlock({ kind: 'heading', depth: node.depth, text: clean(textOf(node.children)) }, walk, place);
      return;
    case 'paragraph':
    case 'definitionTerm':
      return addParagraph(textOf(node.children), walk, place);
    case 'code':
      return addBlock({ kind: 'code', text: node.value }, walk, place);
    case 'math':
      return addParagraph(quoteCode(clean(node.value)), walk, place);
    case 'waymarkEmbed':
      return addParagraph(embedText(node.value), walk, place);
    case 'html':
      return addParagraph(htmlText(node.value, walk.hidden), walk, place);
    case 'tableRow':
      return addBlock({ kind: place.inAlert ? 'alert' : 'cell', text: rowText(node) }, walk, place);
    case 'listItem':
      return walkItem(node, walk, place, false);
    case 'list':
      for (const item of node.children) walkItem(item, walk, place, node.ordered === true);
      return;
    case 'waymarkComponent':
      return walkComponent(node, walk, place);
    case 'mdxJsxFlowElement':
      return walkElement(node, walk, place);
    default:
      if ('children' in node) walkChildren(node, walk, { ...place, inSteps: false });
  }
}

/** An element of HTML in MDX, among blocks. */
function walkElement(node: MdxJsxFlowElement, walk: Walk, place: Place): void {
  const mark = markOf(node);
  addParagraph(mark, walk, place);
  walkChildren(node, walk, { ...place, inSteps: false });
  addParagraph(mark, walk, place);
}

function walkComponent(node: ComponentNode, walk: Walk, place: Place): void {
  const { attributes, name } = node;
  if (name === 'Callout') {
    const inside = { ...place, inAlert: true, inSteps: false };
    const label = attributes['label'] ?? attributes['type'] ?? 'note';
    const title = attributes['title'];
    addParagraph(`${label.charAt(0).toUpperCase()}${label.slice(1)}${title === undefined ? '' : `: ${title}`}`, walk, inside);
    return walkChildren(node, walk, inside);
  }
  // What is shown of elsewhere is what the reader learns, so that another place is another text.
  if (name === 'Include') return addParagraph(embedText(withoutWay(readIncludeAddress(node))), walk, place);
  if (name === 'CodeFromRepo') return addCodePlace(node, walk, place);
  addParagraph(attributeWords(node), walk, place);
  if (name === 'Lab') addCommands([attributes['template'] && withoutWay(attributes['template'])], walk, place);
  if (name === 'Quiz') addParagraph(quizLabel(node), walk, place);
  walkChildren(node, walk, { ...place, inSteps: name === 'Steps', inQuiz: place.inQuiz || name === 'Quiz' });
  if (name === 'Lab') addCommands([attributes['verify'], attributes['reset']], walk, place);
}

function addCodePlace(node: ComponentNode, walk: Walk, place: Place): void {
  addParagraph(node.attributes['title'] ?? '', walk, place);
  addBlock({ kind: 'code', text: codePlace(node) }, walk, place);
}

/** What a lab begins with and runs is done like any code. */
function addCommands(commands: readonly (string | undefined)[], walk: Walk, place: Place): void {
  for (const command of commands) {
    if (command !== undefined) addBlock({ kind: 'code', text: command }, walk, place);
  }
}

/**
 * What stands before an option that is right, and before one that isn't: another right answer is another question. Each is one of the
 * signs of `guarded-words.ts`, so that no small change of a text has one in it.
 */
const optionMarks = { right: '✓ ', wrong: '✗ ' };

/** An item with a checkbox, or of the list that `Steps` is around, is a task; of any other outermost ordered list it is a step. */
function walkItem(node: ListItem, walk: Walk, place: Place, isOrdered: boolean): void {
  const isTask = typeof node.checked === 'boolean' || (place.inSteps && isOrdered);
  const kind = place.inQuiz ? undefined : isTask ? 'task' : isOrdered && !place.inList ? 'step' : undefined;
  const item: TaskItem | undefined = kind && { node, kind, blocks: [] };
  if (item) walk.items.push(item);
  const mark = place.inQuiz && typeof node.checked === 'boolean' ? optionMarks[node.checked ? 'right' : 'wrong'] : '';
  walkChildren(node, walk, { ...place, inList: true, inSteps: false, item, first: { open: true, mark } });
}

function addParagraph(written: string, walk: Walk, place: Place): void {
  const isFirst = place.first?.open === true;
  const words = clean(written);
  if (words === '') return;
  const text = isFirst ? `${place.first?.mark ?? ''}${words}` : words;
  if (place.first) place.first.open = false;
  addBlock({ kind: place.inAlert ? 'alert' : isFirst ? 'item' : 'prose', text }, walk, place);
}

function addBlock(block: TextBlock, walk: Walk, { item }: Place): void {
  walk.blocks.push(block);
  if (!item) return;
  item.blocks.push(block);
  const id = item.node.data?.hProperties?.['dataTask'];
  if (typeof id === 'string') block.task = id;
}

const phrasing: ReadonlySet<string> = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'linkReference', 'imageReference'],
  ...['footnoteReference', 'inlineMath', 'mdxJsxTextElement', 'mdxTextExpression'],
]);

function isPhrasing(node: Nodes): boolean {
  return phrasing.has(node.type) || (node.type === 'waymarkComponent' && node.inline);
}

function textOf(nodes: readonly Nodes[]): string {
  const hidden = new Set<string>();
  return nodes.map((node) => (node.type === 'html' ? htmlText(node.value, hidden) : inlineText(node))).join('');
}

function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('`', "'");
    case 'inlineCode':
    case 'inlineMath':
      return quoteCode(clean(node.value));
    case 'break':
      return ' ';
    case 'image':
      return node.data?.wiki ? '' : (node.alt ?? '');
    case 'imageReference':
      return node.alt ?? '';
    case 'waymarkEmbed':
      return embedText(node.value);
    case 'delete':
      return `${struckMark}${textOf(node.children)}${struckMark}`;
    case 'mdxJsxTextElement':
      return jsxText(node);
    case 'waymarkComponent':
      if (node.name === 'Term') return termText(node);
      return ` ${attributeWords(node)} ${textOf(node.children)} `;
    default:
      return 'children' in node ? textOf(node.children) : '';
  }
}

/** A term, and the one whose meaning it shows instead of its own. */
function termText({ attributes, children }: ComponentNode): string {
  const of = attributes['of'];
  return of === undefined ? textOf(children) : `${textOf(children)} (${of})`;
}

/** Words of an element of HTML in MDX. */
function jsxText(node: MdxJsxFlowElement | MdxJsxTextElement): string {
  const around = markOf(node);
  return `${around}${tagText(node.name ?? '')}${textOf(node.children)}${around}`;
}

function markOf({ name, attributes }: MdxJsxFlowElement | MdxJsxTextElement): string {
  if (attributes.some((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'hidden')) return hiddenMark;
  return struckNames.test(name ?? '') ? struckMark : '';
}

function rowText({ children }: TableRow): string {
  return children.map((cell) => clean(textOf(cell.children))).join(' | ');
}

/** What is shown in place is what the reader learns, so that another target is another text. */
function embedText(target: string): string {
  return quoteCode(`![[${target}]]`);
}

/** A raised or lowered number isn't the number beside it. */
function tagText(name: string): string {
  return { sup: '^', sub: '_', br: ' ' }[name.toLowerCase()] ?? '';
}

/** Elements whose words are struck out, which says the opposite of them. */
const struckNames = /^(?:del|s|strike)$/i;
const struckMark = '~~';

/** Stands around words that nobody sees. */
const hiddenMark = ' ~~ ';

const inlineNames = /^(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|u|var|wbr)$/i;

/** Words of raw HTML: without comments, scripts, styles and tags. What is struck out or hidden stands between marks. */
function htmlText(html: string, hidden: Set<string>): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<(\/?)([a-z][\w-]*)(\s[^<>]*)?>/gi, (_, slash: string, written: string, attributes: string | undefined) => {
      const name = written.toLowerCase();
      const isHidden = /\shidden(?![\w-])/i.test(attributes ?? '');
      if (isHidden) hidden.add(name);
      return isHidden || (slash !== '' && hidden.has(name)) ? hiddenMark : htmlTagText(name, slash === '');
    })
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));/gi, decodeReference)
    .replaceAll('`', "'");
}

/** What stands for a tag of raw HTML. */
function htmlTagText(name: string, isOpening: boolean): string {
  if (struckNames.test(name)) return struckMark;
  if (inlineNames.test(name)) return '';
  if (isOpening) return tagText(name) || ' ';
  return /^su[bp]$/i.test(name) ? '' : ' ';
}

function decodeReference(written: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || written;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
