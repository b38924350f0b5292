import { bumpOfChange, type Bump } from '../core/pathways/bump.ts';
import { explainBump } from '../core/pathways/explain-bump.ts';
import { countUnits, isQuiet, listUnitChanges } from '../core/pathways/draft-notes.ts';
import { impactOf, type Impact } from '../core/pathways/fingerprint.ts';
import type { Lock } from '../core/pathways/lock.ts';
import type { ReleaseChange } from '../core/pathways/release-change.ts';
import { impactsOf, type WrittenNotes } from '../core/pathways/release-notes.ts';
import { count } from '../core/wording.ts';
import { showText } from './visible-text.ts';

/** What is told of a next release. */
export interface ToldRelease {
  pathway: { id: string; title: string; path: string };
  last: Pick<Lock, 'version'> | undefined;
  changes: readonly ReleaseChange[];
  notes: Pick<WrittenNotes, 'units'> | undefined;
  bump: Bump | undefined;
  version: string | undefined;
}

/** “`on-call`: next is 2.0.0: 1 unit added. It is major, because the required unit `x` was added.” */
export function describeNextRelease({ pathway, last, changes, notes, bump, version }: ToldRelease): string {
  const id = `\`${showText(pathway.id)}\``;
  if (!last) return `${id}: no release yet.`;
  if (version === undefined) return `${id}: ${last.version}, nothing to release.`;
  const why = explainBump(changes, bump, impactsOf(notes));
  return `${id}: next is ${version}: ${summarizeChanges(changes)}.${why === undefined ? '' : ` It is ${bump ?? ''}, ${showText(why)}.`}`;
}

/** Counts of what changed: units by what happened to them, and everything else. */
function summarizeChanges(changes: readonly ReleaseChange[]): string {
  const others = changes.filter(({ unit }) => unit === undefined).length;
  const counts = [...countUnits(listUnitChanges(changes)), ...(others > 0 ? [count(others, 'other change')] : [])];
  return counts.length === 0 ? 'changes of form only' : counts.join(', ');
}

/** A next release for other programs. */
export interface NextReleaseJson {
  id: string;
  title: string;
  path: string;
  /** Version of the last release, else `null`. */
  current: string | null;
  /** Version of the next one, else `null`. */
  next: string | null;
  bump: Bump | null;
  /** Whether learners would read nothing of it: form, titles, addresses. */
  quiet: boolean;
  /** How many units there are of each change. */
  units: Record<string, number>;
  /** How many other changes there are. */
  other: number;
  changes: ChangeJson[];
}

/** A change for other programs. */
interface ChangeJson extends ReleaseChange {
  bump: Bump;
  impact?: Impact;
}

/** See {@link NextReleaseJson}. */
export function toNextReleaseJson({ pathway, last, changes, notes, bump, version }: ToldRelease): NextReleaseJson {
  const { id, title, path } = pathway;
  const units = Map.groupBy(listUnitChanges(changes), ({ change }) => change);
  return {
    id,
    title,
    path,
    current: last?.version ?? null,
    next: version ?? null,
    bump: bump ?? null,
    quiet: isQuiet(changes),
    units: Object.fromEntries([...units].map(([change, list]) => [change, list.length])),
    other: changes.filter(({ unit }) => unit === undefined).length,
    changes: toChangesJson(changes, notes),
  };
}

/** Changes with what each asks for. */
export function toChangesJson(changes: readonly ReleaseChange[], notes: Pick<WrittenNotes, 'units'> | undefined): ChangeJson[] {
  const impacts = impactsOf(notes);
  return changes.map((change) => {
    const impact = change.class && (impacts.get(change.unit ?? '') ?? impactOf[change.class]);
    return { ...change, bump: bumpOfChange(change, impacts), ...(impact ? { impact } : {}) };
  });
}
