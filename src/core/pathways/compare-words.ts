import { diffArrays } from 'diff';
import { explainGuarded, explainTurning, findTurned, isTurnedByJoining } from './guarded-words.ts';
import type { Segment, SegmentWord } from './text-segments.ts';

/** So many words may always differ, and that share of the words of the shorter text (design of pathways, after 30,801 real edits). */
const fewWords = 6;
const smallShare = 0.05;

/** Words removed and added together, beyond which nobody reads every change; the work of comparing grows with the square. */
const mostEdits = 500;

/**
 * Why a change of words is more than editorial, without quoting any: one may be a secret, and what is told goes into notes and feeds.
 * Undefined when it is no more. Counted are the words that only one text has (with their number)
 * and, by themselves, those that both have in another place; of each at most six, or 5 % of the words of the shorter text, may be. A
 * sentence that moves is a change, small when it is short: order is part of what one learns. Beyond a heading, a fence, a table cell or a
 * callout nothing may move. None of the words may be, or stand beside, a number, unit, negation, modal or inline code, nor be in an alert.
 */
export function explainWords(from: readonly Segment[], to: readonly Segment[]): string | undefined {
  const before = from.flatMap(({ words }) => words);
  const after = to.flatMap(({ words }) => words);
  const limit = Math.max(fewWords, smallShare * Math.min(countedLength(before), countedLength(after)));
  const differing = countDiffering(before.map(valueOf), after.map(valueOf));
  if (differing > limit) return `${differing} words differ`;
  if (from.length !== to.length) return 'a callout or a table changed';
  if (countDiffering(placed(from), placed(to)) > differing) return 'text moved to another section';
  const changes = diffArrays(before.map(valueOf), after.map(valueOf), { maxEditLength: Math.min(mostEdits, 4 * Math.ceil(limit)) });
  if (!changes) return 'much of the text moved';
  const changed = collectChanged(changes);
  const moved = Math.max(lengthOf(changed.removed), lengthOf(changed.added)) - differing;
  if (moved > limit) return `${moved} words moved`;
  return (
    explainChanged(withoutSpelling(changed, before, after, 0), before) ??
    explainChanged(withoutSpelling(changed, before, after, 1), after) ??
    explainBlocks(before, after) ??
    explainPairs(changed, before, after)
  );
}

function valueOf({ value }: SegmentWord): string {
  return value;
}

/** Signs are compared, and aren't words. */
function countedLength(words: readonly SegmentWord[]): number {
  return words.filter(({ kind }) => kind !== 'sign').length;
}

function placed(segments: readonly Segment[]): string[] {
  return segments.flatMap(({ words }, at) => words.map(({ value }) => `${at} ${value}`));
}

/** Words that one side has more often than the other, the larger of both numbers. */
function countDiffering(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of after) counts.set(word, (counts.get(word) ?? 0) - 1);
  let [removed, added] = [0, 0];
  for (const count of counts.values()) {
    if (count > 0) removed += count;
    else added -= count;
  }
  return Math.max(removed, added);
}

/** Stretches of words by start and end. */
type Stretch = [start: number, end: number];
type Stretches = Stretch[];

/** Where two texts differ. */
interface Changed {
  removed: Stretches;
  added: Stretches;
  /** What was removed and what came in its place. */
  replaced: [Stretch, Stretch][];
}

function lengthOf(stretches: Stretches): number {
  return stretches.reduce((sum, [start, end]) => sum + end - start, 0);
}

function collectChanged(changes: readonly { added: boolean; removed: boolean; count: number }[]): Changed {
  const found: Changed = { removed: [], added: [], replaced: [] };
  let [left, right] = [0, 0];
  let last: Stretch | undefined;
  for (const { added, removed, count } of changes) {
    if (removed) {
      last = [left, left + count];
      found.removed.push(last);
    } else if (added) {
      const stretch: Stretch = [right, right + count];
      found.added.push(stretch);
      if (last) found.replaced.push([last, stretch]);
    } else last = undefined;
    if (!added) left += count;
    if (!removed) right += count;
  }
  return found;
}

