import type { Turn } from '../core/freshness/reader-state.ts';

/**
 * The days on which a page's state changes by the calendar alone, as an attribute of the built page: `2026-09-14 due fine;2026-10-14
 * overdue look-again`. A build may be old; the reader's own clock says which of them have come.
 */

/** Writes the days after the first, which the page shows as it was built. Undefined when there are none. */
export function writeTurns([, ...later]: readonly Turn[]): string | undefined {
  return later.length === 0
    ? undefined
    : later.map(({ from, review, state, snoozed }) => [from, review, state ?? 'none', ...(snoozed ? ['snoozed'] : [])].join(' ')).join(';');
}

/** The last turn that has come on a day; undefined when none has. */
export function readTurn(attribute: string | undefined, today: string): Turn | undefined {
  const turns = (attribute ?? '').split(';').map((text): Turn => {
    const [from = '~', review, state, snoozed] = text.split(' ');
    return {
      from: from === '' ? '~' : from,
      review: review as Turn['review'],
      state: state === 'none' ? undefined : (state as Turn['state']),
      snoozed: snoozed !== undefined,
    };
  });
  return turns.findLast(({ from }) => from <= today);
}

/** The reader's day, in UTC as all days are. */
export function readersDay(): string {
  return new Date().toISOString().slice(0, 10);
}
