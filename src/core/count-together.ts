import type { Commit } from './commit.ts';
import { isBulk, type BulkLimit } from './history.ts';

/** A file that changed in the same commits as a page. */
export interface ChangedWith {
  path: string;
  /** Number of commits that changed both. */
  together: number;
  /** Number of commits that changed the file. */
  changes: number;
}

/** Files as HEAD has them, and for which of them the others are wanted. */
export interface TogetherOptions {
  files: readonly string[];
  /** All pages of the portal, for measuring sweeps. */
  pages: ReadonlySet<string>;
  wanted: ReadonlySet<string>;
  bulk: BulkLimit;
  isIgnored: (commit: Commit) => boolean;
}

/** A commit of more files says little about which of them belong together. */
const mostFiles = 30;

/** As many files are kept for a page: more than anybody picks from. */
const mostKept = 100;

/**
 * Counts how often files changed in the same commit as a page. Commits count that have one parent at most, change at most thirty files,
 * and are neither ignored nor a sweep over pages. Files are known under the names that they had before exact renames; a rename alone is
 * no change, nor is a deletion. A hint for people, so names are enough: two files that had the same name at different times share it.
 */
export function countTogether({ files, pages, wanted, bulk, isIgnored }: TogetherOptions): {
  add(commit: Commit): void;
  result(): { path: string; others: ChangedWith[] }[];
} {
  const names = new Map(files.map((path) => [path, path]));
  const changes = new Map<string, number>();
  const together = new Map(Array.from(wanted, (path) => [path, new Map<string, number>()]));
  return {
    add(commit) {
      const changed = commit.changes.filter(({ blob, from }) => blob !== undefined && blob !== from?.blob);
      const now = new Set(changed.map(({ path }) => names.get(path)).filter((path) => path !== undefined));
      for (const { path, from } of commit.changes) {
        const name = names.get(path);
        if (name !== undefined && from && !names.has(from.path)) names.set(from.path, name);
      }
      if (commit.parents.length > 1 || commit.changes.length > mostFiles || now.size === 0) return;
      if (isBulk([...now].filter((path) => pages.has(path)).length, pages.size, bulk) || isIgnored(commit)) return;
      for (const path of now) {
        changes.set(path, (changes.get(path) ?? 0) + 1);
        const counts = together.get(path);
        if (counts) for (const other of now) if (other !== path) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    },
    result: () =>
      Array.from(together, ([path, counts]) => ({
        path,
        others: Array.from(counts, ([other, count]) => ({ path: other, together: count, changes: changes.get(other) ?? 0 }))
          .sort((a, b) => b.together - a.together || a.changes - b.changes || (a.path < b.path ? -1 : 1))
          .slice(0, mostKept),
      })),
  };
}
