import type { LockedStage } from './lock.ts';
import type { UnitRole } from './release-change.ts';
import type { PathwayState } from './working-state.ts';

/** A unit and its place in a state of a pathway. */
export interface PlacedUnit {
  /** Id as it is now. */
  id: string;
  /** Id as the state writes it. */
  written: string;
  title: string;
  role: UnitRole;
  /** Whether the pathway is incomplete without it: required, or an option of an elective that wants all of them. */
  isNeeded: boolean;
  stage: string;
  /** Units that it stands for, by their ids now. Sorted. */
  replaces: string[];
}

const ranks: Readonly<Record<UnitRole, number>> = { required: 2, option: 1, optional: 0 };

/** The one that asks for most; undefined of none. */
export function strongestRole(roles: readonly UnitRole[]): UnitRole | undefined {
  return [...roles].sort((a, b) => ranks[b] - ranks[a])[0];
}

/** The units of a state in reading order, by their ids now. Of one that is there twice, the place that asks for most counts. */
export function placeUnits(state: Pick<PathwayState, 'stages'>, idNow: (id: string) => string): Map<string, PlacedUnit> {
  const placed = new Map<string, PlacedUnit>();
  for (const stage of state.stages) {
    for (const { unit, role, isNeeded } of listPlaces(stage)) {
      const id = idNow(unit.id);
      const known = placed.get(id);
      if (known && ranks[known.role] >= ranks[role]) continue;
      const replaces = (unit.replaces ?? []).map(idNow).sort();
      placed.set(id, { id, written: unit.id, title: unit.title, role, isNeeded, stage: stage.id, replaces });
    }
  }
  return placed;
}

function listPlaces({ units, elective }: LockedStage): { unit: LockedStage['units'][number]; role: UnitRole; isNeeded: boolean }[] {
  const options = elective?.of ?? [];
  const needsAll = elective !== undefined && elective.choose >= options.length;
  return [
    ...units.map((unit) => ({ unit, role: unit.required ? ('required' as const) : ('optional' as const), isNeeded: unit.required })),
    ...options.map((unit) => ({ unit, role: 'option' as const, isNeeded: needsAll })),
  ];
}

/** Which units stand for others, by their ids now: from an old unit to those that replace it. */
export type Replacements = ReadonlyMap<string, ReadonlySet<string>>;

/** What states say of replacements, all together. */
export function gatherReplacements(states: readonly Pick<PathwayState, 'stages'>[], idNow: (id: string) => string): Replacements {
  const replacements = new Map<string, Set<string>>();
  const units = states.flatMap(({ stages }) => stages).flatMap((stage) => listPlaces(stage).map(({ unit }) => unit));
  for (const { id, replaces = [] } of units) {
    for (const old of replaces) {
      const known = replacements.get(idNow(old)) ?? new Set();
      replacements.set(idNow(old), known.add(idNow(id)));
    }
  }
  return replacements;
}

/** The units of a state that stand for one, also where several replaced one another in between; without itself. */
export function findSuccessors(id: string, replacements: Replacements, isThere: (id: string) => boolean): string[] {
  const found = new Set<string>();
  const reached = new Set([id]);
  // The set grows while it is walked.
  for (const current of reached) {
    for (const next of replacements.get(current) ?? []) {
      if (next !== id && isThere(next)) found.add(next);
      else reached.add(next);
    }
  }
  return [...found];
}
