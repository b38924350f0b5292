import type { Hit } from './engine.ts';
import { matchedWords } from './matched-words.ts';
import { nearestWord, splitWords } from './near-words.ts';
import type { SearchState } from './search-state.ts';

/** What a question was taken to mean. */
export interface Reading {
  /** What was searched. */
  query: string;
  /** The words were corrected before they were searched. */
  corrected?: true;
  /** What may have been meant, where the words were searched as they are. */
  nearly?: string;
  /** Words that no page has together with the others, and how many there were. */
  dropped?: { words: string[]; of: number };
}

/** What reading a question takes. */
export interface Reader {
  /** Searches words on all pages, whatever is chosen: what a word means doesn't depend on it. */
  search(query: string): Promise<Hit[]>;
  /** Words of all pages, in groups. */
  words(): Promise<readonly string[]>;
}

/** Most words of a question that are judged one by one. */
const mostWords = 8;

/** Results in which a word has to occur to count as found. */
const looked = 3;

/**
 * Finds out what a question means. Pagefind passes over words that it doesn't know, or takes a shorter word that they begin with, and
 * finds something else: so words without a match are looked up in the list of words, and corrected where one is near. Where no page has all
 * words, as many as possible are kept.
 */
export async function interpret({ query: typed, asTyped }: SearchState, reader: Reader): Promise<Reading> {
  const query = typed.trim();
  const words = splitWords(query);
  if (words.length === 0 || words.length > mostWords || query.includes('"')) return { query };
  const hits = await reader.search(query);
  const unknown = await findUnknown(words, hits, reader);
  const meant = unknown.length === 0 ? undefined : await correct(unknown, reader);
  const near = words.map((word) => meant?.get(word) ?? word);
  if (meant && !asTyped) {
    const hopeless = unknown.filter((word) => !meant.has(word));
    const { query: kept, dropped } = await keepMost(near, hopeless, reader);
    if (kept !== '') return { query: kept, corrected: true, ...(dropped && { dropped }) };
  }
  const reading = hits.length > 0 && unknown.length === 0 ? { query } : await keepMost(words, unknown, reader);
  return { ...reading, ...(meant && { nearly: near.join(' ') }), query: reading.query === '' ? query : reading.query };
}

/** Words that stand on no page, nor begin one that does. */
async function findUnknown(words: readonly string[], hits: readonly Hit[], { search }: Reader): Promise<string[]> {
  const data = await Promise.all(hits.slice(0, looked).map((hit) => hit.data()));
  const matched = data.flatMap(matchedWords);
  const judged = await Promise.all(
    words.map(async (word) => {
      const start = word.normalize('NFC').toLowerCase();
      // In quotes, Pagefind takes a word as it is, but for its ending.
      return matched.some((other) => other.startsWith(start)) || (await search(`"${word}"`)).length > 0;
    }),
  );
  return words.filter((_, at) => !judged[at]);
}

/** What was probably meant by unknown words; undefined when nothing is near to any. */
async function correct(unknown: readonly string[], reader: Reader): Promise<Map<string, string> | undefined> {
  const groups = await reader.words();
  const near = unknown.flatMap((word): [string, string][] => {
    const meant = nearestWord(word, groups);
    return meant === undefined ? [] : [[word, meant]];
  });
  return near.length === 0 ? undefined : new Map(near);
}

/** The question without words that no page has together with the others. All of it, when a page has all. */
async function keepMost(words: readonly string[], unknown: readonly string[], reader: Reader): Promise<Reading> {
  const known = words.filter((word) => !unknown.includes(word));
  if (known.length === 0) return { query: '' };
  const kept =
    (await reader.search(known.join(' '))).length > 0 ? known : ((await leaveOneOut(known, reader)) ?? (await keepRarest(known, reader)));
  const dropped = words.filter((word) => !kept.includes(word));
  return { query: kept.join(' '), ...(dropped.length > 0 && kept.length > 0 ? { dropped: { words: dropped, of: words.length } } : {}) };
}

/** All words but the one without which a page fits best; undefined where no page has all others. */
async function leaveOneOut(words: readonly string[], { search }: Reader): Promise<string[] | undefined> {
  const tried = await Promise.all(
    words.map(async (word) => {
      const rest = words.filter((other) => other !== word);
      return { rest, score: rest.length === 0 ? 0 : ((await search(rest.join(' ')))[0]?.score ?? 0) };
    }),
  );
  const [best] = tried.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return best?.rest;
}

/** Words that stand together on a page, the rarest first. */
async function keepRarest(words: readonly string[], { search }: Reader): Promise<string[]> {
  const counted = await Promise.all(words.map(async (word) => ({ word, count: (await search(word)).length })));
  let kept: string[] = [];
  for (const { word } of counted.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)) {
    const more = words.filter((other) => other === word || kept.includes(other));
    if ((await search(more.join(' '))).length > 0) kept = more;
  }
  return kept;
}
