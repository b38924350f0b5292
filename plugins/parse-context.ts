import type { Node } from 'unist';
import type { DialectTraits } from './dialect-traits.ts';
import type { TagTest } from './html-element-names.ts';
import type { MarkdownMessage, MarkdownOptions, MarkdownRange } from './nodes.ts';

/** What the steps that settle a tree share. */
export interface ParseContext {
  /** The text, as the tree's offsets count it. */
  source: string;
  options: MarkdownOptions;
  traits: DialectTraits;
  messages: MarkdownMessage[];
  /** Whether a name behind `<` is an element's. */
  isTag: TagTest;
  /** Position of a stretch of the text, by offsets. */
  place: (start: number, end: number) => MarkdownRange;
}

/** A function that finds positions by offset, for one text with line endings of any kind. */
export function createPlace(source: string): ParseContext['place'] {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= findLineStarts(source);
    return { start: toPoint(starts, start), end: toPoint(starts, end) };
  };
}

function findLineStarts(source: string): number[] {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function toPoint(starts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Offsets of a node, undefined for one that has no place in the text. */
export function offsetsOf(node: Pick<Node, 'position'>): { start: number; end: number } | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Adds a message about a node, or about a piece of its source. */
export function report(
  context: ParseContext,
  node: Pick<Node, 'position'>,
  message: Omit<MarkdownMessage, 'position'>,
  piece?: string,
): void {
  const offsets = offsetsOf(node);
  if (!offsets) {
    context.messages.push(message);
    return;
  }
  const found = piece === undefined ? -1 : context.source.indexOf(piece, offsets.start);
  const [start, end] = found === -1 || piece === undefined ? [offsets.start, offsets.end] : [found, found + piece.length];
  context.messages.push({ ...message, position: context.place(start, end) });
}
