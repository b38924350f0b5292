import type { Diagnostic } from '../src/core/diagnostic.ts';
import { findNewFaults } from '../src/core/find-new-faults.ts';
import { listMissingPages } from '../src/core/find-moved.ts';
import { listMissingCovers } from '../src/core/rules/freshness-covers-nothing.ts';
import { explainMovedPages, findMovedPages, type MovedPage } from '../src/core/moved-pages.ts';
import { findChangedLocks } from '../src/core/pathways/find-changed-locks.ts';
import { checkCatalog } from '../src/node/check-catalog.ts';
import { findReusedIds } from '../src/node/find-lost-pages.ts';
import { findRenames } from '../src/node/find-renames.ts';
import { resolveCommit } from '../src/node/git.ts';
import { loadCatalog, type LoadedCatalog, type LoadOptions } from '../src/node/load-catalog.ts';
import { readBase, type Base } from '../src/node/read-base.ts';
import { readCommittedFiles } from '../src/node/tracked-files.ts';

/** What to judge, and what of it to report. */
export interface ExamineOptions extends Pick<LoadOptions, 'config' | 'untrusted' | 'onProgress'> {
  root: string;
  /** Which files to report on. */
  only(file: string): boolean;
  /** Ref whose faults are known already. */
  changedSince?: string | undefined;
  /** Whether history is asked where the pages of dead links went: that takes a while where it is long. */
  followRenames?: boolean | undefined;
}

/** The faults of a repository with what they were found in. */
export interface Examination {
  loaded: LoadedCatalog;
  diagnostics: Diagnostic[];
  base: Base | undefined;
  /** Moves that are reported. */
  moved: MovedPage[];
}

/** Loads a repository and judges it, and with a ref leaves out what that had already. */
export async function examine({
  root,
  only,
  changedSince,
  followRenames,
  config,
  untrusted,
  onProgress,
}: ExamineOptions): Promise<Examination> {
  const loaded = await loadCatalog(root, { config, untrusted, bodies: false, onProgress });
  const { catalog } = loaded;
  const base = changedSince === undefined ? undefined : await readBase(loaded, changedSince, config);
  const moved = base ? findMovedPages(catalog, base.pages, base.movedFrom) : [];
  if (base) catalog.findings.push(...findChangedLocks(catalog, base.locks));
  catalog.findings.push(...explainMovedPages(moved, catalog.config.units), ...(await findReusedIds(loaded)));
  const renames = followRenames === true ? await findRenames(root, [...listMissingPages(catalog), ...listMissingCovers(catalog)]) : [];
  const movedTo = [...(base?.movedFrom ?? [])].map(([to, from]): [string, string] => [from, to]);
  const all = checkCatalog(loaded, new Map([...renames, ...movedTo]));
  const diagnostics = (base ? findNewFaults(all, base.faults, base.movedFrom) : all).filter(({ file }) => only(file));
  const reported = new Set(diagnostics.filter(({ rule }) => rule === 'page/moved').map(({ file }) => file));
  return { loaded, diagnostics, base, moved: moved.filter(({ to, holder }) => holder === undefined && reported.has(to)) };
}

/** Files of the change: pages that the base didn't have, or had with other content. */
export function changedFiles({ loaded, base }: Examination): Set<string> {
  const before = new Map(base?.pages.map(({ path, blob }) => [path, blob]));
  return new Set(loaded.tree.files.filter(({ path, blob }) => before.get(path) !== blob).map(({ path }) => path));
}

/** Whether the change touches a file, a page or not: edits, adds or removes it. Of files that are no pages, what is committed counts. */
export async function openTouched(examination: Examination): Promise<(path: string) => boolean> {
  const { base, loaded } = examination;
  if (!base) return () => true;
  const edited = changedFiles(examination);
  const head = await resolveCommit(loaded.root, 'HEAD');
  const [before, now] = await Promise.all([base.commit, head ?? base.commit].map((commit) => readCommittedFiles(loaded.root, commit)));
  return (path) => edited.has(path) || before?.get(path)?.id !== now?.get(path)?.id;
}
