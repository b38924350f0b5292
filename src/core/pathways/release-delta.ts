import { describeFrameChange, describeUnitChange, type ChangeNames } from './describe-change.ts';
import { impactOf, type Impact } from './fingerprint.ts';
import type { Lock } from './lock.ts';
import { placeUnits, type PlacedUnit } from './place-units.ts';
import type { ReleaseChange } from './release-change.ts';
import type { PathwayState } from './working-state.ts';

/** The difference of two states of a pathway as learners see it who go from one to the other. */
export interface ReleaseDelta {
  /** Units that stay done, in reading order; `text` where there is something to tell. */
  kept: DeltaUnit[];
  /** Units whose text wants a second look, or to be done again. */
  lookAgain: DeltaUnit[];
  /** Units that came, and those that went. */
  newOrGone: DeltaUnit[];
  /** What happened to the pathway around its units. */
  other: string[];
}

/** A unit in a delta. */
export interface DeltaUnit {
  unit: string;
  title: string;
  /** How it counts afterwards; `gone` when it doesn’t. */
  role: PlacedUnit['role'] | 'gone';
  impact: Impact;
  text: string;
}

/** What a delta is made of. */
export interface DeltaInput {
  to: PathwayState;
  changes: readonly ReleaseChange[];
  /** Releases after the first state, up to the second: what their notes ask for counts. */
  released: readonly Pick<Lock, 'notes'>[];
  /** Impacts that notes of the working state give. */
  impacts: ReadonlyMap<string, Impact>;
  /** What changed since the last release, where the second state is the working state. */
  latest: readonly ReleaseChange[];
  names: ChangeNames;
  idNow(id: string): string;
  describeText(change: ReleaseChange): string;
}

const impacts: readonly Impact[] = ['none', 'review', 'redo'];

/** Sorts what changed into what learners see. Between two texts of a unit the greatest impact on the way counts. */
export function toDelta(input: DeltaInput): ReleaseDelta {
  const { to, changes, names } = input;
  const byUnit = Map.groupBy(changes, ({ unit }) => unit ?? '');
  const asked = collectImpacts(input);
  const replaced = new Set(changes.flatMap(({ kind, others = [] }) => (kind === 'unit-replaced-unmapped' ? others : [])));
  const delta: ReleaseDelta = { kept: [], lookAgain: [], newOrGone: [], other: [] };
  const tell = (unit: string): string =>
    (byUnit.get(unit) ?? [])
      .flatMap((change) => (change.class === undefined ? (describeUnitChange(change, names) ?? []) : [input.describeText(change)]))
      .filter((sentence) => sentence !== '')
      .join(' ');
  const placed = placeUnits(to, (id) => input.idNow(id));
  for (const { id, title, role } of placed.values()) {
    const own = byUnit.get(id) ?? [];
    const hasText = own.some((change) => change.class !== undefined);
    const impact = hasText ? (asked.get(id) ?? 'none') : 'none';
    const isNew = own.some(({ kind }) => newKinds.has(kind));
    const group = isNew ? delta.newOrGone : impact === 'none' ? delta.kept : delta.lookAgain;
    group.push({ unit: id, title, role, impact, text: tell(id) });
  }
  const gone = changes.filter(({ role }) => role === 'gone').map(({ unit = '' }) => unit);
  for (const unit of new Set([...gone, ...replaced])) {
    delta.newOrGone.push({ unit, title: names.unit(unit), role: 'gone', impact: 'none', text: tell(unit) });
  }
  delta.other = changes.flatMap((change) => (change.unit === undefined ? (describeFrameChange(change, names) ?? []) : []));
  return delta;
}

const newKinds: ReadonlySet<ReleaseChange['kind']> = new Set([
  'unit-added-required',
  'unit-added-optional',
  'option-added',
  'unit-replaced-unmapped',
  'external-replaced-required',
  'external-replaced-optional',
]);

function collectImpacts({ released, latest, impacts: given, idNow }: DeltaInput): Map<string, Impact> {
  const asked = new Map<string, Impact>();
  const raise = (unit: string, impact: Impact): void => {
    if (impacts.indexOf(impact) > impacts.indexOf(asked.get(unit) ?? 'none')) asked.set(unit, impact);
  };
  for (const { unit, impact } of released.flatMap(({ notes }) => notes.units)) raise(idNow(unit), impact);
  for (const { unit, class: changeClass } of latest) {
    if (unit !== undefined && changeClass !== undefined) raise(unit, given.get(unit) ?? impactOf[changeClass]);
  }
  return asked;
}
