import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addInterval, daysBetween, parseInterval, toDay } from '../../../src/core/interval.ts';

describe('the calendar', () => {
  test.each([
    ['2026-01-31', '1mo', '2026-02-28'],
    ['2024-01-31', '1mo', '2024-02-29'],
    ['2026-03-31', '6mo', '2026-09-30'],
    ['2026-08-14', '12mo', '2027-08-14'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2024-02-29', '4y', '2028-02-29'],
    ['2026-11-30', '3mo', '2027-02-28'],
    ['2026-12-31', '2mo', '2027-02-28'],
    ['2026-01-01', '90d', '2026-04-01'],
    ['2026-12-25', '2w', '2027-01-08'],
  ])('%s and %s is %s', (day, interval, expected) => {
    const parsed = parseInterval(interval);
    expect(parsed && addInterval(day, parsed)).toBe(expected);
  });

  test.each(['never', '', '0d', '6 months', '-1d', '1.5y', '99999d', '6MO'])('takes no interval from %j', (text) => {
    expect(parseInterval(text)).toBeUndefined();
  });

  test('a stretch of days is as long as the days between', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => toDay(date.getTime()));
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });
});
