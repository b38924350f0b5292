import type { ReleaseIndex, ReleaseShape, ShapeUnit } from './release-index.ts';

/** Orders versions, which have three numbers and nothing else. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Place of a release among those of a pathway. One that the portal doesn't know (a draft that became something else, or a portal that
 * was taken back) counts as the newest before it, else as the first. -1 only for a pathway without any.
 */
export function findRelease({ releases }: ReleaseIndex, version: string): number {
  const at = releases.findLastIndex((release) => compareVersions(release.version, version) <= 0);
  return at < 0 && releases.length > 0 ? 0 : at;
}

/** Units of a release in reading order, each once; one that is required anywhere is required. */
export function listUnits(release: ReleaseShape | undefined): ShapeUnit[] {
  const units = new Map<string, ShapeUnit>();
  for (const { units: own, elective } of release?.stages ?? []) {
    for (const unit of own) if (unit.required || !units.has(unit.id)) units.set(unit.id, unit);
    for (const unit of elective?.of ?? []) if (!units.has(unit.id)) units.set(unit.id, { ...unit, required: false });
  }
  return [...units.values()];
}

/** Gives the id of today for any id that a unit of the pathway has or had. */
export function unitResolver({ units }: Pick<ReleaseIndex, 'units'>): (id: string) => string {
  const former = new Map<string, string>();
  for (const [id, facts] of Object.entries(units))
    for (const old of facts.former ?? []) if (!Object.hasOwn(units, old)) former.set(old, id);
  return (id) => former.get(id) ?? id;
}
