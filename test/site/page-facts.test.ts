import { describe, expect, test } from 'vitest';
import { countBy, toContents, toLongDay, toShortDay } from '../../src/site/page-facts.ts';

describe('days', () => {
  test.each([
    ['2026-08-14', '14 August 2026', '14 Aug 2026'],
    ['2026-01-01', '1 January 2026', '1 Jan 2026'],
  ])('%s reads %s and %s, wherever the site is built', (day, long, short) => {
    expect(toLongDay(day)).toBe(long);
    expect(toShortDay(day)).toBe(short);
  });
});

const heading = (depth: number, id: string) => ({ depth, id, text: id.toUpperCase() });

describe('contents of a page', () => {
  test('keep the two upper levels, whichever they are', () => {
    const entries = toContents([heading(3, 'a'), heading(4, 'b'), heading(5, 'c'), heading(3, 'd')]);
    expect(entries).toEqual([
      { id: 'a', text: 'A', deep: false },
      { id: 'b', text: 'B', deep: true },
      { id: 'd', text: 'D', deep: false },
    ]);
  });

  test.each([[[]], [[heading(2, 'only')]]])('are left out where there is nothing to choose from', (items) => {
    expect(toContents(items)).toEqual([]);
  });

  test('keep one level where two would be longer than a screen', () => {
    const items = Array.from({ length: 30 }, (_, at) => [heading(2, `h${String(at)}`), heading(3, `s${String(at)}`)]).flat();
    expect(toContents(items).map(({ deep }) => deep)).toEqual(Array<boolean>(30).fill(false));
  });
});

test('values are counted, the most frequent first, and nothing is counted for pages without one', () => {
  expect(countBy(['lab', 'runbook', undefined, 'runbook'])).toEqual([
    { value: 'runbook', count: 2 },
    { value: 'lab', count: 1 },
  ]);
});
