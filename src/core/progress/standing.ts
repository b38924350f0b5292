import type { Impact } from '../pathways/fingerprint.ts';
import { isDone, type KnownText, type ProgressState } from './derive-state.ts';
import { compareVersions, findRelease, listUnits } from './find-release.ts';
import type { ReleaseIndex, UnitFacts } from './release-index.ts';

/**
 * How a unit of a release stands with a reader. `carried`: done, and nothing to learn changed since. `mapped`: a unit that it stands for
 * was done. `waived`: the reader knows it. `review`: done, and worth another look. `redo`: done at a text that asked for something else.
 */
export type StandingKind = 'open' | 'carried' | 'mapped' | 'waived' | 'review' | 'redo';

/** How a unit stands, and through which units where it is `mapped`. */
export interface Standing {
  kind: StandingKind;
  through: string[];
}

/** Tells how a unit stands in the release at a place of the index. */
export type Judge = (release: number, unit: string) => Standing;

const weight: Readonly<Record<Impact, number>> = { none: 0, review: 1, redo: 2 };
const impacts = ['none', 'review', 'redo'] as const;

/** Whether a unit that stands so counts as done. */
export function counts({ kind }: Standing): boolean {
  return kind !== 'open' && kind !== 'redo';
}

/** Makes the judge of one reader's units of one pathway. */
export function openJudge(index: ReleaseIndex, { units, pathways }: ProgressState): Judge {
  const history = pathways.get(index.pathway)?.history ?? [];
  const replacements = listReplacements(index);

  /** The unit that is done, of those that a unit stands for directly or through others, with the release that said so first. */
  function findMapped(release: number, unit: string): { through: string[]; since: number } {
    const [through, seen]: [string[], Set<string>] = [[], new Set([unit])];
    let since = -1;
    let edge = [{ unit, since: -1 }];
    while (edge.length > 0) {
      const next: typeof edge = [];
      for (const step of edge) {
        for (const [old, first] of replacements.get(step.unit) ?? []) {
          if (first > release || seen.has(old)) continue;
          seen.add(old);
          // What the unit itself changed counts from when it took another's place.
          const own = step.unit === unit ? first : step.since;
          next.push({ unit: old, since: own });
          if (!isDone(units.get(old))) continue;
          through.push(old);
          since = Math.max(since, own);
        }
      }
      edge = next;
    }
    return { through, since };
  }

  /**
   * Places among the unit's revisions at which the reader knows it; undefined: the newest. A text that no release knows lies between
   * two: it counts as that of the release that the event names, else of the reader's own release of the time.
   */
  function placesOf({ fingerprint, pathway, order }: KnownText, facts: UnitFacts): (number | undefined)[] {
    const places = facts.revisions.flatMap(({ fp }, at) => (fp === fingerprint ? [at] : []));
    if (places.length > 0) return places;
    const [id, named] = pathway?.split('@') ?? [];
    const version = id === index.pathway ? named : history.findLast((entry) => entry.order < order)?.version;
    const place = version === undefined ? -1 : revisionAt(index, facts, findRelease(index, version));
    return [place < 0 ? undefined : place];
  }

  return (release, unit) => {
    const [progress, facts] = [units.get(unit), index.units[unit]];
    if (progress?.waivedAt !== undefined) return { kind: 'waived', through: [] };
    const isCompleted = progress?.completedAt !== undefined;
    const mapped = findMapped(release, unit);
    if (!isCompleted && mapped.through.length === 0) return { kind: 'open', through: [] };
    if (!facts) return { kind: isCompleted ? 'carried' : 'mapped', through: mapped.through };
    const now = revisionAt(index, facts, release);
    const known = (progress?.known ?? []).flatMap((text) => placesOf(text, facts)).map((place) => impactBetween(facts, place, now));
    const own = isCompleted ? Math.min(...known) : 2;
    if (own === 0) return { kind: 'carried', through: [] };
    const before = mapped.since < 0 ? 2 : impactBetween(facts, revisionAt(index, facts, mapped.since), now);
    if (mapped.through.length > 0 && before === 0) return { kind: 'mapped', through: mapped.through };
    const least = impacts[Math.min(before, ...known, 2)] ?? 'redo';
    return least === 'none' ? { kind: 'mapped', through: mapped.through } : { kind: least, through: mapped.through };
  };
}

/** Units that each unit stands for directly, with the first release that says so. */
function listReplacements({ releases }: ReleaseIndex): Map<string, Map<string, number>> {
  const replacements = new Map<string, Map<string, number>>();
  for (const [at, release] of releases.entries()) {
    for (const { id, replaces = [] } of listUnits(release)) {
      const known = replacements.get(id) ?? new Map<string, number>();
      for (const old of replaces) if (!known.has(old)) known.set(old, at);
      replacements.set(id, known);
    }
  }
  return replacements;
}

/** Place of the text that a unit has in a release; -1 where it has none yet. */
function revisionAt({ releases }: ReleaseIndex, { revisions }: UnitFacts, release: number): number {
  const version = releases[release]?.version ?? '0.0.0';
  return revisions.findLastIndex((revision) => compareVersions(revision.version, version) <= 0);
}

/** The greatest impact on the way from one text to a later one, as a {@link weight}. A later text than asked for is known well enough. */
function impactBetween({ revisions }: UnitFacts, from: number | undefined, to: number): number {
  if (from === undefined || from >= to) return 0;
  return Math.max(...revisions.slice(from + 1, to + 1).map(({ impact }) => weight[impact]));
}
