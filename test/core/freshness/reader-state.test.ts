import { describe, expect, test } from 'vitest';
import type { PageFreshness, Reason } from '../../../src/core/freshness/freshness.ts';
import { isClaimed, listTurns } from '../../../src/core/freshness/reader-state.ts';
import { freshPages, stubFreshness, today } from '../../helpers/freshness.ts';

const gap: Reason = { code: 'base-unavailable', message: 'The commit of the review is not here.', evidence: [] };
const narrowed = { path: 'src/cli.ts', kind: 'narrowed', match: 'x', files: 1 } as const;
const whole = { path: 'src/**', kind: 'whole', files: 3 } as const;
const inferred = { path: 'src/a.ts', kind: 'inferred', files: 1 } as const;
const reviewed = { on: '2026-06-01', by: '@ada' };
const days = { dueSoonOn: '2026-11-17', dueOn: '2026-12-01', overdueOn: '2027-01-01' };

describe('a reader is told', () => {
  test.each<[string, PageFreshness, string | undefined]>([
    ['what is overdue', freshPages.overdue, 'look-again'],
    ['what describes code that changed', freshPages.changed, 'look-again'],
    ['what names something gone, reviewed or not', freshPages.contradicted, 'look-again'],
    ['what was confirmed with many others', freshPages.batch, 'fine'],
    ['what is within its time of grace', freshPages.unowned, 'fine'],
    ['what is put off though it is due', freshPages.snoozed, 'unknown'],
    ['what is put off before it is due', { ...freshPages.snoozed, review: 'current' }, 'fine'],
    ['nothing of what nobody reviewed', freshPages.unreviewed, undefined],
    ['nothing of what only shallow history knows', freshPages.shallow, undefined],
    ['a first review that isn’t done', stubFreshness({ ...days, review: 'unreviewed' }), 'unknown'],
    ['a first review that is due', stubFreshness({ ...days, review: 'due', badge: 'due' }), 'unknown'],
    [
      'a review that evidence stands behind',
      stubFreshness({ reviewed, review: 'not-scheduled', drift: 'in-sync', badge: 'current' }),
      'fine',
    ],
    ['nothing of a review without schedule or evidence', stubFreshness({ reviewed, review: 'not-scheduled' }), undefined],
    ['what can’t be compared', stubFreshness({ reviewed, review: 'not-scheduled', covers: [whole], reasons: [gap] }), 'unknown'],
    [
      'what can’t be compared, with a calendar too',
      stubFreshness({ ...days, reviewed, review: 'current', badge: 'current', covers: [whole], reasons: [gap] }),
      'unknown',
    ],
    [
      'what only its text mentions, calmly',
      stubFreshness({ ...days, reviewed, review: 'current', badge: 'current', covers: [inferred], reasons: [gap] }),
      'fine',
    ],
    ['narrowed covers that nothing can be compared with', stubFreshness({ covers: [narrowed], reasons: [gap] }), 'unknown'],
    ['nothing of whole files that nobody promised', stubFreshness({ covers: [whole], reasons: [gap] }), undefined],
    ['nothing of what is kept for the record', { ...freshPages.overdue, standing: 'historical' }, undefined],
  ])('%s', (_, page, state) => {
    expect(listTurns(page, today)[0]).toMatchObject({ from: today, review: page.review, state });
  });
});

describe('something is claimed', () => {
  test.each<[string, PageFreshness, boolean]>([
    ['by a review', stubFreshness({ reviewed, review: 'not-scheduled' }), true],
    ['by a schedule', stubFreshness(days), true],
    ['by narrowed covers', stubFreshness({ covers: [narrowed] }), true],
    ['by whoever put it off', freshPages.snoozed, true],
    ['not by whole files', stubFreshness({ covers: [whole, inferred], drift: 'activity' }), false],
    ['not by an edit', freshPages.unreviewed, false],
    ['not by a page that isn’t kept up', { ...freshPages.batch, standing: 'generated' }, false],
  ])('%s', (_, page, claimed) => {
    expect(isClaimed(page)).toBe(claimed);
  });
});

describe('the calendar goes on after the build', () => {
  const turnsOf = (page: PageFreshness): string[] =>
    listTurns(page, today).map(({ from, review, state, snoozed }) =>
      [from, review, state ?? '–', ...(snoozed ? ['put off'] : [])].join(' '),
    );

  test.each<[string, PageFreshness, string[]]>([
    [
      'a current page',
      stubFreshness({ ...days, reviewed, review: 'current', badge: 'current' }),
      ['2026-09-01 current fine', '2026-11-17 due-soon fine', '2026-12-01 due fine', '2027-01-01 overdue look-again'],
    ],
    ['a due page', freshPages.unowned, ['2026-09-01 due fine', '2026-09-19 overdue look-again']],
    ['an overdue page', freshPages.overdue, ['2026-09-01 overdue look-again']],
    ['a page that is put off', freshPages.snoozed, ['2026-09-01 due unknown put off', '2026-10-02 overdue look-again']],
    [
      'a page that nobody reviewed yet',
      stubFreshness({ ...days, review: 'unreviewed' }),
      ['2026-09-01 unreviewed unknown', '2026-11-17 due-soon unknown', '2026-12-01 due unknown', '2027-01-01 overdue look-again'],
    ],
    [
      'a page that describes changed code',
      { ...freshPages.changed, overdueOn: undefined, dueSoonOn: undefined },
      ['2026-09-01 current look-again', '2027-06-01 due look-again'],
    ],
    [
      'a page without calendar',
      stubFreshness({ reviewed, review: 'not-scheduled', drift: 'in-sync', badge: 'current' }),
      ['2026-09-01 not-scheduled fine'],
    ],
  ])('for %s', (_, page, turns) => {
    expect(turnsOf(page)).toEqual(turns);
  });
});
