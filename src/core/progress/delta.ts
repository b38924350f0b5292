import { findRelease, listUnits } from './find-release.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { Judge, StandingKind } from './standing.ts';

/** What another release means for one unit, in groups: kept, look again, new or gone. */
export const deltaGroups = {
  kept: ['carried', 'mapped', 'waived'],
  again: ['review', 'redo'],
  structure: ['new', 'optional', 'retired'],
} as const;

/** One of the eight kinds. */
export type DeltaKind = (typeof deltaGroups)[keyof typeof deltaGroups][number];

/** What another release means for one unit. */
export interface DeltaEntry {
  unit: string;
  kind: DeltaKind;
  /** Units that it stands for and that were done; of a retired unit those that stand for it. */
  through: string[];
}

/**
 * What a reader of one release finds in another. Units that are in both and that the reader hasn't done are no entry. Structure (new,
 * optional, retired) depends on the two releases alone; what to look at again depends on which texts the reader learned.
 */
export function findDelta(index: ReleaseIndex, judge: Judge, from: string, to: string): DeltaEntry[] {
  const [old, now] = [findRelease(index, from), findRelease(index, to)];
  const [before, after] = [listUnits(index.releases[old]), listUnits(index.releases[now])];
  const known = new Set(before.map(({ id }) => id));
  const present = new Set(after.map(({ id }) => id));
  const entries = after.flatMap(({ id, required }): DeltaEntry[] => {
    const { kind, through } = judge(now, id);
    if (isEntry(kind)) return [{ unit: id, kind, through }];
    return known.has(id) ? [] : [{ unit: id, kind: required ? 'new' : 'optional', through: [] }];
  });
  const retired = before
    .filter(({ id }) => !present.has(id))
    .map(({ id }): DeltaEntry => ({
      unit: id,
      kind: 'retired',
      through: after.filter(({ replaces }) => replaces?.includes(id)).map((unit) => unit.id),
    }));
  return [...entries, ...retired];
}

function isEntry(kind: StandingKind): kind is Exclude<StandingKind, 'open'> {
  return kind !== 'open';
}

/** How the structure of two releases differs, whoever reads them. */
export function compareStructure(index: ReleaseIndex, from: string, to: string): { added: string[]; removed: string[] } {
  const [before, after] = [from, to].map((version) => listUnits(index.releases[findRelease(index, version)]).map(({ id }) => id));
  return {
    added: (after ?? []).filter((id) => !before?.includes(id)),
    removed: (before ?? []).filter((id) => !after?.includes(id)),
  };
}
