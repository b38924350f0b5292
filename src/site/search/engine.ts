import { facets, hasFilters, isEmpty, toFilters, type Facet, type Filters, type SearchState } from './search-state.ts';
import { interpret, type Reading } from './interpret.ts';

/** The part of Pagefind's browser API that the site uses: https://pagefind.app/docs/api/ */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking: Ranking }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Filters }): Promise<{ results: Hit[]; filters: Counts }>;
}

/** How Pagefind puts pages in order: https://pagefind.app/docs/ranking/ */
export interface Ranking {
  termSimilarity?: number;
  pageLength?: number;
  termSaturation?: number;
  termFrequency?: number;
  metaWeights: Record<string, number>;
}

/** How many pages have each value of each facet. */
export type Counts = Record<string, Record<string, number>>;

/** A result whose text is fetched when it is shown. */
export interface Hit {
  id: string;
  /** How well it fits, for comparison with others. */
  score: number;
  data(): Promise<HitData>;
}

/** A result as Pagefind describes it. Addresses start with the base. */
export interface HitData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: SubResult[];
  /** The text with markup escaped, and at which of its words the question matches. */
  raw_content: string;
  locations: number[];
}

/** A section of a result. */
export interface SubResult {
  title: string;
  url: string;
  excerpt: string;
  weighted_locations: { balanced_score: number; location: number }[];
}

/** An answer: hits in order, and for each facet how many pages each value would give. */
export interface Answer extends Reading {
  hits: Hit[];
  counts: Counts;
  /** For each facet that is narrowed, how many hits there would be if it weren't. */
  without: Partial<Record<Facet, number>>;
}

/** Searches; rejects when the index can't be loaded. */
export interface Engine {
  ask(state: SearchState): Promise<Answer>;
}

/** Words around a match in an excerpt. */
const excerptLength = 24;

/**
 * Chosen on one half of 3,181 questions about pages of five repositories, and better on the other half too: `npm run bench -- search`.
 * What differs from Pagefind's own values: short pages that say little else come first, and a word that is repeated counts more before
 * it is enough. A description is found by its words, but mostly says what the text says too.
 */
export const ranking: Ranking = { pageLength: 1, termSaturation: 2, metaWeights: { title: 5, keywords: 1, description: 0.1 } };

/** Loads Pagefind from beside the pages. The address is made at run time: the bundle exists only after the site is built. */
export async function loadEngine(base: string): Promise<Engine> {
  const folder = new URL(`${base}pagefind/`, location.href).href;
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  return openEngine(pagefind, { base, fetchWords: async () => (await fetch(`${folder}words.json`)).json() as Promise<string[]> });
}

/** What an engine needs beside Pagefind. */
export interface EngineOptions {
  base: string;
  /** Fetches groups of words, the most common first. Asked once, when little is found. */
  fetchWords(): Promise<string[]>;
}

/** Makes Pagefind answer what readers mean. */
export async function openEngine(pagefind: Pagefind, { base, fetchWords }: EngineOptions): Promise<Engine> {
  await pagefind.options({ baseUrl: base, excerptLength, ranking });
  await pagefind.init();
  const all = await pagefind.filters();
  let words: Promise<string[]> | undefined;
  return {
    async ask(state) {
      if (isEmpty(state)) return { hits: [], counts: all, without: {}, query: '' };
      const everywhere = askOnce((query) => pagefind.search(query, { filters: {} }));
      const reading = await interpret(state, {
        search: async (query) => (await everywhere(query)).results,
        words: () =>
          (words ??= fetchWords()).catch(() => {
            // Without the list there is nothing to suggest; the next question asks again.
            words = undefined;
            return [];
          }),
      });
      const query = reading.query === '' ? null : reading.query;
      const found = await (query !== null && !hasFilters(state.chosen)
        ? everywhere(query)
        : pagefind.search(query, { filters: toFilters(state.chosen) }));
      return { ...reading, hits: found.results, ...(await countAlternatives(pagefind, query, state, found.filters)) };
    },
  };
}

/** Answers each query once. */
function askOnce<Found>(search: (query: string) => Promise<Found>): (query: string) => Promise<Found> {
  const found = new Map<string, Promise<Found>>();
  return (query) => {
    const known = found.get(query) ?? search(query);
    found.set(query, known);
    return known;
  };
}

/** A narrowed facet counts what its other values would give: as if it weren't narrowed, all other facets still being so. */
async function countAlternatives(
  pagefind: Pagefind,
  query: string | null,
  { chosen }: SearchState,
  counts: Counts,
): Promise<Pick<Answer, 'counts' | 'without'>> {
  const narrowed = facets.filter((facet) => (chosen[facet] ?? []).length > 0);
  const others = await Promise.all(
    narrowed.map(async (facet) => {
      const { results, filters } = await pagefind.search(query, { filters: toFilters(chosen, facet) });
      return { facet, count: results.length, values: filters[facet] ?? {} };
    }),
  );
  return {
    counts: { ...counts, ...Object.fromEntries(others.map(({ facet, values }) => [facet, values])) },
    without: Object.fromEntries(others.map(({ facet, count }) => [facet, count])),
  };
}
