import type { Catalog } from '../core/catalog.ts';
import { fingerprintPage } from '../core/pathways/fingerprint-page.ts';
import { listUnits } from '../core/pathways/list-units.ts';
import type { Pathway } from '../core/pathways/pathway.ts';
import { findEmbedded, toWorkingState, type PathwayState } from '../core/pathways/working-state.ts';
import { openContents, sha256 } from './covered-contents.ts';
import { resolveCommit } from './git.ts';
import { readCommittedFiles, readTrackedFiles, type TrackedFile } from './tracked-files.ts';

/** The working states of pathways, and the commit that they are told from. */
export interface WorkingStates {
  /** Undefined outside of git, and before the first commit. */
  head: string | undefined;
  stateOf(pathway: Pathway): PathwayState;
  /** Files that decide about a pathway’s release, below the root: its own, those of its units, and what these embed. Sorted. */
  filesOf(pathway: Pathway): string[];
}

/**
 * Reads what the next releases of pathways would hold. The blob of a file is the one that HEAD has, unless a page was edited: line endings
 * of a checkout don't make another page of it.
 */
export async function readWorkingStates(root: string, catalog: Catalog, pathways: readonly Pathway[]): Promise<WorkingStates> {
  const head = pathways.length === 0 ? undefined : await resolveCommit(root, 'HEAD');
  const committed = (head === undefined ? undefined : await readCommittedFiles(root, head)) ?? new Map<string, TrackedFile>();
  const filesOf = (pathway: Pathway): string[] => listFiles(pathway, catalog);
  const edited = await listEdited(root, catalog, new Set(pathways.flatMap(filesOf)), committed);
  const blobOf = (path: string): string | undefined => (edited.has(path) ? undefined : committed.get(path)?.id);
  return {
    head,
    filesOf,
    stateOf: (pathway) => toWorkingState(pathway, { catalog, blobOf, fingerprintOf: (page) => fingerprintPage(page, sha256) }),
  };
}

function listFiles(pathway: Pathway, catalog: Catalog): string[] {
  const pages = listUnits(pathway).flatMap(({ page }) => page ?? []);
  const embedded = pages.flatMap((page) => findEmbedded(page, catalog));
  return [...new Set([pathway.path, ...pages.map(({ path }) => path), ...embedded.map(({ path }) => path)])].sort();
}

/** Pages whose bytes aren't those of HEAD, and not for their line endings alone. */
async function listEdited(
  root: string,
  catalog: Catalog,
  files: ReadonlySet<string>,
  committed: ReadonlyMap<string, TrackedFile>,
): Promise<Set<string>> {
  const doubtful = [...files].filter((path) => {
    const blob = catalog.pageAt(path)?.document.blob;
    return blob !== undefined && committed.has(path) && committed.get(path)?.id !== blob;
  });
  if (doubtful.length === 0) return new Set();
  return new Set(await openContents(root, await readTrackedFiles(root)).listEdited(doubtful, committed));
}
