import type { Finding } from '../core/diagnostic.ts';
import { nextNotesName } from '../core/pathways/curriculum-files.ts';
import { findBump, nextVersion, type Bump } from '../core/pathways/bump.ts';
import { nameChanges } from '../core/pathways/change-names.ts';
import type { ChangeNames } from '../core/pathways/describe-change.ts';
import type { TextsOf } from '../core/pathways/draft-notes.ts';
import type { Impact } from '../core/pathways/fingerprint.ts';
import type { Lock } from '../core/pathways/lock.ts';
import type { Pathway } from '../core/pathways/pathway.ts';
import { judgeNotes } from '../core/pathways/judge-notes.ts';
import { isLockedPage, type ReleaseChange } from '../core/pathways/release-change.ts';
import { impactsOf, parseNotes, withImpacts, type WrittenNotes } from '../core/pathways/release-notes.ts';
import { revisionOfUnit, type PathwayState } from '../core/pathways/working-state.ts';
import { folderOfPathway } from '../core/pathways/write-lock.ts';
import { digest } from './check-catalog.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { createIdNow, readReleaseDifference, type ReleaseDifference } from './read-release-difference.ts';
import { readWorkingStates } from './read-working-state.ts';
import { openWorkingTree } from './repository-files.ts';

/** What the next release of a pathway would be. */
export interface NextRelease {
  pathway: Pathway;
  /** Undefined before the first release. */
  last: Lock | undefined;
  /** Undefined outside of git, and before the first commit. */
  head: string | undefined;
  state: PathwayState;
  /** Files that decide about the release, below the root. */
  files: string[];
  /** With the impacts of the notes. */
  changes: ReleaseChange[];
  /** What of a unit an impact in notes has to be given to: its revision; undefined of one that is gone. */
  revisionOf(unit: string): string | undefined;
  names: ChangeNames;
  textsOf: TextsOf;
  /** Notes that lie ready, as far as they hold, and why the rest doesn’t. Faults of their form are findings of the catalog. */
  notes: WrittenNotes | undefined;
  findings: Finding[];
  /** Undefined when nothing changed, and before the first release. */
  bump: Bump | undefined;
  /** The version that it would have; of a draft another draft’s. Undefined when there is nothing to release. */
  version: string | undefined;
}

/** What the next releases of pathways would be, told by the working state and the last lock. */
export async function readNextReleases(
  loaded: Pick<LoadedCatalog, 'root' | 'catalog' | 'tree'>,
  pathways: readonly Pathway[],
): Promise<NextRelease[]> {
  const states = await readWorkingStates(loaded.root, loaded.catalog, pathways);
  const releases: NextRelease[] = [];
  // One after the other: each may hold many texts.
  for (const pathway of pathways) {
    const last = pathway.releases.at(-1)?.lock;
    const state = states.stateOf(pathway);
    const compared = last && (await readReleaseDifference(loaded, pathway, { from: last, to: state, between: [] }));
    const written = await readNotes(loaded.root, `${folderOfPathway(pathway)}/${nextNotesName}`);
    const told = nameChanges(last ? [last, state] : [state], loaded.catalog.curriculum.framework, createIdNow(loaded.catalog, pathway));
    const found = compared?.changes ?? [];
    const revisionOf = (id: string): string | undefined => {
      const unit = Object.hasOwn(state.units, id) ? state.units[id] : undefined;
      return unit && revisionOfUnit(unit, digest);
    };
    const judged = written && judgeNotes(written, { changes: found, revisionOf });
    const changes = withImpacts(found, judged?.notes);
    releases.push({
      pathway,
      last,
      head: states.head,
      state,
      files: states.filesOf(pathway),
      changes,
      revisionOf,
      names: told,
      textsOf: compared && last ? prepareTexts(last, state, compared, createIdNow(loaded.catalog, pathway)) : () => undefined,
      notes: judged?.notes,
      findings: judged?.findings ?? [],
      ...judgeBump(last, changes, impactsOf(judged?.notes)),
    });
  }
  return releases;
}

/** The smallest honest bump, and the version that it leads to: a draft is followed by a draft. */
export function judgeBump(
  last: Pick<Lock, 'version'> | undefined,
  changes: readonly ReleaseChange[],
  impacts: ReadonlyMap<string, Impact>,
): Pick<NextRelease, 'bump' | 'version'> {
  const bump = findBump(changes, impacts);
  if (!last) return { bump: undefined, version: nextVersion(undefined, 'major', { draft: false }) };
  return { bump, version: bump && nextVersion(last.version, bump, { draft: last.version.startsWith('0.') }) };
}

/** Notes that lie at a path below the root; none when there is no such file, or it has faults, which the catalog reports. */
async function readNotes(root: string, path: string): Promise<WrittenNotes | undefined> {
  const read = await openWorkingTree(root).read(path, mostBytes);
  return read.type === 'text' ? parseNotes(read.text, path).notes : undefined;
}

const mostBytes = 512 * 1024;

/** Texts of a unit in two states, by its id now; none where one was retracted. */
export function prepareTexts(
  from: PathwayState,
  to: PathwayState,
  { textOf, isRetracted }: Pick<ReleaseDifference, 'textOf' | 'isRetracted'>,
  idNow: (id: string) => string,
): TextsOf {
  const [before, after] = [from, to].map(({ units }) => new Map(Object.entries(units).map(([id, unit]) => [idNow(id), unit]))) as [
    Map<string, PathwayState['units'][string]>,
    Map<string, PathwayState['units'][string]>,
  ];
  return (id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (!isLockedPage(was) || !isLockedPage(is) || isRetracted(id)) return undefined;
    return { from: textOf(was.blob)?.blocks, to: textOf(is.blob)?.blocks };
  };
}
