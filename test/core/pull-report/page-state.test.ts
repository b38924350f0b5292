import { describe, expect, test } from 'vitest';
import { pairPages, type PageState } from '../../../src/core/pull-report/page-state.ts';

function state(path: string, more: Partial<PageState> = {}): PageState {
  return { path, id: path.replace(/\.md$/, ''), blob: path, title: path, owners: [], fields: { title: path }, ...more };
}

describe('pages in two states', () => {
  const cases: Record<string, { before: PageState[]; after: PageState[]; moved?: [string, string][]; expected: string[] }> = {
    'that are the same say nothing': { before: [state('a.md')], after: [state('a.md')], expected: [] },
    'with another content are changed': { before: [state('a.md')], after: [state('a.md', { blob: 'x' })], expected: ['changed a.md'] },
    'that came or went are added or removed': { before: [state('b.md')], after: [state('a.md')], expected: ['added a.md', 'removed b.md'] },
    'are moved as somebody found out': {
      before: [state('b.md')],
      after: [state('a.md')],
      moved: [['a.md', 'b.md']],
      expected: ['moved a.md'],
    },
    'of which another file says something else have details': {
      before: [state('a.md'), state('b.md')],
      after: [state('a.md', { fields: { title: 'a.md', owner: '@b' } }), state('b.md', { id: 'other' })],
      expected: ['details a.md', 'details b.md'],
    },
  };

  test.each(Object.entries(cases))('%s', (_, { before, after, moved = [], expected }) => {
    const pairs = pairPages(before, after, new Map(moved));
    expect(pairs.map(({ change, was, now }) => `${change} ${(now ?? was)?.path ?? ''}`)).toEqual(expected);
  });
});
