import { compareText } from '../diagnostic.ts';
import { compileGlob } from '../match-glob.ts';

/** Files of a repository, prepared so that thousands of covers find theirs. */

/** Most files that one cover selects: more describe a repository, not a page. */
export const mostFiles = 10_000;

/** Most comparisons of globs with paths in one run, about 2 µs each. Paths that lack a word of the glob aren't compared. */
const mostComparisons = 2_000_000;

/** What it costs to look for a word in a path, in comparisons. */
const costOfLooking = 1 / 20;

/** The files that a path or glob means, sorted by code unit; or why there is no answer. */
export type Selection = { paths: readonly string[] } | { fault: 'glob' | 'too-many' | 'too-costly' };

/** See {@link createFileIndex}. */
export interface FileIndex {
  /** Sorted by code unit. */
  paths: readonly string[];
  has(path: string): boolean;
  select(pattern: string): Selection;
}

/**
 * Answers which files a path or glob selects. What is written like an existing file or folder means that one, wildcards or not:
 * `app/[id]/page.tsx` is a file. A folder means everything in it, hidden files too. `.waymark/` is never selected.
 */
export function createFileIndex(paths: Iterable<string>): FileIndex {
  const sorted = [...new Set(paths)].filter((path) => !path.startsWith('.waymark/')).sort(compareText);
  const known = new Set(sorted);
  const answers = new Map<string, Selection>();
  let comparisons = 0;
  const find = (pattern: string): Selection => {
    const path = normalisePath(pattern);
    if (known.has(path)) return { paths: [path] };
    const inside = path === '' || path === '.' ? sorted : withPrefix(sorted, `${path}/`);
    if (inside.length > 0) return limit(inside);
    if (!hasWildcard(path)) return { paths: [] };
    const word = longestWord(path);
    const below = withPrefix(sorted, folderBeforeWildcard(path));
    const candidates = word === '' ? below : below.filter((candidate) => candidate.includes(word));
    comparisons += below.length * costOfLooking + candidates.length;
    if (comparisons > mostComparisons) return { fault: 'too-costly' };
    const matches = compileGlob(path, { dot: true });
    return matches ? limit(candidates.filter(matches)) : { fault: 'glob' };
  };
  return {
    paths: sorted,
    has: (path) => known.has(path),
    select(pattern) {
      const answer = answers.get(pattern) ?? find(pattern);
      answers.set(pattern, answer);
      return answer;
    },
  };
}

/** Whether a path is a glob, unless a file is called so. */
export function hasWildcard(path: string): boolean {
  return /[*?[{\\]/.test(path);
}

/** The longest stretch that every match holds as it is; empty for globs with alternatives. */
function longestWord(glob: string): string {
  if (/[[{\\]/.test(glob)) return '';
  return glob.split(/[*?/]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function limit(paths: readonly string[]): Selection {
  return paths.length > mostFiles ? { fault: 'too-many' } : { paths };
}

/** A file or folder that holds everything which a path or glob may select, in any state of the repository; empty for the root. */
export function placeOf(pattern: string): string {
  const path = normalisePath(pattern);
  return hasWildcard(path) ? folderBeforeWildcard(path).replace(/\/$/, '') : path.replace(/^\.$/, '');
}

/** A path without what it may begin and end with. */
function normalisePath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

/** The folders that every match lies in, with trailing slash; empty for the root. */
export function folderBeforeWildcard(glob: string): string {
  const before = glob.slice(0, glob.search(/[*?[{\\]/));
  return before.slice(0, before.lastIndexOf('/') + 1);
}

/** The stretch of a sorted list that begins with a text. */
function withPrefix(sorted: readonly string[], prefix: string): readonly string[] {
  if (prefix === '') return sorted;
  const from = lowerBound(sorted, (path) => path < prefix);
  const to = lowerBound(sorted, (path) => path < prefix || path.startsWith(prefix));
  return sorted.slice(from, to);
}

/** Number of items at the beginning that are before a border. */
function lowerBound(sorted: readonly string[], isBefore: (path: string) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(sorted[middle] ?? '')) from = middle + 1;
    else to = middle;
  }
  return from;
}
