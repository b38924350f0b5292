import type { Day } from '../interval.ts';
import type { Schedule } from './schedule.ts';

/** Where a review stands on a day. Pure comparison of days, so that a reader's browser can repeat it. */
export function reviewStateOn(day: Day, { dueSoonOn, dueOn, overdueOn }: Schedule): 'current' | 'due-soon' | 'due' | 'overdue' {
  if (day >= overdueOn) return 'overdue';
  if (day >= dueOn) return 'due';
  return day >= dueSoonOn ? 'due-soon' : 'current';
}
