import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCompletion, type Completion } from '../../../src/core/progress/completion.ts';
import { compareStructure, findDelta } from '../../../src/core/progress/delta.ts';
import { deriveState } from '../../../src/core/progress/derive-state.ts';
import { findRelease, listUnits } from '../../../src/core/progress/find-release.ts';
import { mergeEvents } from '../../../src/core/progress/merge-events.ts';
import type { LogRecord } from '../../../src/core/progress/read-event.ts';
import type { ReleaseIndex } from '../../../src/core/progress/release-index.ts';
import { counts } from '../../../src/core/progress/standing.ts';
import { decideUpgrade } from '../../../src/core/progress/upgrade.ts';
import { anyIndex, anyUnitLog, event, judgeLog, revision } from '../../helpers/progress.ts';

/** An index and the places of some of its releases. */
const withReleases = (count: number): fc.Arbitrary<{ index: ReleaseIndex; at: number[] }> =>
  anyIndex.chain((index) =>
    fc.record({
      index: fc.constant(index),
      at: fc.array(fc.nat(index.releases.length - 1), { minLength: count, maxLength: count }).map((places) => places.sort((a, b) => a - b)),
    }),
  );

const versionAt = ({ releases }: ReleaseIndex, at: number | undefined): string => releases[at ?? 0]?.version ?? '';
const start = (version: string, number = 0): LogRecord =>
  event(number, 'started', { pathway: `p@${version}`, at: Date.UTC(2025, 0, 1) + number });

const minus = (a: readonly string[], b: readonly string[]): string[] => a.filter((id) => !b.includes(id));

describe('the difference between two releases', () => {
  test('is no structure between a release and itself', () => {
    fc.assert(
      fc.property(withReleases(1), anyUnitLog, ({ index, at }, log) => {
        const version = versionAt(index, at[0]);
        const kinds = findDelta(index, judgeLog(index, [start(version), ...log]).judge, version, version).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'new' || kind === 'optional' || kind === 'retired')).toEqual([]);
      }),
    );
  });

  test('is nothing to look at again for who learned the texts of the release', () => {
    fc.assert(
      fc.property(withReleases(1), ({ index, at }) => {
        const version = versionAt(index, at[0]);
        const units = listUnits(index.releases[at[0] ?? 0]);
        const log = units.map(({ id }, number) => {
          const text = index.units[id]?.revisions.filter((known) => findRelease(index, known.version) <= (at[0] ?? 0)).length ?? 0;
          return event(number + 1, 'completed', { unit: id, fingerprint: revision(id, text - 1) });
        });
        const delta = findDelta(index, judgeLog(index, [start(version), ...log]).judge, version, version);
        expect(new Set(delta.map(({ kind }) => kind))).toEqual(new Set(['carried']));
      }),
    );
  });

  test('composes: by way of a release between them the structure is the same', () => {
    fc.assert(
      fc.property(withReleases(3), ({ index, at }) => {
        const [a, b, c] = at.map((place) => versionAt(index, place)) as [string, string, string];
        const [first, second, whole] = [compareStructure(index, a, b), compareStructure(index, b, c), compareStructure(index, a, c)];
        const added = [...minus(first.added, second.removed), ...minus(second.added, first.removed)];
        const removed = [...minus(first.removed, second.added), ...minus(second.removed, first.added)];
        expect([added.sort(), removed.sort()]).toEqual([whole.added.sort(), whole.removed.sort()]);
      }),
    );
  });

  test('composes: what stands for a unit stands for it across the releases between', () => {
    fc.assert(
      fc.property(withReleases(2), fc.constantFrom<string>('a', 'b', 'c'), ({ index, at }, done) => {
        const [, to = 0] = at;
        const log = [event(1, 'completed', { unit: done })];
        const { judge } = judgeLog(index, log);
        const seen = new Set([done]);
        for (let size = -1; size !== seen.size;) {
          size = seen.size;
          for (const shape of index.releases.slice(0, to + 1)) {
            for (const { id, replaces = [] } of listUnits(shape)) if (replaces.some((old) => seen.has(old))) seen.add(id);
          }
        }
        for (const { id } of listUnits(index.releases[to])) expect(judge(to, id).kind !== 'open').toBe(seen.has(id));
      }),
    );
  });
});