function explainChanged(stretches: Stretches, words: readonly SegmentWord[]): string | undefined {
  for (const [start, end] of stretches) {
    for (const word of words.slice(start, end)) {
      const nature = natureOf(word) ?? (word.inAlert ? 'in a callout' : explainTurning(word.value));
      if (nature !== undefined) return `a word changed, ${nature}`;
    }
    const neighbours = [
      [words[start - 1], words[start]],
      [words[end], words[end - 1]],
    ];
    for (const [neighbour, changed] of neighbours) {
      if (neighbour === undefined || neighbour.block !== changed?.block || neighbour.kind === 'mixed') continue;
      const nature = natureOf(neighbour);
      if (nature !== undefined) return `a word changed beside another, ${nature}`;
    }
  }
  return undefined;
}

/** What makes a word one that no small change may touch. */
function natureOf({ value, kind }: SegmentWord): string | undefined {
  if (kind === 'code') return 'inline code';
  return explainGuarded(value) ?? (kind === 'word' ? undefined : 'a number or a sign');
}

/** What was removed (0) or added (1), but for words that are only written apart or together: “set up”, “setup”. */
function withoutSpelling(changed: Changed, before: readonly SegmentWord[], after: readonly SegmentWord[], side: 0 | 1): Stretches {
  const join = (words: readonly SegmentWord[], [start, end]: Stretch): string | undefined => {
    const stretch = words.slice(start, end);
    return stretch.every(({ kind }) => kind === 'word') && !isTurnedByJoining(stretch.map(valueOf))
      ? stretch.map(valueOf).join('')
      : undefined;
  };
  const respelt = changed.replaced.filter(([left, right]) => join(before, left) !== undefined && join(before, left) === join(after, right));
  const skipped = new Set(respelt.map((pair) => pair[side]));
  return (side === 0 ? changed.removed : changed.added).filter((stretch) => !skipped.has(stretch));
}

/**
 * A paragraph or an item that is there on one side only says something more, however short it is. One that is divided, or joined with
 * another, has most of its words on both sides.
 */
function explainBlocks(before: readonly SegmentWord[], after: readonly SegmentWord[]): string | undefined {
  const [gone, come] = [listBlocks(before), listBlocks(after)];
  for (const [text, count] of gone) {
    const common = Math.min(count, come.get(text) ?? 0);
    gone.set(text, count - common);
    if (common > 0) come.set(text, (come.get(text) ?? 0) - common);
  }
  const [left, right] = [gone, come].map((blocks) => [...blocks].flatMap(([text, count]) => new Array<string>(count).fill(text))) as [
    string[],
    string[],
  ];
  if (left.length === right.length) return undefined;
  const [more, fewer] = left.length > right.length ? [left, right] : [right, left];
  const known = new Set(fewer.flatMap((text) => text.split(' ')));
  const isNew = (text: string): boolean => {
    const words = text.split(' ');
    return words.filter((word) => known.has(word)).length < words.length / 2;
  };
  return more.some(isNew) ? 'a paragraph or an item was added or removed' : undefined;
}

/** Blocks by their words, with how often they are there. */
function listBlocks(words: readonly SegmentWord[]): Map<string, number> {
  const blocks = new Map<string, number>();
  for (const own of Map.groupBy(words, ({ block }) => block).values()) {
    const text = own.map(valueOf).join(' ');
    blocks.set(text, (blocks.get(text) ?? 0) + 1);
  }
  return blocks;
}

/** Words that took each other's place, and words that a prefix turned. */
function explainPairs(
  { removed, added, replaced }: Changed,
  before: readonly SegmentWord[],
  after: readonly SegmentWord[],
): string | undefined {
  const values = (stretches: Stretches, words: readonly SegmentWord[]): string[] =>
    stretches.flatMap(([start, end]) => words.slice(start, end).map(valueOf));
  const [gone, come] = [new Set(values(removed, before)), new Set(values(added, after))];
  const isSwap = replaced.some(
    ([left, right]) => values([left], before).every((word) => come.has(word)) && values([right], after).every((word) => gone.has(word)),
  );
  if (isSwap) return 'words changed places';
  const found = findTurned(new Set([...gone, ...come]));
  return found && 'a word was turned by a prefix';
}
