import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestFile, readExport, writeExport } from '../../../src/core/progress/export-file.ts';
import { mergeEvents, previewImport } from '../../../src/core/progress/merge-events.ts';
import { readEvent } from '../../../src/core/progress/read-event.ts';
import { anyUnitLog, event, uuid } from '../../helpers/progress.ts';

const problemOf = (value: unknown): string => {
  const reading = readEvent(value);
  return 'problem' in reading ? reading.problem : 'kept';
};

describe('an event from outside', () => {
  const sound = event(1, 'completed', { unit: 'a', fingerprint: '0123456789abcdef', pathway: 'p@1.2.3' });

  test.each<[string, unknown, string]>([
    ['a sound one', sound, 'kept'],
    ['with a field of a newer version', { ...sound, mood: 'fine' }, 'kept'],
    ['of a newer type', { v: 1, id: uuid(1), at: 5, event: 'transcended', unit: 7 }, 'kept'],
    ['of a newer format', { v: 2, id: uuid(1), at: 5, event: 'completed', unit: 7 }, 'kept'],
    ['nothing', null, 'It is not an object.'],
    ['a list', [], 'It is not an object.'],
    ['text', 'completed', 'It is not an object.'],
    ['no version', { ...sound, v: undefined }, 'It has no version.'],
    ['a version below 1', { ...sound, v: 0 }, 'It has no version.'],
    ['no UUID', { ...sound, id: '1' }, 'Its id is not a UUID.'],
    ['a time as text', { ...sound, at: '2026-01-01' }, 'It has no time.'],
    ['a time that no date holds', { ...sound, at: 8.64e15 + 1 }, 'It has no time.'],
    ['half a millisecond', { ...sound, at: 0.5 }, 'It has no time.'],
    ['no type', { ...sound, event: '' }, 'It does not say what happened.'],
    ['a unit that is no text', { ...sound, unit: { id: 'a' } }, 'Its unit is not valid.'],
    ['a unit without end', { ...sound, unit: 'a'.repeat(3000) }, 'Its unit is not valid.'],
    ['a fingerprint of another length', { ...sound, fingerprint: 'abc' }, 'Its fingerprint is not valid.'],
    ['a pathway without version', { ...sound, pathway: 'p' }, 'Its pathway is not valid.'],
    ['a rating of 5', { ...sound, rating: 5 }, 'Its rating is not valid.'],
    ['completed, without a unit', { ...sound, unit: undefined }, 'Its unit is missing.'],
    ['ticked, without a task', event(1, 'ticked', { unit: 'a' }), 'Its task is missing.'],
    ['started, without a pathway', event(1, 'started'), 'Its pathway is missing.'],
    ['more than an event can be', { ...sound, extra: 'x'.repeat(9000) }, 'It is too long.'],
    ['nested without end', { ...sound, extra: JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown }, 'It is too long.'],
    ['a type of the prototype', { ...sound, event: 'constructor' }, 'kept'],
  ])('%s', (_, value, expected) => {
    expect(problemOf(value)).toBe(expected);
  });

  test('whatever it is, nothing is thrown', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readEvent(value)));
  });
});

