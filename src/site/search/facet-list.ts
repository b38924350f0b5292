import { byLevel } from '../level-order.ts';
import { searchTexts } from '../texts.ts';
import { build } from './build.ts';
import type { Counts } from './engine.ts';
import { nameValue, type Names } from './result-list.ts';
import { facets, type Facet, type SearchState } from './search-state.ts';

/** Most values that a facet shows before they have to be unfolded. */
const shown = 8;

/** What the list of facets needs to know. */
export interface FacetInput {
  counts: Counts;
  /** How many pages there are to narrow. */
  total: number;
  chosen: SearchState['chosen'];
  names: Names;
  onToggle(facet: Facet, value: string): void;
}

/** One group of boxes for each facet that can narrow the results, or does. */
export function toFacetGroups(input: FacetInput): HTMLFieldSetElement[] {
  return facets.flatMap((facet) => {
    const counted = listValues(input.counts[facet] ?? {}, input.chosen[facet] ?? []);
    const values = facet === 'level' ? byLevel(counted) : counted;
    // Not every page has an owner or claims to be fresh: one value alone would only ask who has any.
    const differ = (facet !== 'owner' && facet !== 'freshness') || values.length > 1;
    const narrows = (differ && values.some(({ count }) => count < input.total)) || input.chosen[facet] !== undefined;
    return narrows ? [toGroup(facet, values, input)] : [];
  });
}

/** Values that would give results, and those that are chosen; the most frequent first. */
export function listValues(counts: Readonly<Record<string, number>>, chosen: readonly string[]): { value: string; count: number }[] {
  const values = new Map(Object.entries(counts).filter(([, count]) => count > 0));
  for (const value of chosen) if (!values.has(value)) values.set(value, 0);
  return [...values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function toGroup(facet: Facet, values: { value: string; count: number }[], input: FacetInput): HTMLFieldSetElement {
  const boxes = values.map(({ value, count }) => toBox(facet, value, count, input));
  const group = build('fieldset', {}, build('legend', {}, searchTexts.facets[facet]), ...boxes.slice(0, shown));
  group.dataset['facet'] = facet;
  if (boxes.length > shown)
    group.append(build('details', {}, build('summary', {}, searchTexts.moreValues(boxes.length - shown)), ...boxes.slice(shown)));
  return group;
}

function toBox(facet: Facet, value: string, count: number, { chosen, names, onToggle }: FacetInput): HTMLLabelElement {
  const box = build('input', { type: 'checkbox', name: facet, value, checked: (chosen[facet] ?? []).includes(value) });
  box.addEventListener('change', () => {
    onToggle(facet, value);
  });
  const name = nameValue(facet, value, names);
  return build('label', {}, box, build('span', {}, name), build('span', { className: 'count' }, String(count)));
}
