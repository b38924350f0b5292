import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/core/freshness/reader-state.ts';
import { readTurn, writeTurns } from '../../src/site/freshness-turns.ts';

const turns: Turn[] = [
  { from: '2026-09-01', review: 'current', state: 'fine', snoozed: true },
  { from: '2026-11-17', review: 'due-soon', state: 'fine', snoozed: true },
  { from: '2026-12-01', review: 'due', state: 'unknown', snoozed: false },
  { from: '2027-01-01', review: 'overdue', state: undefined, snoozed: false },
];
const attribute = writeTurns(turns);

describe('the days that a page carries', () => {
  test.each([
    ['2020-01-01', undefined],
    ['2026-09-01', undefined],
    ['2026-11-16', undefined],
    ['2026-11-17', turns[1]],
    ['2026-11-30', turns[1]],
    ['2026-12-01', turns[2]],
    ['2027-01-01', turns[3]],
    ['2099-12-31', turns[3]],
  ])('say on %s what holds', (day, turn) => {
    expect(readTurn(attribute, day)).toEqual(turn);
  });

  test('are none where nothing changes any more', () => {
    expect(writeTurns(turns.slice(0, 1))).toBeUndefined();
    expect(readTurn(undefined, '2099-12-31')).toBeUndefined();
    expect(readTurn('', '2099-12-31')).toBeUndefined();
  });
});
