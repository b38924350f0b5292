import type { Commit } from './commit.ts';
import type { CommitGraph } from './commit-graph.ts';
import { listChanges, type Answer } from './history-answer.ts';
import { toDay, type Day } from './interval.ts';

/** A commit that changed a file. */
interface FileCommit {
  /** Full commit id in hex. */
  id: string;
  /** When it was written: the author's date, but no later than the committer's. Seconds since 1970, UTC. */
  at: number;
  /** UTC day of `at`. */
  on: Day;
  /** Name of the author, as `.mailmap` wants it written. */
  author: string;
  /** First line of the message. */
  subject: string;
  /** Number of its parents: two and more for a merge. */
  parents: number;
}

/** What changed a file. */
export interface FileChanges {
  /** Newest first, at most as many as were asked for. */
  commits: FileCommit[];
  /** Number of them in all. */
  count: number;
  /** False when a shallow clone ends before the file's beginning, or before the commit asked for: then there may be more. */
  complete: boolean;
}

/** Which of a file's changes are wanted. */
export interface ChangesWanted {
  /** Only changes that this commit (full id) doesn't hold already: those of `git log <since>..HEAD`. */
  since?: string | undefined;
  /** Most commits to list; 100 when absent. */
  limit?: number | undefined;
}

/** Changes of files as data: commits by their place in the graph of commits. */
export interface FileChangesRecord {
  commits: { place: number; at: number; author: string; subject: string }[];
  files: { path: string; /** Places in `commits`, newest first. */ changes: number[] }[];
}

const defaultLimit = 100;

/** Longest subject that is kept, in characters. Nobody shows more. */
const longestSubject = 200;

/** Makes a record answer for files. Undefined for a file that it doesn't know, and since a commit that HEAD doesn't descend from. */
export function openFileChanges(
  { commits, files }: FileChangesRecord,
  { ids, parents }: { ids: readonly string[]; parents: readonly (readonly number[])[] },
  graph: CommitGraph,
): (path: string, wanted?: ChangesWanted) => FileChanges | undefined {
  const byPath = new Map(files.map(({ path, changes }) => [path, changes]));
  return (path, { since, limit = defaultLimit } = {}) => {
    const changes = byPath.get(path);
    const isHeld = since === undefined ? () => false : graph.ancestorsOf(since);
    if (!changes || !isHeld) return undefined;
    const wanted = changes.flatMap((index) => commits[index] ?? []).filter(({ place }) => !isHeld(place));
    // What lies at the end of a shallow clone may have been made by any commit before.
    const made = wanted.filter(({ place }) => !graph.isEnd(place));
    return {
      commits: made.slice(0, limit).map(({ place, ...commit }) => ({
        id: ids[place] ?? '',
        on: toCivilDay(commit.at),
        parents: parents[place]?.length ?? 0,
        ...commit,
      })),
      count: made.length,
      complete: made.length === wanted.length,
    };
  };
}

/** Years that four digits write; a broken clock may say anything. */
const lastSecond = Date.UTC(9999, 11, 31) / 1000;

/** UTC day of a moment in seconds since 1970; one before 1970 or after 9999 is the nearest within. */
export function toCivilDay(seconds: number): Day {
  return toDay(Math.min(Math.max(seconds, 0), lastSecond) * 1000);
}

/** Takes commits as they come, children first, and gives the changes of files from what was traced of them. */
export function collectFileChanges(): {
  add(commit: Commit): void;
  result(paths: readonly string[], answer: (path: string) => Answer | undefined): FileChangesRecord;
} {
  const seen = new Map<string, FileChangesRecord['commits'][number]>();
  let place = 0;
  return {
    add({ id, authored, committed, author, message, changes }) {
      const subject = message.trimStart().split('\n', 1)[0]?.trimEnd().slice(0, longestSubject) ?? '';
      if (changes.length > 0) seen.set(id, { place, at: Math.min(authored, committed), author, subject });
      place += 1;
    },
    result(paths, answer) {
      const commits: FileChangesRecord['commits'] = [];
      const indexes = new Map<string, number>();
      const indexOf = (id: string): number[] => {
        const commit = seen.get(id);
        const known = indexes.get(id);
        if (known !== undefined || !commit) return known === undefined ? [] : [known];
        indexes.set(id, commits.push(commit) - 1);
        return [commits.length - 1];
      };
      const files = paths.flatMap((path) => {
        const found = answer(path);
        if (!found) return [];
        const changes = listChanges(found).flatMap(({ commit }) => indexOf(commit));
        return [{ path, changes: changes.sort((a, b) => (commits[a]?.place ?? 0) - (commits[b]?.place ?? 0)) }];
      });
      return { commits, files };
    },
  };
}
