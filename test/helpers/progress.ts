import fc from 'fast-check';
import type { Impact } from '../../src/core/pathways/fingerprint.ts';
import { deriveState, type ProgressState } from '../../src/core/progress/derive-state.ts';
import type { EventType } from '../../src/core/progress/event.ts';
import { unitResolver } from '../../src/core/progress/find-release.ts';
import type { LogRecord } from '../../src/core/progress/read-event.ts';
import type { ReleaseIndex, ReleaseShape, ShapeUnit } from '../../src/core/progress/release-index.ts';
import { openJudge, type Judge } from '../../src/core/progress/standing.ts';

/** Logs and pathways for tests: by hand, and generated. */

/** A UUID made of a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** 16 digits made of a unit and the number of a revision. */
export function revision(unit: string, number: number): string {
  const digits = [...`${unit}:${String(number)}`].map((character) => character.charCodeAt(0).toString(16)).join('');
  return digits.padStart(16, '0').slice(-16);
}

/** An event, by default of a minute that follows its number. */
export function event(number: number, type: EventType, fields: Partial<LogRecord> = {}): LogRecord {
  return { v: 1, id: uuid(number), event: type, at: Date.UTC(2026, 0, 1) + number * 60_000, ...fields };
}

/** A release of required units, written `a`; `b?` is optional, and `c<a+b` stands for others. */
export function release(version: string, units: string, more: Partial<ReleaseShape> = {}): ReleaseShape {
  const shape = (text: string): ShapeUnit => {
    const [name = '', old] = text.split('<');
    return {
      id: name.replace('?', ''),
      required: !name.endsWith('?'),
      ...(old === undefined ? {} : { replaces: old.split('+') }),
    };
  };
  const [own = '', elective] = units.split(' | ');
  const [choose = '', ...of] = elective?.split(' ') ?? [];
  return {
    version,
    date: '2026-01-01',
    url: `/pathways/p/v/${version}/`,
    stages: [
      {
        id: 's',
        title: 'Stage',
        units: own.split(' ').filter(Boolean).map(shape),
        ...(elective === undefined ? {} : { elective: { choose: Number(choose), of: of.map(shape) } }),
      },
    ],
    ...more,
  };
}

/** A pathway `p` of these releases. `revisions` says with which version a unit got which impact. */
export function indexOf(
  releases: readonly ReleaseShape[],
  revisions: Readonly<Record<string, readonly [version: string, impact: Impact][]>> = {},
  former: Readonly<Record<string, string[]>> = {},
): ReleaseIndex {
  const ids = releases
    .flatMap(({ stages }) => stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]))
    .map(({ id }) => id);
  const first = releases[0]?.version ?? '';
  return {
    schemaVersion: 1,
    site: 'test',
    pathway: 'p',
    title: 'Pathway',
    url: '/pathways/p/',
    releases: [...releases],
    units: Object.fromEntries(
      ids.map((id) => [
        id,
        {
          title: `Unit ${id}`,
          url: `/${id}/`,
          minutes: { read: 5, do: 0 },
          ...(former[id] ? { former: former[id] } : {}),
          revisions: (revisions[id] ?? [[first, 'none'] as const]).map(([version, impact], at) => ({
            fp: revision(id, at),
            version,
            impact,
          })),
        },
      ]),
    ),
  };
}

