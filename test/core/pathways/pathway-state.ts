import fc from 'fast-check';
import type { LockedStage } from '../../../src/core/pathways/lock.ts';
import type { CompareContext, LockedPage, Verdict } from '../../../src/core/pathways/release-change.ts';
import type { PathwayState } from '../../../src/core/pathways/working-state.ts';

/** A unit in few words: its id, `?` behind it for an optional one, `<` and ids that it replaces. */
export type ShortUnit = string;

/** A stage in few words. */
export interface ShortStage {
  units?: ShortUnit[];
  elective?: { choose: number; of: ShortUnit[] };
  exit?: string;
  title?: string;
  level?: NonNullable<LockedStage['level']>;
}

/** A state of a pathway from few words. Every unit is a page whose text is `texts`, or its id. */
export function stateOf(
  stages: Readonly<Record<string, ShortStage>>,
  more: Partial<Omit<PathwayState, 'stages' | 'units'>> & { texts?: Readonly<Record<string, string>> } = {},
): PathwayState {
  const { texts = {}, ...rest } = more;
  const locked = Object.entries(stages).map(([id, stage]) => lockStage(id, stage));
  const ids = locked.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])].map((unit) => unit.id));
  return {
    pathway: 'on-call',
    title: 'On call',
    roles: [],
    entry: [],
    outcomes: [],
    assessments: {},
    ...rest,
    stages: locked,
    units: Object.fromEntries(ids.map((id) => [id, pageOf(id, texts[id] ?? id)])),
  };
}

function lockStage(id: string, { units = [], elective, exit, title = id, level }: ShortStage): LockedStage {
  return {
    id,
    title,
    ...(level === undefined ? {} : { level }),
    units: units.map((unit) => lockUnit(unit)),
    ...(elective ? { elective: { choose: elective.choose, of: elective.of.map((unit) => ({ ...lockUnit(unit), required: false })) } } : {}),
    ...(exit === undefined ? {} : { exit }),
  };
}

function lockUnit(short: ShortUnit): LockedStage['units'][number] {
  const [name = '', ...replaces] = short.split(/<|,/);
  const id = name.replace('?', '');
  return { id, title: `The ${id}`, required: !name.includes('?'), ...(replaces.length === 0 ? {} : { replaces }) };
}

/** A page whose fingerprint and blob are made of its text. */
export function pageOf(id: string, text: string): LockedPage {
  const hash = [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, 7).toString(16);
  const short = hash.padStart(16, '0');
  const fingerprint = { fpv: 1, text: short, code: short, outline: short, tasks: [], assess: short };
  return { path: `docs/${id}.md`, blob: hash.padStart(40, '0'), embeds: [], minutes: { read: 1, do: 0 }, fingerprint };
}

/** A context in which every change of a text is of one class, and nothing was moved. */
export function contextOf(more: Partial<CompareContext> & { verdict?: Partial<Verdict> } = {}): CompareContext {
  const { verdict, ...rest } = more;
  return {
    idNow: (id) => id,
    classOf: () => ({ class: 'C2', reason: 'words changed', certain: true, ...verdict }),
    between: [],
    ...rest,
  };
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

/** States of one pathway, whose units are some of seven, in up to three stages. */
export const states: fc.Arbitrary<PathwayState> = fc
  .record({
    units: fc.shuffledSubarray([...ids]),
    roles: fc.array(fc.constantFrom<'required' | 'optional' | 'option'>('required', 'optional', 'option'), { minLength: 7, maxLength: 7 }),
    places: fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 7, maxLength: 7 }),
    replaces: fc.array(fc.subarray([...ids], { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
    texts: fc.array(fc.constantFrom('x', 'y'), { minLength: 7, maxLength: 7 }),
    order: fc.shuffledSubarray(['one', 'two', 'three'], { minLength: 3 }),
    choose: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ units, roles, places, replaces, texts, order, choose }) => {
    const short = (id: string, at: number): string => {
      const others = (replaces[at] ?? []).filter((other) => other !== id);
      return `${id}${roles[at] === 'optional' ? '?' : ''}${others.length === 0 ? '' : `<${others.join(',')}`}`;
    };
    const stages = order.map((stage): [string, ShortStage] => {
      const here = units.map((id, at) => ({ id, at })).filter(({ at }) => places[at] === stage);
      const of = here.filter(({ at }) => roles[at] === 'option').map(({ id, at }) => short(id, at));
      const rest = here.filter(({ at }) => roles[at] !== 'option').map(({ id, at }) => short(id, at));
      return [stage, { units: rest, ...(of.length === 0 ? {} : { elective: { choose, of } }) }];
    });
    return stateOf(Object.fromEntries(stages), { texts: Object.fromEntries(units.map((id, at) => [id, `${id}${texts[at] ?? ''}`])) });
  });
