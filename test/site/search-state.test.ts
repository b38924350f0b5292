import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  facets,
  hasFilters,
  isEmpty,
  parseState,
  toFilters,
  toggleValue,
  toSearch,
  type SearchState,
} from '../../src/site/search/search-state.ts';

describe('an address', () => {
  test.each<[string, SearchState]>([
    ['', { query: '', chosen: {} }],
    ['?q=drain+node', { query: 'drain node', chosen: {} }],
    ['?q=a&typed=1', { query: 'a', chosen: {}, asTyped: true }],
    ['?q=a&skill=docker&pathway=first-week', { query: 'a', chosen: { skill: ['docker'], pathway: ['first-week'] } }],
    ['?q=a&kind=runbook&kind=how-to&source=wiki', { query: 'a', chosen: { kind: ['runbook', 'how-to'], source: ['wiki'] } }],
  ])('%s is read and written alike', (search, state) => {
    expect(parseState(search)).toEqual(state);
    expect(toSearch(state)).toBe(search);
  });

  test('with unknown, empty and repeated parameters keeps what means something', () => {
    expect(parseState('?utm=x&kind=&kind=lab&kind=lab&page=3')).toEqual({ query: '', chosen: { kind: ['lab'] } });
  });

  test('carries every state there and back', () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
    const chosen = fc.record(Object.fromEntries(facets.map((facet) => [facet, values])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.string(), chosen, (query, picked) => {
        const state = { query, chosen: picked };
        expect(parseState(toSearch(state))).toEqual(state);
      }),
    );
  });
});

describe('choosing', () => {
  const none: SearchState = { query: 'q', chosen: {} };

  test('a value twice gives it back', () => {
    const once = toggleValue(none, 'kind', 'lab');
    expect(once).toEqual({ query: 'q', chosen: { kind: ['lab'] } });
    expect(toggleValue(once, 'kind', 'lab')).toEqual(none);
  });

  test('widens within a facet and narrows between facets', () => {
    const { chosen } = toggleValue(toggleValue(toggleValue(none, 'kind', 'lab'), 'kind', 'runbook'), 'level', 'advanced');
    expect(toFilters(chosen)).toEqual({ kind: { any: ['lab', 'runbook'] }, level: { any: ['advanced'] } });
    expect(toFilters(chosen, 'kind')).toEqual({ level: { any: ['advanced'] } });
  });

  test.each<[SearchState, boolean, boolean]>([
    [{ query: '  ', chosen: {} }, true, false],
    [{ query: 'x', chosen: {} }, false, false],
    [{ query: '', chosen: { role: ['author'] } }, false, true],
    [{ query: '', chosen: { role: [] } }, true, false],
  ])('%j is empty: %s, filtered: %s', (state, empty, filtered) => {
    expect([isEmpty(state), hasFilters(state.chosen)]).toEqual([empty, filtered]);
  });
});
