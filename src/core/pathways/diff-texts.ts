import { diffArrays } from 'diff';
import { unspaced } from './normalise-text.ts';
import { pairBlocks } from './pair-blocks.ts';
import type { TextBlock } from './unit-text.ts';

/** A stretch of text. */
export interface DiffPart {
  text: string;
  change: 'same' | 'added' | 'removed';
}

/** A block as readers see what became of it. */
export interface DiffBlock {
  /** `gap` stands for blocks that nobody changed. */
  kind: TextBlock['kind'] | 'gap';
  change: 'same' | 'added' | 'removed' | 'changed';
  /** Depth of a heading. */
  depth?: number;
  /** In reading order, what was removed before what was added in its place. None in a gap. */
  parts: DiffPart[];
}

/** Blocks removed and added together, beyond which two pages are two pages: the work of aligning grows with the square. */
const mostBlockEdits = 500;

/** Words removed and added together in one block, beyond which it was rewritten. */
const mostWordEdits = 200;

/** Characters of a block that are compared word by word; a longer one is no paragraph. */
const longestBlock = 20_000;

/** Characters in all that are compared word by word. */
const mostCharacters = 400_000;

/** Unchanged blocks shown before and after a change. */
const context = 1;

/**
 * The difference of two texts: blocks in reading order, word by word where a block changed, line by line in code. Bounded work: where the
 * texts differ too much, whole blocks are removed and added.
 */
export function diffTexts(from: readonly TextBlock[], to: readonly TextBlock[]): DiffBlock[] {
  let left = mostCharacters;
  const blocks = alignBlocks(from, to).flatMap(({ removed, added }): DiffBlock[] => {
    if (removed && added) {
      if (removed.text === added.text) return [wholeBlock(added, 'same')];
      const length = removed.text.length + added.text.length;
      const parts = length > Math.min(longestBlock, left) ? undefined : diffParts(removed, added);
      left -= length;
      if (parts) return [{ ...wholeBlock(added, 'changed'), parts }];
    }
    return [...(removed ? [wholeBlock(removed, 'removed')] : []), ...(added ? [wholeBlock(added, 'added')] : [])];
  });
  return foldSame(blocks);
}

/** A block before and after; one of them absent where it was added or removed. */
interface Pair {
  removed?: TextBlock | undefined;
  added?: TextBlock | undefined;
}

function alignBlocks(from: readonly TextBlock[], to: readonly TextBlock[]): Pair[] {
  const changes = diffArrays(
    from.map(({ text }) => text),
    to.map(({ text }) => text),
    { maxEditLength: mostBlockEdits },
  );
  if (!changes) return [...from.map((removed) => ({ removed })), ...to.map((added) => ({ added }))];
  const pairs: Pair[] = [];
  let removed: TextBlock[] = [];
  let added: TextBlock[] = [];
  let [left, right] = [0, 0];
  const flush = (): void => {
    pairs.push(...pairBlocks(removed, added));
    [removed, added] = [[], []];
  };
  for (const change of changes) {
    if (change.removed) removed.push(...from.slice(left, left + change.count));
    else if (change.added) added.push(...to.slice(right, right + change.count));
    else {
      flush();
      for (let at = 0; at < change.count; at++) pairs.push({ removed: from[left + at], added: to[right + at] });
    }
    if (!change.added) left += change.count;
    if (!change.removed) right += change.count;
  }
  flush();
  return pairs;
}

function wholeBlock({ kind, depth, text }: TextBlock, change: 'same' | 'added' | 'removed' | 'changed'): DiffBlock {
  const parts: DiffPart[] = change === 'changed' ? [] : [{ text, change }];
  return { kind, change, ...(depth !== undefined && { depth }), parts };
}

/** Undefined where the blocks have too little in common. */
function diffParts(from: TextBlock, to: TextBlock): DiffPart[] | undefined {
  const split = from.kind === 'code' && to.kind === 'code' ? splitLines : splitWords;
  const changes = diffArrays(split(from.text), split(to.text), { maxEditLength: mostWordEdits });
  return changes && joinParts(changes.map(({ added, removed, value }) => ({ text: value.join(''), change: toChange(added, removed) })));
}

function toChange(added: boolean, removed: boolean): DiffPart['change'] {
  return added ? 'added' : removed ? 'removed' : 'same';
}

function splitLines(code: string): string[] {
  return code.split(/(?<=\n)/);
}

const unspacedCharacter = new RegExp(`[${unspaced}]`, 'u');

/** Words, blanks and signs, which together are the text. */
function splitWords(text: string): string[] {
  if (unspacedCharacter.test(text))
    return Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(text), ({ segment }) => segment);
  return text.match(/\s+|[\p{L}\p{M}\p{N}_]+(?:['’.,-][\p{L}\p{M}\p{N}_]+)*|[^]/gu) ?? [];
}

/** Joins what belongs together: blanks alone behind words that others replace belong to both. */
function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') joined.push({ text: removed, change: 'removed' });
    if (added !== '') joined.push({ text: added, change: 'added' });
    [removed, added] = ['', ''];
  };
  for (const [at, { text, change }] of parts.entries()) {
    if (change === 'removed') removed += text;
    else if (change === 'added') added += text;
    else if (removed !== '' && added !== '' && text.trim() === '' && at < parts.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ text, change });
    }
  }
  flush();
  return joined;
}

/** Folds long stretches without a change; the heading that a change stands below stays. */
function foldSame(blocks: readonly DiffBlock[]): DiffBlock[] {
  const kept = new Set<number>();
  let heading = -1;
  for (const [at, { kind, change }] of blocks.entries()) {
    if (kind === 'heading') heading = at;
    if (change === 'same') continue;
    kept.add(heading);
    for (let near = at - context; near <= at + context; near++) kept.add(near);
  }
  const folded: DiffBlock[] = [];
  for (const [at, block] of blocks.entries()) {
    // A gap of one block would save nothing.
    const isLonely = kept.has(at - 1) && kept.has(at + 1);
    if (kept.has(at) || isLonely) folded.push(block);
    else if (folded.at(-1)?.kind !== 'gap') folded.push({ kind: 'gap', change: 'same', parts: [] });
  }
  return folded;
}
