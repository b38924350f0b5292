import { listWords } from '../src/core/search-words.ts';

/** A page as both search engines of the comparison get it. */
export interface SearchedPage {
  /** Address with the base. */
  url: string;
  title: string;
  description: string;
  keywords: string[];
  headings: string[];
  text: string;
}

/** What a reader who knows the page might type. */
export const itemClasses = ['title', 'heading', 'text', 'typo', 'stray'] as const;

/** One of {@link itemClasses}. */
export type ItemClass = (typeof itemClasses)[number];

/** A question, and the page that it is about. */
export interface KnownItem {
  class: ItemClass;
  query: string;
  url: string;
}

/** Gives numbers from 0 to below 1. */
type Random = () => number;

/** Draws questions about pages; the same seed draws the same. At most `most` pages are asked about. */
export function drawItems(pages: readonly SearchedPage[], most: number, seed: number): KnownItem[] {
  const random = startRandom(seed);
  const sample = shuffle(pages, random).slice(0, most);
  return sample.flatMap((page) => drawPage(page, random));
}

function drawPage(page: SearchedPage, random: Random): KnownItem[] {
  const { url, title, headings, text } = page;
  const words = listWords(text);
  const from = Math.floor(random() * Math.max(1, words.length - window));
  const queries = [
    ['title', pickWords(listWords(title), 3, random)],
    ['heading', pickWords(listWords(shuffle(headings, random)[0] ?? ''), 3, random)],
    ['text', pickWords(words.slice(from, from + window), 3, random)],
  ] as const;
  const asked = queries.filter(([, chosen]) => chosen.length > 0);
  const [, wrong = []] = asked[Math.floor(random() * asked.length)] ?? [];
  const [, strayed = []] = asked.find(([name]) => name === 'text') ?? [];
  return [
    ...asked.map(([name, chosen]) => ({ class: name, query: chosen.join(' '), url })),
    ...toItem('typo', mistype(wrong, random), url),
    ...toItem('stray', strayed.length > 1 ? [...strayed, strays[Math.floor(random() * strays.length)] ?? ''] : undefined, url),
  ];
}

/** Neighbouring words of a text that one remembers together. */
const window = 14;

/** Words that people add and pages needn't have. */
const strays = ['please', 'tutorial', 'explained', 'documentation', 'howto', 'tips', 'basics', 'question', 'anybody', 'yesterday'];

function toItem(name: ItemClass, words: readonly string[] | undefined, url: string): KnownItem[] {
  return words ? [{ class: name, query: words.join(' '), url }] : [];
}

/** Some of the words, each once, in the order of the text. */
function pickWords(words: readonly string[], most: number, random: Random): string[] {
  const kept = new Set(shuffle([...new Set(words)], random).slice(0, most));
  return [...new Set(words)].filter((word) => kept.has(word));
}

/** The words with one slip in one of five letters and more; undefined where all are short. */
function mistype(words: readonly string[], random: Random): string[] | undefined {
  const long = words.filter((word) => word.length >= 5);
  const chosen = long[Math.floor(random() * long.length)];
  return chosen === undefined ? undefined : words.map((word) => (word === chosen ? slip(word, random) : word));
}

/** Swaps two letters, drops one, doubles one or hits a neighbour, anywhere but at the beginning. */
function slip(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return letter === next ? before + next + after : before + next + letter + after;
    case 1:
      return before + next + after;
    case 2:
      return before + letter + letter + next + after;
    default:
      return before + (letter === 'e' ? 'r' : 'e') + next + after;
  }
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Mulberry32, a small generator that repeats itself: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function startRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
