import { describe, expect, test } from 'vitest';
import type { FreshnessRow } from '../../src/core/freshness-views.ts';
import type { PageSummary } from '../../src/core/portal.ts';
import { isLongOwnerList, partSize, partUrl, toParts } from '../../src/site/list-parts.ts';
import { sortRows } from '../../src/site/table-rows.ts';

/** Things that only have to be told apart. */
const things = <Thing>(count: number): Thing[] => Array.from({ length: count }, (_, at) => ({ at }) as Thing);

describe('a long list', () => {
  test.each([
    [0, 0, [[0, 0]]],
    [1, 0, [[1, 0]]],
    [partSize, 0, [[partSize, 0]]],
    [
      partSize + 1,
      0,
      [
        [partSize, 0],
        [1, 0],
      ],
    ],
    [
      partSize,
      1,
      [
        [partSize, 0],
        [0, 1],
      ],
    ],
    [
      partSize - 1,
      6,
      [
        [partSize - 1, 5],
        [0, 1],
      ],
    ],
    [
      0,
      5 * partSize + 1,
      [
        [0, 5 * partSize],
        [0, 1],
      ],
    ],
  ])('of %i rows and %i links is cut into %j', (rows, links, parts) => {
    const cut = toParts(things<FreshnessRow>(rows), things<PageSummary>(links));
    expect(cut.map((part) => [part.rows.length, part.links.length])).toEqual(parts);
  });

  test('loses nothing and keeps the order', () => {
    const [rows, links] = [things<FreshnessRow>(333), things<PageSummary>(777)];
    const parts = toParts(rows, links);
    expect(parts.flatMap((part) => part.rows)).toEqual(rows);
    expect(parts.flatMap((part) => part.links)).toEqual(links);
  });

  test('has its first part at its own address', () => {
    expect([partUrl('/freshness/', 1), partUrl('/freshness/', 2)]).toEqual(['/freshness/', '/freshness/2/']);
  });

  test('of owners counts their pages and themselves', () => {
    const owners = (count: number, rows: number): { rows: FreshnessRow[] }[] =>
      Array.from({ length: count }, () => ({ rows: things(rows) }));
    expect([
      isLongOwnerList(owners(1, partSize - 1)),
      isLongOwnerList(owners(1, partSize)),
      isLongOwnerList(owners(partSize + 1, 0)),
    ]).toEqual([false, true, true]);
  });
});

describe('rows', () => {
  const rows = ['2026-10-01', '2025-01-31', 'No schedule', '2026-10-01'].map((key, at) => ({ keys: [key], at }));

  test('are sorted by a column, days before what has none, and stay in order where they are alike', () => {
    expect(sortRows(rows, 0, 'ascending').map(({ at }) => at)).toEqual([1, 0, 3, 2]);
    expect(sortRows(rows, 0, 'descending').map(({ at }) => at)).toEqual([2, 0, 3, 1]);
  });
});
