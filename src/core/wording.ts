/** Words that every message shares: a value is quoted one way, a suggestion is worded one way. */

/** Longest value that a message repeats, in UTF-16 units; more helps nobody to find it. */
const quoteLength = 160;

/**
 * A value from content in backticks, on one line, clipped. A value that holds backticks gets a longer fence, as in Markdown,
 * so that it can't close its own quotes.
 */
export function quote(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  const clipped = line.length > quoteLength ? `${line.slice(0, quoteLength - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
  const longest = Math.max(0, ...[...clipped.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${clipped}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${clipped} ${fence}`;
}

/** Quoted values as a list in a sentence: “`a`”, “`a` or `b`”, “`a`, `b` or `c`”. */
export function listQuoted(values: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  const quoted = values.map(quote);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}

/** “Did you mean `a` or `b`?”, or nothing without candidates. */
export function didYouMean(candidates: readonly string[]): string | undefined {
  return candidates.length === 0 ? undefined : `Did you mean ${listQuoted(candidates)}?`;
}

/** A number with its noun: “1 page”, “12 pages”. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
