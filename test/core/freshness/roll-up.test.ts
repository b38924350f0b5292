import { describe, expect, test } from 'vitest';
import type { ReaderState } from '../../../src/core/freshness/reader-state.ts';
import { describeRollUp, rollUp, type RolledPage } from '../../../src/core/freshness/roll-up.ts';

const required = (...states: (ReaderState | undefined)[]): RolledPage[] => states.map((state) => ({ required: true, state }));

describe('pages together', () => {
  test.each<[string, RolledPage[], ReturnType<typeof rollUp>]>([
    ['are as fresh as the worst', required('fine', 'look-again', 'unknown'), { current: 1, total: 3, state: 'look-again' }],
    ['are unknown before they are fine', required('fine', 'unknown'), { current: 1, total: 2, state: 'unknown' }],
    ['are fine when all are', required('fine', 'fine'), { current: 2, total: 2, state: 'fine' }],
    ['count what claims nothing as unknown beside what does', required('fine', undefined), { current: 1, total: 2, state: 'unknown' }],
    ['say nothing where none claims anything', required(undefined, undefined), undefined],
    ['say nothing of nothing', [], undefined],
    [
      'don’t depend on what is optional',
      [...required('fine'), { required: false, state: 'look-again' }],
      { current: 1, total: 1, state: 'fine' },
    ],
    ['say nothing when only the optional claim something', [...required(undefined), { required: false, state: 'fine' }], undefined],
  ])('%s', (_, pages, result) => {
    expect(rollUp(pages)).toEqual(result);
  });

  test('are counted, never averaged', () => {
    const units = required(...Array.from({ length: 7 }, () => 'fine' as const), 'unknown', 'look-again');
    const result = rollUp(units);
    expect(result && describeRollUp(result)).toBe('7 of 9 units current');
    expect(describeRollUp({ current: 0, total: 1, state: 'unknown' })).toBe('0 of 1 unit current');
  });
});