describe('completion', () => {
  test('of one’s own version never drops by anything but reopening', () => {
    fc.assert(
      fc.property(withReleases(1), anyUnitLog, anyUnitLog, ({ index, at }, log, more) => {
        const own = at[0] ?? 0;
        const before = [start(versionAt(index, own)), ...log];
        // Ids are of one event each, as UUIDs are; what becomes of others is below.
        const after = mergeEvents(
          before,
          more.map((record) => ({ ...record, id: record.id.replace('4000', '4001') })),
        );
        const units = listUnits(index.releases[own]).map(({ id }) => id);
        const [first, second] = [judgeLog(index, before), judgeLog(index, after)];
        expect(units.filter((id) => counts(first.judge(own, id)) && !counts(second.judge(own, id)))).toEqual([]);
        expect(countCompletion(index, own, second.judge).done).toBeGreaterThanOrEqual(countCompletion(index, own, first.judge).done);
      }),
    );
  });

  test('of one’s own version never drops by automatic upgrades, which come to an end', () => {
    fc.assert(
      fc.property(withReleases(1), anyUnitLog, ({ index, at }, units) => {
        const log = [start(versionAt(index, at[0])), ...units];
        for (let turn = 0; ; turn++) {
          const { state, judge } = judgeLog(index, log);
          const upgrade = decideUpgrade(index, state, judge, '2026-06-01');
          if (upgrade.kind !== 'automatic') break;
          expect(turn).toBeLessThan(index.releases.length);
          const own = findRelease(index, state.pathways.get('p')?.version ?? '');
          log.push(event(turn, 'upgraded', { pathway: `p@${upgrade.to}`, at: Date.UTC(2027, 0, 1) + turn }));
          const [before, after] = [
            countCompletion(index, own, judge),
            countCompletion(index, findRelease(index, upgrade.to), judgeLog(index, log).judge),
          ];
          expect(after.done * before.total).toBeGreaterThanOrEqual(before.done * after.total);
        }
      }),
    );
  });

  test('can reach everything in every release, and then nothing is left', () => {
    fc.assert(
      fc.property(withReleases(1), ({ index, at }) => {
        const units = listUnits(index.releases[at[0] ?? 0]);
        const log = units.map(({ id }, number) => event(number + 1, 'waived', { unit: id }));
        const { done, total, minutesLeft, next } = countCompletion(index, at[0] ?? 0, judgeLog(index, log).judge);
        expect([done, minutesLeft, next]).toEqual([total, 0, undefined]);
        expect(total).toBeGreaterThan(0);
      }),
    );
  });

  test('grows with every unit that it names next, to the end', () => {
    fc.assert(
      fc.property(withReleases(1), ({ index, at }) => {
        const log: LogRecord[] = [];
        const count = (): Completion => countCompletion(index, at[0] ?? 0, judgeLog(index, log).judge);
        let before = count();
        while (before.next !== undefined) {
          log.push(event(log.length, 'completed', { unit: before.next }));
          const after = count();
          expect(after.done).toBeGreaterThan(before.done);
          before = after;
        }
        expect(before.done).toBe(before.total);
      }),
    );
  });

  test('survives renaming: a former id is the same unit', () => {
    fc.assert(
      fc.property(withReleases(1), anyUnitLog, ({ index, at }, log) => {
        const own = at[0] ?? 0;
        const rename = (id: string): string => `renamed-${id}`;
        const renamed: ReleaseIndex = JSON.parse(
          JSON.stringify(index, (key, value: unknown) => (key === 'id' && value !== 's' ? rename(String(value)) : value)),
        ) as ReleaseIndex;
        for (const { stages } of renamed.releases) {
          for (const { units, elective } of stages) {
            for (const unit of [...units, ...(elective?.of ?? [])]) if (unit.replaces) unit.replaces = unit.replaces.map(rename);
          }
        }
        renamed.units = Object.fromEntries(Object.entries(index.units).map(([id, facts]) => [rename(id), { ...facts, former: [id] }]));
        const before = judgeLog(index, [start(versionAt(index, own)), ...log]);
        const after = judgeLog(renamed, [start(versionAt(index, own)), ...log]);
        // Units of no release have no page that could be renamed.
        for (const id of listUnits(index.releases[own]).map((unit) => unit.id)) {
          expect(after.judge(own, rename(id)).kind === 'carried').toBe(before.judge(own, id).kind === 'carried');
        }
      }),
    );
  });
});

describe('importing', () => {
  const ids = (log: readonly LogRecord[]): string => JSON.stringify(log);

  test('twice changes nothing, and order makes no difference', () => {
    fc.assert(
      fc.property(anyUnitLog, anyUnitLog, anyUnitLog, (a, b, c) => {
        expect(ids(mergeEvents(mergeEvents(a, b), b))).toBe(ids(mergeEvents(a, b)));
        expect(ids(mergeEvents(a, b))).toBe(ids(mergeEvents(b, a)));
        expect(ids(mergeEvents(mergeEvents(a, b), c))).toBe(ids(mergeEvents(a, mergeEvents(b, c))));
      }),
    );
  });

  test('makes no difference to order even where one id has two contents', () => {
    const clash = fc
      .array(fc.record({ number: fc.nat(3), at: fc.nat(3) }), { maxLength: 6 })
      .map((list) => list.map(({ number, at }) => event(number, 'completed', { unit: 'a', at })));
    fc.assert(
      fc.property(clash, clash, clash, (a, b, c) => {
        expect(ids(mergeEvents(a, b))).toBe(ids(mergeEvents(b, a)));
        expect(ids(mergeEvents(mergeEvents(a, b), c))).toBe(ids(mergeEvents(a, mergeEvents(b, c))));
      }),
    );
  });

  test('tells the same state however the log is shuffled', () => {
    const told = (log: readonly LogRecord[]): unknown => [...deriveState(log).units].sort(([a], [b]) => (a < b ? -1 : 1));
    fc.assert(
      fc.property(
        anyUnitLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([log, shuffled]) => {
          expect(told(shuffled)).toEqual(told(log));
        },
      ),
    );
  });
});
