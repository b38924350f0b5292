import { describe, expect, test } from 'vitest';
import type { PageFreshness } from '../../../src/core/freshness/freshness.ts';
import { groupByOwner, rankPages, urgencyOf } from '../../../src/core/freshness/rank-pages.ts';
import { firstDayPages, freshPages, ownedBy, stubFreshness } from '../../helpers/freshness.ts';
import { seededRandom, shuffle } from '../../helpers/random.ts';

const paths = (pages: readonly PageFreshness[]): string[] => pages.map(({ path }) => path);

describe('urgency', () => {
  test.each<[string, Partial<PageFreshness>, string | undefined]>([
    ['evidence before dates', { drift: 'changed', review: 'overdue' }, 'changed'],
    ['what is gone before what changed', { drift: 'contradicted', review: 'due' }, 'contradicted'],
    ['a date, with activity alone', { drift: 'activity', review: 'overdue' }, 'overdue'],
    ['a review that is due', { review: 'due' }, 'due'],
    ['no review that is due soon', { review: 'due-soon' }, undefined],
    ['no activity', { drift: 'activity' }, undefined],
    ['no page that was put off', { standing: 'snoozed', drift: 'contradicted', review: 'overdue' }, undefined],
    ['no page that isn’t kept up', { standing: 'historical', review: 'overdue' }, undefined],
  ])('is %s', (_, fields, urgency) => {
    expect(urgencyOf(stubFreshness(fields))).toBe(urgency);
  });

  test('is nothing for a team on its first day', () => {
    expect(rankPages(firstDayPages(900))).toEqual([]);
  });
});

describe('the order', () => {
  const change = (commitCount: number) => [
    { path: 'a.ts', kind: 'narrowed' as const, status: 'edited' as const, commits: [], commitCount },
  ];
  const ordered = [
    stubFreshness({ path: 'z/gone.md', drift: 'contradicted' }),
    stubFreshness({ path: 'y/in-a-pathway.md', drift: 'changed', changes: change(1) }),
    stubFreshness({ path: 'x/much-activity.md', drift: 'changed', changes: change(9) }),
    stubFreshness({ path: 'w/little-activity.md', drift: 'changed', changes: change(2) }),
    stubFreshness({ path: 'v/long-overdue.md', review: 'overdue', dueOn: '2025-01-01' }),
    stubFreshness({ path: 'a/overdue.md', review: 'overdue', dueOn: '2026-01-01' }),
    stubFreshness({ path: 'b/overdue.md', review: 'overdue', dueOn: '2026-01-01' }),
    stubFreshness({ path: 'a/due.md', review: 'due', dueOn: '2024-01-01' }),
  ];

  test('is by urgency, use, activity and waiting, however the pages come', () => {
    const uses = (id: string): number => (id === 'y/in-a-pathway' ? 2 : 0);
    for (let seed = 1; seed <= 20; seed++) {
      expect(paths(rankPages(shuffle(ordered, seededRandom(seed)), uses))).toEqual(paths(ordered));
    }
  });
});

describe('pages by owner', () => {
  test('are with each owner, and told to owners of the code', () => {
    const groups = groupByOwner(Object.values(freshPages));
    expect(groups.map(({ owner, pages, urgent, informed }) => [owner, pages.length, paths(urgent), paths(informed)]))
      .toMatchInlineSnapshot(`
      [
        [
          "@acme/docs",
          2,
          [],
          [],
        ],
        [
          "@acme/payments",
          2,
          [
            "runbooks/payments/refunds.md",
          ],
          [],
        ],
        [
          "@acme/platform",
          1,
          [],
          [
            "docs/command-line.md",
          ],
        ],
        [
          "@acme/tools",
          2,
          [
            "docs/releasing.md",
            "docs/command-line.md",
          ],
          [],
        ],
        [
          "@ada",
          1,
          [
            "docs/command-line.md",
          ],
          [],
        ],
        [
          undefined,
          1,
          [
            "docs/old-cluster.md",
          ],
          [],
        ],
      ]
    `);
  });

  test('tell nobody of mere activity', () => {
    const page = stubFreshness({ drift: 'activity', review: 'overdue', informed: ['@acme/code'], ownership: ownedBy('@acme/docs') });
    expect(groupByOwner([page]).map(({ owner }) => owner)).toEqual(['@acme/docs']);
  });

  test('survive an owner with the name of a property', () => {
    const page = stubFreshness({ ownership: ownedBy('__proto__', 'constructor') });
    expect(groupByOwner([page]).map(({ owner }) => owner)).toEqual(['__proto__', 'constructor']);
  });
});
