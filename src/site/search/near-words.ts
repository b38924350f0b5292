/** Spelling: which of the words that stand on pages was meant by one that doesn't. */

/** Words that a reader typed, without what divides them. */
export function splitWords(query: string): string[] {
  return query.split(/\s+/).filter((word) => word !== '');
}

/** Letters that may be wrong: one in words of four to seven letters, two in longer ones. Shorter words are left as they are. */
function mostEdits(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** How much more a wrong first letter counts: fingers slip there least. */
const firstLetter = 0.5;

/**
 * The word that was most likely meant by another; undefined when it is a word itself, the beginning of one, or like none. `groups` are
 * words divided by spaces, the most common first: of words that are equally near the more common one is meant.
 */
export function nearestWord(typed: string, groups: readonly string[]): string | undefined {
  const word = typed.normalize('NFC').toLowerCase();
  const most = mostEdits(word);
  if (most === 0 || !/^[\p{L}\p{M}]+$/u.test(word)) return undefined;
  const first = word.charAt(0);
  let best: string | undefined;
  let least = most + firstLetter + 0.1;
  for (const group of groups) {
    for (const other of group.split(' ')) {
      if (other.startsWith(word)) return undefined;
      if (Math.abs(other.length - word.length) > most) continue;
      const edits = countEdits(word, other) + (other.startsWith(first) ? 0 : firstLetter);
      if (edits < least && edits < most + 1) [best, least] = [other, edits];
    }
  }
  return best;
}

/** Letters to add, drop, replace or swap with their neighbour until one word is the other: optimal string alignment. */
export function countEdits(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same, swapped));
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
}
