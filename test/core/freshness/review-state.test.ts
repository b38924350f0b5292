import { expect, test } from 'vitest';
import { reviewStateOn } from '../../../src/core/freshness/review-state.ts';

const days = { dueSoonOn: '2026-08-31', dueOn: '2026-09-14', overdueOn: '2026-10-14' };

test.each([
  ['2026-03-14', 'current'],
  ['2026-08-30', 'current'],
  ['2026-08-31', 'due-soon'],
  ['2026-09-13', 'due-soon'],
  ['2026-09-14', 'due'],
  ['2026-10-13', 'due'],
  ['2026-10-14', 'overdue'],
  ['2036-01-01', 'overdue'],
])('on %s the review is %s', (day, state) => {
  expect(reviewStateOn(day, days)).toBe(state);
});

test.each([
  [{}, 'current'],
  [{ dueOn: '2026-09-14' }, 'due'],
  [{ overdueOn: '2026-09-14' }, 'overdue'],
  [{ dueSoonOn: '2026-09-14', dueOn: '2026-09-14', overdueOn: '2026-09-14' }, 'overdue'],
])('a day that is absent never comes: %j', (some, state) => {
  expect(reviewStateOn('2026-12-24', some)).toBe(state);
});
