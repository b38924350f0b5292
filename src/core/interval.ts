import { z } from 'zod';

/** Intervals as people write them, and the calendar that they are counted in: UTC civil dates. */

/** A UTC civil date, `2026-08-14`; dates of this form sort as text. */
export type Day = string;

/** A stretch of the calendar. Months and years are calendar months and years. */
export interface Interval {
  amount: number;
  unit: 'd' | 'w' | 'mo' | 'y';
}

const intervalPattern = /^([1-9]\d{0,3})(d|w|mo|y)$/;

/** Schema of a stretch of time. */
export const length = z
  .string()
  .regex(intervalPattern, 'expected an interval such as 90d, 2w, 6mo or 1y')
  .describe('A number with d (days), w (weeks), mo (calendar months) or y (years).');

/** Schema of an interval that may have no end. */
export const interval = z
  .string()
  .regex(/^(?:[1-9]\d{0,3}(?:d|w|mo|y)|never)$/, 'expected an interval such as 90d, 2w, 6mo, 1y, or never')
  .describe('Interval: a number with d (days), w (weeks), mo (calendar months) or y (years), or `never`.');

/** Schema of a {@link Day} that exists. */
export const civilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-08-14')
  .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text), {
    message: 'expected a date that exists',
  })
  .meta({ format: 'date' });

// #region parse
/** Reads `90d`, `2w`, `6mo`, `1y`; undefined for `never` and for anything else. */
export function parseInterval(text: string): Interval | undefined {
  const [, amount, unit] = intervalPattern.exec(text) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), unit: unit as Interval['unit'] };
}
// #endregion parse

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * msPerDay);
}

/** The day an interval later. A month that is too short ends the count on its last day: 31 January and a month is 28 February. */
export function addInterval(day: Day, { amount, unit }: Interval): Day {
  if (unit === 'd' || unit === 'w') return addDays(day, unit === 'w' ? amount * 7 : amount);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + (unit === 'y' ? amount * 12 : amount);
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return toDay(Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, last)));
}

/** Days from one day to another; negative when the other comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);
}

/** The UTC day of a moment, in milliseconds since 1970; no later than the end of the year 9999, since days are compared as text. */
export function toDay(milliseconds: number): Day {
  return new Date(Math.min(milliseconds, lastMoment)).toISOString().slice(0, 10);
}

const lastMoment = Date.UTC(9999, 11, 31);

const msPerDay = 86_400_000;
