import type { Commit, FileChange, FileVersion } from './commit.ts';
import { isBulk, type BulkLimit } from './history.ts';
import { pagePattern } from './source.ts';

/** What commits are measured against. */
export interface SweepOptions {
  /** Commit where the walk starts. */
  head: string;
  /** Paths of all pages of the portal. */
  pages: readonly string[];
  /** Files that `head` holds and that could be pages by their names; without it, commits are measured by the portal alone. */
  candidates?: PageCandidates | undefined;
  bulk: BulkLimit;
}

/** Files that could be pages, today or at any time. */
export interface PageCandidates {
  /** How many of them `head` holds. */
  count: number;
  /** Folder that they lie below, with trailing slash; empty for the whole repository. */
  prefix: string;
}

/** What a commit did to pages as a whole. */
export interface PageEdits {
  isSweep: boolean;
  /** Whether it changed a file that is a page, could be one, or is known to have become one. */
  touchesPages: boolean;
  /** Pages that it moved with an edit, by their path after it. */
  moves: ReadonlyMap<string, FileVersion>;
}

/** Tells sweeps over pages from edits of pages. */
export interface Sweeps {
  /** Takes the next commit; every child must have come before its parents. */
  add(commit: Commit): PageEdits;
}

interface State extends SweepOptions {
  /** Pages by every path that they are known to have had. */
  names: Map<string, string>;
  /** Candidates that a commit which comes next holds. */
  counts: Map<string, Count>;
}

interface Count {
  count: number;
  /** Not so where the way from `head` goes through a merge's other parents: what they hold, no difference says. */
  isExact: boolean;
}

/**
 * A commit is a sweep when it edits as many pages as the limit says, be it of all files that could be pages and that its parent held, or
 * of today's pages. A page that it moves with an edit is edited. Counting goes backwards by the differences from first parents; another
 * parent of a merge is taken to hold as many as the merge does. Merges themselves are never sweeps.
 */
export function findSweeps(options: SweepOptions): Sweeps {
  const { head, pages, candidates } = options;
  const counts = new Map<string, Count>(candidates ? [[head, { count: candidates.count, isExact: true }]] : []);
  const state: State = { ...options, names: new Map(pages.map((path) => [path, path])), counts };
  return {
    add(commit) {
      const moves = pairMoves(commit.changes);
      followNames(commit, moves, state);
      const before = countBefore(commit, state);
      const touchesPages = commit.changes.some(({ path }) => state.names.has(path) || pagePattern.test(path));
      if (commit.parents.length > 1) return { isSweep: false, touchesPages, moves };
      const edited = commit.changes.flatMap(({ path, blob, from }) => (blob !== undefined && from && from.blob !== blob ? [path] : []));
      return { isSweep: isSweep([...edited, ...moves.keys()], before, state), touchesPages, moves };
    },
  };
}

function isSweep(edited: readonly string[], before: number | undefined, { names, pages, candidates, bulk }: State): boolean {
  if (edited.length < bulk.min) return false;
  const ofToday = new Set(edited.map((path) => names.get(path)));
  ofToday.delete(undefined);
  if (isBulk(ofToday.size, pages.length, bulk)) return true;
  return before !== undefined && isBulk(edited.filter((path) => isCandidate(path, candidates)).length, before, bulk);
}

function isCandidate(path: string, candidates: PageCandidates | undefined): boolean {
  return candidates !== undefined && path.startsWith(candidates.prefix) && pagePattern.test(path);
}

function followNames({ changes }: Commit, moves: PageEdits['moves'], { names }: State): void {
  const renamed = changes.flatMap(({ path, from }) => (from && from.path !== path ? [[path, from] as const] : []));
  for (const [path, from] of [...renamed, ...moves]) {
    const page = names.get(path);
    if (page !== undefined && !names.has(from.path)) names.set(from.path, page);
  }
}