describe('a file', () => {
  const now = new Date('2026-08-14T10:00:00Z');

  test('is read as it was written, with what this version doesn’t understand', () => {
    const newer = { v: 3, id: uuid(99), at: 7, event: 'transcended', deep: { mood: ['fine'] } };
    fc.assert(
      fc.property(anyUnitLog, (log) => {
        const reading = readExport(writeExport('guide', [...log, newer], now));
        expect(reading).toEqual({
          file: { schemaVersion: 1, site: 'guide', exportedAt: '2026-08-14T10:00:00.000Z', events: mergeEvents(log, [newer]) },
          problems: [],
          refused: 0,
        });
      }),
    );
  });

  test.each([
    ['', 'The file is not JSON.'],
    ['{', 'The file is not JSON.'],
    ['null', 'The file holds no list of events. Choose a file that a portal exported.'],
    ['{"events": {}}', 'The file holds no list of events. Choose a file that a portal exported.'],
    ['{"events": [], "schemaVersion": 2, "site": "guide"}', 'The file has the format 2, and this portal reads format 1.'],
    ['{"events": []}', 'The file has the format of no number, and this portal reads format 1.'],
    ['{"events": [], "schemaVersion": 1}', 'The file does not say which portal it comes from.'],
    ['['.repeat(300_000), 'The file is not JSON.'],
  ])('%s is refused', (text, problem) => {
    expect(readExport(text.slice(0, 300_000))).toEqual({ problem });
  });

  test('above 16 MiB is refused unread', () => {
    expect(readExport('', largestFile + 1)).toEqual({ problem: 'The file is larger than 16 MiB.' });
  });

  test('with broken events gives the sound ones, and tells of the first others', () => {
    const events = [event(1, 'completed', { unit: 'a' }), ...Array.from({ length: 9 }, () => ({ v: 1 }))];
    const reading = readExport(JSON.stringify({ schemaVersion: 1, site: 'guide', events }));
    expect(reading).toMatchObject({
      refused: 9,
      problems: { length: 5, 0: 'Event 2: Its id is not a UUID.' },
      file: { events: { length: 1 } },
    });
  });

  test('a log of 50,000 events stays below the limit, and is read in a moment', () => {
    const log = Array.from({ length: 50_000 }, (_, number) =>
      event(number, 'completed', {
        unit: `wiki/some/folder/page-${String(number)}`,
        fingerprint: '0123456789abcdef',
        pathway: 'on-call@12.3.4',
      }),
    );
    const text = writeExport('guide', log, now);
    expect(text.length).toBeLessThan(largestFile);
    const before = performance.now();
    expect(readExport(text)).toMatchObject({ refused: 0, file: { events: { length: 50_000 } } });
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('an import', () => {
  const mine = [event(1, 'completed', { unit: 'a' }), event(2, 'opened', { unit: 'b' })];

  test('is told before it is done', () => {
    const theirs = [
      event(2, 'opened', { unit: 'b' }),
      event(3, 'started', { pathway: 'p@1.0.0' }),
      event(4, 'completed', { unit: 'c', pathway: 'p@1.0.0' }),
      event(4, 'completed', { unit: 'c', pathway: 'p@1.0.0' }),
      { ...event(5, 'completed'), event: 'transcended' },
    ];
    expect(previewImport(mine, theirs)).toMatchObject({
      added: { length: 3 },
      known: 1,
      conflicts: [],
      units: ['c'],
      pathways: ['p'],
      oldest: theirs[1]?.at,
      newest: theirs[4]?.at,
      opaque: 1,
    });
  });

  test('tells of one id with two contents, and every device picks the same', () => {
    const theirs = [event(1, 'completed', { unit: 'z' })];
    expect(previewImport(mine, theirs)).toMatchObject({ added: [], known: 0, conflicts: [{ id: uuid(1) }] });
    expect(mergeEvents(mine, theirs).find(({ id }) => id === uuid(1))).toEqual(mine[0]);
    expect(mergeEvents(theirs, mine).find(({ id }) => id === uuid(1))).toEqual(mine[0]);
  });

  test('an equal record whose fields stand in another order is no conflict', () => {
    const turned = Object.fromEntries(Object.entries(mine[0] ?? {}).reverse());
    expect(previewImport(mine, [turned as never])).toMatchObject({ known: 1, conflicts: [] });
  });

  test('taken back leaves the log as it was', () => {
    fc.assert(
      fc.property(anyUnitLog, anyUnitLog, (log, theirs) => {
        const ids = new Set(previewImport(log, theirs).added.map(({ id }) => id));
        const before = mergeEvents(log, []);
        const conflicts = previewImport(log, theirs).conflicts.length;
        if (conflicts === 0) expect(mergeEvents(log, theirs).filter(({ id }) => !ids.has(id))).toEqual(before);
      }),
    );
  });
});
