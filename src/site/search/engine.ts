import { facets, isEmpty, toFilters, type Facet, type Filters, type SearchState } from './search-state.ts';

/** The part of Pagefind's browser API that the site uses: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking: { metaWeights: Record<string, number> } }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Filters }): Promise<{ results: Hit[]; filters: Counts }>;
}

/** How many pages have each value of each facet. */
export type Counts = Record<string, Record<string, number>>;

/** A result whose text is fetched when it is shown. */
export interface Hit {
  id: string;
  data(): Promise<HitData>;
}

/** A result as Pagefind describes it. Addresses start with the base. */
export interface HitData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** An answer: hits in order, and for each facet how many pages each value would give. */
export interface Answer {
  hits: Hit[];
  counts: Counts;
}

/** Searches; rejects when the index can't be loaded. */
export interface Engine {
  ask(state: SearchState): Promise<Answer>;
}

/** Words around a match in an excerpt. */
const excerptLength = 24;

/** What words outside the text count. A description is found by its words, but mostly says what the text says too. */
const metaWeights = { title: 5, keywords: 1, description: 0.1 };

/** Loads Pagefind from beside the pages. The address is made at run time: the bundle exists only after the site is built. */
export async function loadEngine(base: string): Promise<Engine> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength, ranking: { metaWeights } });
  await pagefind.init();
  const all = await pagefind.filters();
  return {
    async ask(state) {
      if (isEmpty(state)) return { hits: [], counts: all };
      const query = state.query.trim() === '' ? null : state.query;
      const { results, filters } = await pagefind.search(query, { filters: toFilters(state.chosen) });
      return { hits: results, counts: await countAlternatives(pagefind, query, state, filters) };
    },
  };
}

/** A narrowed facet counts what its other values would give: as if it weren't narrowed, all other facets still being so. */
async function countAlternatives(pagefind: Pagefind, query: string | null, { chosen }: SearchState, counts: Counts): Promise<Counts> {
  const narrowed = facets.filter((facet): facet is Facet => (chosen[facet] ?? []).length > 0);
  const others = await Promise.all(
    narrowed.map(async (facet) => {
      const { filters } = await pagefind.search(query, { filters: toFilters(chosen, facet) });
      return [facet, filters[facet] ?? {}] as const;
    }),
  );
  return { ...counts, ...Object.fromEntries(others) };
}
