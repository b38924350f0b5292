import { readWords } from './normalise-text.ts';
import type { TextBlock } from './unit-text.ts';

/** From this share of common words on, a block is what another became. */
const similar = 0.5;

/** Comparisons of two blocks in one stretch; a longer one is paired in order. */
const mostComparisons = 400;

/** Characters of a stretch; a longer one isn't paired at all. */
const mostCharacters = 60_000;

/** A block before and after; one of them absent where it was added or removed. */
interface Pair {
  removed?: TextBlock;
  added?: TextBlock;
}

/** Pairs blocks that were removed with those that were added in their place, in order, so that as much as possible is in common. */
export function pairBlocks(removed: readonly TextBlock[], added: readonly TextBlock[]): Pair[] {
  const size = [...removed, ...added].reduce((sum, { text }) => sum + text.length, 0);
  if (removed.length * added.length > mostComparisons || size > mostCharacters) return inOrder(removed, added, []);
  const bags = { removed: removed.map(toBag), added: added.map(toBag) };
  return inOrder(removed, added, bestPairs(bags.removed, bags.added));
}

/** Words with their numbers. */
type Bag = ReadonlyMap<string, number>;

function toBag({ kind, text }: TextBlock): Bag {
  const bag = new Map<string, number>();
  const values = kind === 'code' ? text.split(/\s+/) : readWords(text).map(({ value }) => value);
  for (const value of values) bag.set(value, (bag.get(value) ?? 0) + 1);
  return bag;
}

/** Share of words that two bags have in common: Dice's coefficient, from 0 to 1. */
export function commonShare(a: Bag, b: Bag): number {
  let [common, all] = [0, 0];
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  for (const bag of [a, b]) for (const count of bag.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}

/** Pairs in order with the greatest sum of common shares. */
function bestPairs(removed: readonly Bag[], added: readonly Bag[]): [number, number][] {
  const shares = removed.map((a) => added.map((b) => commonShare(a, b)));
  const best = Array.from({ length: removed.length + 1 }, () => new Array<number>(added.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const share = (i: number, j: number): number => shares[i]?.[j] ?? 0;
  for (let i = removed.length - 1; i >= 0; i--) {
    const row = best[i] ?? [];
    for (let j = added.length - 1; j >= 0; j--) {
      const paired = share(i, j) >= similar ? share(i, j) + at(i + 1, j + 1) : 0;
      row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < removed.length && j < added.length;) {
    if (share(i, j) >= similar && at(i, j) === share(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function inOrder(removed: readonly TextBlock[], added: readonly TextBlock[], pairs: readonly [number, number][]): Pair[] {
  const result: Pair[] = [];
  let [left, right] = [0, 0];
  const pass = (i: number, j: number): void => {
    for (const block of removed.slice(left, i)) result.push({ removed: block });
    for (const block of added.slice(right, j)) result.push({ added: block });
    [left, right] = [i, j];
  };
  for (const [i, j] of pairs) {
    pass(i, j);
    const [before, after] = [removed[left++], added[right++]];
    if (before && after) result.push({ removed: before, added: after });
  }
  pass(removed.length, added.length);
  return result;
}
