import type { Blockquote, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isCalloutWord, toCalloutAttributes } from './callout-types.ts';
import type { ComponentNode } from './nodes.ts';
import type { ParseContext } from './parse-context.ts';

/** A title that is longer, or ends like a sentence, and has nothing below it is meant as the content. */
const longestTitle = 60;

/**
 * `> [!NOTE]` as a Callout: GitHub's alerts, with Obsidian's titles, folds (`[!tip]-`), metadata (`[!tip|wide]`) and types. GitHub itself
 * accepts only five types, alone on their line, not inside other blocks; here authors of all tools are understood. Undefined for
 * what is an ordinary quotation, such as `[!INCLUDE …]`, a word that only Obsidian would take, or `\[!NOTE]`.
 */
export function toCallout(quote: Blockquote, { source, traits }: ParseContext): ComponentNode | undefined {
  const [paragraph, ...blocks] = quote.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text' || source[first.position?.start.offset ?? 0] === '\\') return undefined;
  const match = /^\[!([A-Za-z][\w -]*)(?:\|[^\]]*)?\]([+-]?)[ \t]*/.exec(first.value);
  const [marker = '', word = '', fold = ''] = match ?? [];
  if (!match || !(traits.anyCallout || isCalloutWord(word))) return undefined;
  const [firstLine, rest] = splitFirstLine([{ ...first, value: first.value.slice(marker.length) }, ...others]);
  const attributes = toCalloutAttributes(word.trim());
  if (fold !== '') attributes['fold'] = fold === '-' ? 'closed' : 'open';
  const lines = isTitle(firstLine, rest.length > 0 || blocks.length > 0) ? [rest] : [firstLine, rest];
  if (lines.length === 1 && firstLine.length > 0) attributes['title'] = toString({ type: 'paragraph', children: firstLine }).trim();
  const content = joinLines(lines);
  const children = content.length > 0 ? [{ ...paragraph, children: content }, ...blocks] : blocks;
  return { type: 'waymarkComponent', name: 'Callout', attributes, inline: false, children, ...positionOf(quote) };
}

function positionOf(node: RootContent): Partial<Pick<Root, 'position'>> {
  return node.position ? { position: node.position } : {};
}

/**
 * Whether the rest of the marker's line is a title, a plain string. What links, or begins with a quotation's mark (formatters join lines
 * to `> [!NOTE] > Text`), or looks like a sentence with nothing below it, is content.
 */
function isTitle(line: PhrasingContent[], hasContent: boolean): boolean {
  if (!line.every(isPlain)) return false;
  const text = toString({ type: 'paragraph', children: line }).trim();
  return !text.startsWith('>') && (hasContent || (text.length <= longestTitle && !/[.!?:]$/.test(text)));
}

/** Whether a title loses nothing but looks when it becomes a string. */
function isPlain(node: PhrasingContent): boolean {
  return node.type === 'strong' || node.type === 'emphasis'
    ? node.children.every(isPlain)
    : node.type === 'text' || node.type === 'inlineCode';
}

/** The phrasing up to the first line break, and behind it. */
function splitFirstLine(nodes: PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'break') return [trimNodes(nodes.slice(0, index)), nodes.slice(index + 1)];
    const end = node.type === 'text' ? node.value.search(/[\r\n]/) : -1;
    if (node.type !== 'text' || end === -1) continue;
    const before = { ...node, value: node.value.slice(0, end) };
    const after = { ...node, value: node.value.slice(end).replace(/^\s+/, '') };
    return [trimNodes([...nodes.slice(0, index), before]), trimNodes([after, ...nodes.slice(index + 1)])];
  }
  return [trimNodes(nodes), []];
}

function trimNodes(nodes: PhrasingContent[]): PhrasingContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** Lines as one paragraph's content, without the mark that a formatter left. */
function joinLines(lines: PhrasingContent[][]): PhrasingContent[] {
  const [first = [], second = []] = lines;
  const [head, ...rest] = first;
  const start = head?.type === 'text' ? trimNodes([{ ...head, value: head.value.replace(/^>[ \t]*/, '') }, ...rest]) : first;
  return start.length > 0 && second.length > 0 ? [...start, { type: 'text', value: '\n' }, ...second] : [...start, ...second];
}
