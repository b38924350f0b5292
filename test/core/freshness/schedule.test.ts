import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshnessSchema } from '../../../src/core/freshness/freshness-config.ts';
import { findSchedule, type ScheduleInput } from '../../../src/core/freshness/schedule.ts';
import { daysBetween } from '../../../src/core/interval.ts';
import { pageKinds } from '../../../src/core/source.ts';

/** A hash in the middle: no shift. */
const middle = 2 ** 31;

function schedule(input: Partial<ScheduleInput>, config: object = {}) {
  const full: ScheduleInput = {
    id: 'wiki/restart',
    kind: 'runbook',
    meta: {},
    sourceInterval: undefined,
    changedOn: undefined,
    hash32: () => middle,
    ...input,
  };
  return findSchedule(full, freshnessSchema.parse(config));
}

const reviewed = { reviewed: { on: '2026-01-15' } };

describe('the calendar of a page', () => {
  test('starts with a review: a runbook wants the next after six months, and has a quarter of them more', () => {
    expect(schedule({ meta: reviewed })).toEqual({ dueSoonOn: '2026-07-01', dueOn: '2026-07-15', overdueOn: '2026-08-14' });
  });

  test.each<[string, Partial<ScheduleInput>, object, string | undefined]>([
    ['no review, no wish: no calendar', { changedOn: '2024-01-01' }, {}, undefined],
    ['an edit starts it where the page asks for reviews', { meta: { reviewEvery: '3mo' }, changedOn: '2026-01-15' }, {}, '2026-04-15'],
    ['and where its source does', { sourceInterval: '1y', changedOn: '2026-01-15' }, {}, '2027-01-15'],
    ['an edit that isn’t known for sure starts nothing', { meta: { reviewEvery: '3mo' } }, {}, undefined],
    [
      'the page’s own interval wins over its source’s',
      { meta: { ...reviewed, reviewEvery: '1mo' }, sourceInterval: '1y' },
      {},
      '2026-02-15',
    ],
    ['the source’s over its kind’s', { meta: reviewed, sourceInterval: '1y' }, {}, '2027-01-15'],
    ['`never` is never', { meta: { ...reviewed, reviewEvery: 'never' } }, {}, undefined],
    ['a page of no kind counts as a concept', { meta: reviewed, kind: undefined }, {}, '2027-01-15'],
    ['a reference needs no calendar', { meta: reviewed, kind: 'reference' }, {}, undefined],
    ['what is set for a kind is used', { meta: reviewed }, { reviewEvery: { runbook: '3mo' } }, '2026-04-15'],
    ['a page with covers trusts evidence', { meta: { ...reviewed, covers: ['src/**'] } }, {}, undefined],
    ['unless it names an interval itself', { meta: { ...reviewed, covers: ['src/**'], reviewEvery: '6mo' } }, {}, '2026-07-15'],
    ['or the portal wants both', { meta: { ...reviewed, covers: ['src/**'] } }, { whenCovered: 'both' }, '2026-07-15'],
    ['covers that cover nothing change nothing', { meta: { ...reviewed, covers: [] } }, {}, '2026-07-15'],
  ])('%s', (_, input, config, expected) => {
    expect(schedule(input, config)?.dueOn).toBe(expected);
  });

  test.each<[string, string, object, number]>([
    ['a short interval has a week of grace', '2w', {}, 7],
    ['a long one has thirty days', '2y', {}, 30],
    ['one between has its share', '60d', {}, 15],
    ['limits can be set', '60d', { grace: { share: 0.5, max: '20d' } }, 20],
  ])('%s', (_, reviewEvery, config, days) => {
    const { dueOn = '', overdueOn = '' } = schedule({ meta: { ...reviewed, reviewEvery } }, config) ?? {};
    expect(daysBetween(dueOn, overdueOn)).toBe(days);
  });

  test('pages that were reviewed together come due over a fifth of the interval, always on the same day for each', () => {
    const due = (hash: number) => schedule({ meta: reviewed, hash32: () => hash })?.dueOn;
    expect([due(0), due(middle), due(2 ** 32 - 1)]).toEqual(['2026-06-27', '2026-07-15', '2026-08-02']);
    expect(due(12345)).toBe(due(12345));
  });

  test('without jitter everything is on its day', () => {
    expect(schedule({ meta: reviewed, hash32: () => 0 }, { jitter: 0 })?.dueOn).toBe('2026-07-15');
  });

  test('days come in order, whatever the settings', () => {
    const interval = fc
      .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('d', 'w', 'mo', 'y'))
      .map(([amount, unit]) => `${amount}${unit}`);
    fc.assert(
      fc.property(
        interval,
        fc.nat(2 ** 32 - 1),
        fc.constantFrom(...pageKinds),
        fc.record({ jitter: fc.double({ min: 0, max: 0.5, noNaN: true }), leadTime: interval }),
        (reviewEvery, hash, kind, config) => {
          const found = schedule({ kind, meta: { ...reviewed, reviewEvery }, hash32: () => hash }, config);
          expect(found && [found.dueSoonOn, found.dueOn, found.overdueOn]).toEqual(
            found && [found.dueSoonOn, found.dueOn, found.overdueOn].sort(),
          );
          expect(daysBetween('2026-01-15', found?.dueOn ?? '')).toBeGreaterThan(0);
        },
      ),
    );
  });
});
