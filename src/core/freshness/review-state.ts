import type { Day } from '../interval.ts';

/** Days from which a review is due soon, due, and overdue. */
export interface ReviewDays {
  dueSoonOn?: Day | undefined;
  dueOn?: Day | undefined;
  overdueOn?: Day | undefined;
}

/**
 * How a scheduled review stands on a day. Each state holds from its own day on: due-soon is [dueSoonOn, dueOn), due is
 * [dueOn, overdueOn), overdue everything after. A day that is absent never comes.
 */
export function reviewStateOn(day: Day, { dueSoonOn, dueOn, overdueOn }: ReviewDays): 'current' | 'due-soon' | 'due' | 'overdue' {
  if (overdueOn !== undefined && day >= overdueOn) return 'overdue';
  if (dueOn !== undefined && day >= dueOn) return 'due';
  return dueSoonOn !== undefined && day >= dueSoonOn ? 'due-soon' : 'current';
}
