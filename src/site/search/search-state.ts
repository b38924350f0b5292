/** What a reader asks for, and how it stands in an address: `?q=drain&kind=runbook&kind=how-to&source=wiki`; with `typed=1` as it is spelt. */

/** Facets that results can be narrowed by, in the order in which they are shown. They are the index's filters. */
export const facets = ['kind', 'level', 'role', 'skill', 'pathway', 'source', 'owner', 'freshness'] as const;

/** One of {@link facets}. */
export type Facet = (typeof facets)[number];

/** A question: words, and for each facet the values of which any may hold. */
export interface SearchState {
  query: string;
  chosen: Partial<Record<Facet, string[]>>;
  /** The words are meant as they are typed, however few pages have them. */
  asTyped?: true;
}

/** Filters in Pagefind's form: any value within a facet, all facets together. */
export type Filters = Record<string, { any: string[] }>;

/** Reads the state from an address. Unknown parameters and empty values are passed over. */
export function parseState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const chosen: SearchState['chosen'] = {};
  for (const facet of facets) {
    const values = [...new Set(params.getAll(facet).filter((value) => value !== ''))];
    if (values.length > 0) chosen[facet] = values;
  }
  return { query: params.get('q') ?? '', chosen, ...(params.has('typed') ? { asTyped: true } : {}) };
}

/** Writes the state as the query part of an address, with its question mark; empty for an empty state. */
export function toSearch({ query, chosen, asTyped }: SearchState): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  for (const facet of facets) for (const value of chosen[facet] ?? []) params.append(facet, value);
  if (asTyped) params.set('typed', '1');
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether there is anything to look for. */
export function isEmpty({ query, chosen }: SearchState): boolean {
  return query.trim() === '' && !hasFilters(chosen);
}

/** Whether any facet is narrowed. */
export function hasFilters(chosen: SearchState['chosen']): boolean {
  return facets.some((facet) => (chosen[facet] ?? []).length > 0);
}

/** The state with one value of a facet switched on or off. */
export function toggleValue(state: SearchState, facet: Facet, value: string): SearchState {
  const values = state.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const { [facet]: _, ...others } = state.chosen;
  return { ...state, chosen: next.length === 0 ? others : { ...others, [facet]: next } };
}

/** Filters for the search engine. `except` leaves one facet out: what its values would give if they were chosen instead. */
export function toFilters(chosen: SearchState['chosen'], except?: Facet): Filters {
  const filters: Filters = {};
  for (const facet of facets) {
    const values = chosen[facet] ?? [];
    if (facet !== except && values.length > 0) filters[facet] = { any: values };
  }
  return filters;
}
