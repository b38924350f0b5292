import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, deriveState, isDone } from '../../../src/core/progress/derive-state.ts';
import type { LogRecord } from '../../../src/core/progress/read-event.ts';
import { stampEvent } from '../../../src/core/progress/stamp-event.ts';
import { event, uuid } from '../../helpers/progress.ts';

test('a unit is opened at most once on a UTC day, however often it is visited', () => {
  const visit = fc.record({ unit: fc.constantFrom('a', 'b'), at: fc.nat(5 * 24 * 60).map((minute) => minute * 60_000) });
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 40 }), (visits) => {
      const log: LogRecord[] = [];
      for (const [number, { unit, at }] of visits.entries()) {
        const before = log.filter((record) => record['unit'] === unit);
        const record = stampEvent({ event: 'opened', unit }, before, uuid(number), at);
        if (record) log.push(record);
      }
      const days = log.map(({ unit, at }) => `${String(unit)} ${String(dayOf(at))}`);
      expect(new Set(days)).toEqual(new Set(visits.map(({ unit, at }) => `${unit} ${String(dayOf(at))}`)));
      expect(days.length).toBe(new Set(days).size);
    }),
  );
});

test('what the reader does now counts, also after events of a clock that runs ahead', () => {
  const ahead = event(1, 'reopened', { unit: 'a', at: Date.UTC(2030, 0, 1) });
  const now = Date.UTC(2026, 5, 1);
  const record = stampEvent({ event: 'completed', unit: 'a' }, [ahead], uuid(2), now);
  expect(record).toEqual({ v: 1, id: uuid(2), event: 'completed', unit: 'a', at: Date.UTC(2030, 0, 1) + 1 });
  expect(isDone(deriveState([ahead, record as LogRecord]).units.get('a'))).toBe(true);
  expect(stampEvent({ event: 'ticked', unit: 'a', task: 't' }, [], uuid(3), now)?.at).toBe(now);
});