/** State and judge of a log over a pathway. */
export function judgeLog(index: ReleaseIndex, log: readonly LogRecord[]): { state: ProgressState; judge: Judge } {
  const state = deriveState(log, unitResolver(index));
  return { state, judge: openJudge(index, state) };
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const steps = ['0.0.1', '0.1.0', '1.0.0'];

/** Versions that rise by patches, minors and majors, from 1.0.0. */
const versions = fc.array(fc.constantFrom(...steps), { minLength: 0, maxLength: 5 }).map((list) => {
  let [major, minor, patch] = [1, 0, 0];
  return [
    '1.0.0',
    ...list.map((step) => {
      if (step === '1.0.0') [major, minor, patch] = [major + 1, 0, 0];
      else if (step === '0.1.0') [minor, patch] = [minor + 1, 0];
      else patch++;
      return `${String(major)}.${String(minor)}.${String(patch)}`;
    }),
  ];
});

const shapeUnit = fc.record({ id: fc.constantFrom(...names), required: fc.boolean(), old: fc.subarray(names, { maxLength: 2 }) });

/** Pathways with any structure: units come, go, return, become optional, stand for each other, even in circles. */
export const anyIndex: fc.Arbitrary<ReleaseIndex> = versions.chain((list) =>
  fc
    .record({
      shapes: fc.array(
        fc.record({
          units: fc.uniqueArray(shapeUnit, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
          options: fc.uniqueArray(shapeUnit, { selector: ({ id }) => id, maxLength: 4 }),
          choose: fc.integer({ min: 1, max: 4 }),
          day: fc.integer({ min: 1, max: 28 }),
        }),
        { minLength: list.length, maxLength: list.length },
      ),
      changes: fc.array(
        fc.record({ unit: fc.constantFrom(...names), at: fc.nat(5), impact: fc.constantFrom<Impact>('none', 'review', 'redo') }),
        {
          maxLength: 12,
        },
      ),
    })
    .map(({ shapes, changes }) => {
      const toShape = ({ id, required, old }: { id: string; required: boolean; old: string[] }): ShapeUnit => {
        const replaces = old.filter((other) => other !== id);
        return { id, required, ...(replaces.length > 0 ? { replaces } : {}) };
      };
      const releases = shapes.map(({ units, options, choose, day }, at) =>
        release(list[at] ?? '', '', {
          date: `2026-01-${String(day).padStart(2, '0')}`,
          stages: [
            {
              id: 's',
              title: 'Stage',
              units: units.map(toShape),
              ...(options.length > 0 ? { elective: { choose, of: options.map(toShape) } } : {}),
            },
          ],
        }),
      );
      const revisions = Object.fromEntries(
        names.map((name) => {
          const own = changes.filter(({ unit, at }) => unit === name && at > 0 && at < list.length).sort((a, b) => a.at - b.at);
          const distinct = own.filter(({ at }, place) => own[place - 1]?.at !== at);
          return [
            name,
            [[list[0] ?? '', 'none'] as [string, Impact], ...distinct.map(({ at, impact }): [string, Impact] => [list[at] ?? '', impact])],
          ];
        }),
      );
      return indexOf(releases, revisions);
    }),
);

/** What a reader can do with units; `reopened` is the one thing that takes a completion away. */
const unitEvents = ['opened', 'ticked', 'unticked', 'completed', 'affirmed', 'waived'] as const;

const unitEvent = fc
  .record({
    type: fc.constantFrom<EventType>(...unitEvents),
    unit: fc.constantFrom(...names),
    text: fc.option(fc.nat(4), { nil: undefined }),
    pathway: fc.option(fc.constantFrom('p@1.0.0', 'p@1.1.0', 'p@2.0.0', 'other@1.0.0'), { nil: undefined }),
    at: fc.nat(40 * 24 * 60),
  })
  .map(({ type, unit, text, pathway, at }) => ({ type, at, unit, text, pathway }));

/** Logs of events about units, without `reopened`, in any order. */
export const anyUnitLog: fc.Arbitrary<LogRecord[]> = fc.array(unitEvent, { maxLength: 25 }).chain((list) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { minLength: list.length, maxLength: list.length }).map((ids) =>
    list.map(({ type, at, unit, text, pathway }, place) => ({
      ...event(ids[place] ?? 0, type, { at: Date.UTC(2026, 0, 1) + at * 60_000, unit }),
      ...(type.endsWith('ticked') ? { task: 't' } : {}),
      ...(text === undefined ? {} : { fingerprint: revision(unit, text) }),
      ...(pathway === undefined ? {} : { pathway }),
    })),
  ),
);
