import { addDays } from '../interval.ts';
import type { Rule } from '../rule.ts';

/**
 * Reviews that haven't happened yet. Days are UTC days; whoever writes their own may be a day ahead (UTC+14 is the first time zone to
 * start one), so tomorrow is let pass.
 */
export const freshnessFutureReview: Rule = {
  id: 'freshness/future-review',
  severity: 'error',
  description: 'The day of a review lies in the past.',
  *check({ catalog, today }) {
    if (today === undefined) return;
    const tomorrow = addDays(today, 1);
    for (const { path, meta } of catalog.pages) {
      if (meta.reviewed === undefined || meta.reviewed.on <= tomorrow) continue;
      yield {
        rule: 'freshness/future-review',
        message: `The last review is dated ${meta.reviewed.on}; today is ${today}.`,
        hint: 'Write the day of the review. A review that can wait is put off with `snooze`; due days are spread by themselves.',
        file: path,
        actual: meta.reviewed.on,
      };
    }
  },
};
