import { diffArrays } from 'diff';
import { explainGuarded, explainTurning, findTurned } from './guarded-words.ts';
import type { Segment, SegmentWord } from './text-segments.ts';

/** So many words may always differ, and that share of the words of the shorter text (design of pathways, after 30,801 real edits). */
const fewWords = 6;
const smallShare = 0.05;

/** Words removed and added together, beyond which nobody reads every change; the work of comparing grows with the square. */
const mostEdits = 1000;

/**
 * Why a change of words is more than editorial; undefined when it isn't. Counted are the words that only one text has (with their number)
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
  const changed = collectChanged(changes, before, after);
  const moved = Math.max(lengthOf(changed.removed), lengthOf(changed.added)) - differing;
  if (moved > limit) return `${moved} words moved`;
  return explainChanged(changed.removed, before) ?? explainChanged(changed.added, after) ?? explainPairs(changed, before, after);
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
type Stretches = [start: number, end: number][];

function lengthOf(stretches: Stretches): number {
  return stretches.reduce((sum, [start, end]) => sum + end - start, 0);
}

function collectChanged(
  changes: readonly { added: boolean; removed: boolean; count: number }[],
  before: readonly SegmentWord[],
  after: readonly SegmentWord[],
): { removed: Stretches; added: Stretches } {
  const found = { removed: [] as Stretches, added: [] as Stretches };
  let [left, right] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (removed) found.removed.push([left, Math.min(left + count, before.length)]);
    if (added) found.added.push([right, Math.min(right + count, after.length)]);
    if (!added) left += count;
    if (!removed) right += count;
  }
  return found;
}

function explainChanged(stretches: Stretches, words: readonly SegmentWord[]): string | undefined {
  for (const [start, end] of stretches) {
    for (let at = start; at < end; at++) {
      const word = words[at];
      const reason = word && (explainWord(word) ?? (word.inAlert ? 'a callout changed' : undefined) ?? turned(word));
      if (reason !== undefined) return reason;
    }
    for (const [neighbour, changed] of [
      [words[start - 1], words[start]],
      [words[end], words[end - 1]],
    ]) {
      if (neighbour === undefined || neighbour.block !== changed?.block || neighbour.kind === 'mixed') continue;
      const reason = explainWord(neighbour);
      if (reason !== undefined) return `${reason} beside`;
    }
  }
  return undefined;
}

function turned({ value }: SegmentWord): string | undefined {
  const reason = explainTurning(value);
  return reason && `“${value}” is ${reason}`;
}

function explainWord({ value, kind }: SegmentWord): string | undefined {
  if (kind === 'code') return 'inline code changed';
  if (kind !== 'word' && explainGuarded(value) === undefined) return `a number or sign changed, “${value}”`;
  const reason = explainGuarded(value);
  return reason && `“${value}” is ${reason}`;
}

function explainPairs(
  { removed, added }: { removed: Stretches; added: Stretches },
  before: readonly SegmentWord[],
  after: readonly SegmentWord[],
): string | undefined {
  const values = (stretches: Stretches, words: readonly SegmentWord[]): string[] =>
    stretches.flatMap(([start, end]) => words.slice(start, end).map(valueOf));
  const found = findTurned(new Set([...values(removed, before), ...values(added, after)]));
  return found && `“${found}” was turned by a prefix`;
}