/** How many candidates the first parent held; passes it on to the parents. */
function countBefore({ id, parents, changes }: Commit, { counts, candidates }: State): number | undefined {
  const here = counts.get(id);
  if (!here) return undefined;
  counts.delete(id);
  let { count } = here;
  for (const { path, blob, from } of changes) {
    if (blob !== undefined && isCandidate(path, candidates)) count -= 1;
    if (from && isCandidate(from.path, candidates)) count += 1;
  }
  for (const [index, parent] of parents.entries()) {
    if (counts.get(parent)?.isExact === true) continue;
    counts.set(parent, index === 0 ? { count, isExact: here.isExact } : { count: here.count, isExact: false });
  }
  return count;
}

/** Pairs of more files than this aren't looked for: that is a clearance. */
const mostMoved = 2000;

/** A page that a commit added and one that it deleted, and how much speaks for their being the same. */
interface Pair {
  path: string;
  from: FileVersion;
  likeness: number;
}

/**
 * Pages that a commit moved with an edit, as far as names tell, without reading a content: pages that it deleted and pages that it added
 * that have the same file name; then, in folders where it deleted as many as it added, those whose names have words in common.
 */
export function pairMoves(changes: readonly FileChange[]): Map<string, FileVersion> {
  const added = changes.flatMap(({ path, from }) => (!from && pagePattern.test(path) ? [path] : []));
  const deleted = changes.flatMap(({ blob, from }) => (blob === undefined && from && pagePattern.test(from.path) ? [from] : []));
  const moves = new Map<string, FileVersion>();
  if (added.length === 0 || deleted.length === 0 || added.length + deleted.length > mostMoved) return moves;
  const taken = choose(pairByName(added, deleted), moves);
  const restAdded = Map.groupBy(
    added.filter((path) => !moves.has(path)),
    folderOf,
  );
  const restDeleted = Map.groupBy(
    deleted.filter((from) => !taken.has(from)),
    ({ path }) => folderOf(path),
  );
  for (const [folder, paths] of restAdded) {
    const gone = restDeleted.get(folder) ?? [];
    if (gone.length === paths.length) choose(pairByWords(paths, gone), moves);
  }
  return moves;
}

/** Takes the likeliest pairs first, each page once. Gives the pages that went. */
function choose(pairs: Pair[], moves: Map<string, FileVersion>): Set<FileVersion> {
  const taken = new Set<FileVersion>();
  for (const { path, from } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (moves.has(path) || taken.has(from)) continue;
    moves.set(path, from);
    taken.add(from);
  }
  return taken;
}

/** Of several pages with one name, those whose paths have the most segments in common at both ends belong together. */
function pairByName(added: readonly string[], deleted: readonly FileVersion[]): Pair[] {
  const byName = Map.groupBy(deleted, ({ path }) => nameOf(path));
  return added.flatMap((path) =>
    (byName.get(nameOf(path)) ?? []).map((from) => ({ path, from, likeness: countCommonSegments(path, from.path) })),
  );
}

/** A word says the more the fewer of the names have it. */
function pairByWords(added: readonly string[], deleted: readonly FileVersion[]): Pair[] {
  const uses = new Map<string, number>();
  for (const path of [...added, ...deleted.map((from) => from.path)])
    for (const word of wordsOf(path)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const weigh = (words: ReadonlySet<string>, others: ReadonlySet<string>): number =>
    [...words].reduce((sum, word) => sum + (others.has(word) ? 1 / (uses.get(word) ?? 1) : 0), 0);
  return added.flatMap((path) =>
    deleted.map((from) => ({ path, from, likeness: weigh(wordsOf(path), wordsOf(from.path)) })).filter(({ likeness }) => likeness > 0),
  );
}

function wordsOf(path: string): Set<string> {
  return new Set(
    nameOf(path)
      .split('-')
      .filter(Boolean)
      .map((word) => word.replace(/(?<=..)s$/, '')),
  );
}

/** File name without the ending of pages, however it is written. */
function nameOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(pagePattern, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function countCommonSegments(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  return countEqual(a, b) + countEqual(a.reverse(), b.reverse());
}

function countEqual(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((segment, index) => segment !== b[index]);
  return end < 0 ? a.length : end;
}
