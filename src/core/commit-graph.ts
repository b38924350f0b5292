import type { Day } from './interval.ts';

/** All commits that HEAD descends from, as data fit for JSON: children come before their parents, HEAD is the first. */
export interface CommitGraphRecord {
  ids: string[];
  /** Parents by their place in `ids`, the first parent first; those that the clone lacks are left out. */
  parents: number[][];
  /** Committer's dates, seconds since 1970 UTC. */
  committed: number[];
  /** Places of commits where a shallow clone ends. */
  ends: number[];
}

/** Answers about commits of the graph. */
export interface CommitGraph {
  /** Full id of the commit that a full or abbreviated id (7 digits at least) names; undefined for none, and for several. */
  find(id: string): string | undefined;
  /** The first-parent line's commit at the end of a day; see {@link openCommitGraph}. */
  on(day: Day): { commit: string; at: number } | undefined;
  /** Tells of places in `ids` whether a commit descends from them or is one; undefined for a commit that isn't in the graph. */
  ancestorsOf(commit: string): ((place: number) => boolean) | undefined;
  /** Whether a shallow clone ends at a place in `ids`. */
  isEnd(place: number): boolean;
}

/**
 * Makes a graph answer questions. The commit on a day is the newest one of HEAD's first-parent line that is dated (committer's date) no
 * later than the day's end in UTC: what `git rev-list -1 --first-parent --before` gives. Where clocks ran backwards along the line, a
 * commit thus counts as being there from the earliest date on that it or any later commit has. A day before the line begins has none;
 * nor has one before a shallow clone ends.
 */
export function openCommitGraph(record: CommitGraphRecord): CommitGraph {
  const { ids, parents, committed } = record;
  const ends = new Set(record.ends);
  const line = traceFirstParents(parents);
  // Along the line the earliest date so far: it only falls, so that it can be searched.
  let earliest = Infinity;
  const reached = line.map((place) => (earliest = Math.min(earliest, committed[place] ?? Infinity)));
  let sorted: string[] | undefined;
  let places: Map<string, number> | undefined;
  let last: { commit: string; isAncestor: (place: number) => boolean } | undefined;
  return {
    find(id) {
      if (!/^[0-9a-f]{7,64}$/.test(id)) return undefined;
      sorted ??= ids.toSorted();
      const at = findFirst(sorted.length, (index) => (sorted?.[index] ?? '') >= id);
      const isAlone = sorted[at]?.startsWith(id) === true && sorted[at + 1]?.startsWith(id) !== true;
      return isAlone ? sorted[at] : undefined;
    },
    on(day) {
      const end = Date.parse(`${day}T00:00:00Z`) / 1000 + secondsPerDay;
      const place = Number.isNaN(end) ? undefined : line[findFirst(reached.length, (index) => (reached[index] ?? Infinity) < end)];
      return place === undefined ? undefined : { commit: ids[place] ?? '', at: committed[place] ?? 0 };
    },
    ancestorsOf(commit) {
      if (last?.commit === commit) return last.isAncestor;
      places ??= new Map(ids.map((id, index) => [id, index]));
      const place = places.get(commit);
      if (place === undefined) return undefined;
      const marks = markAncestors(parents, place);
      last = { commit, isAncestor: (other) => marks[other] === 1 };
      return last.isAncestor;
    },
    isEnd: (place) => ends.has(place),
  };
}

const secondsPerDay = 86_400;

function traceFirstParents(parents: readonly (readonly number[])[]): number[] {
  const line: number[] = [];
  for (let place: number | undefined = parents.length > 0 ? 0 : undefined; place !== undefined; place = parents[place]?.[0])
    line.push(place);
  return line;
}

/** The first index for which a test holds that holds for all that follow; the count when there is none. */
function findFirst(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Parents come after their children, so one pass is enough. */
function markAncestors(parents: readonly (readonly number[])[], place: number): Uint8Array {
  const marks = new Uint8Array(parents.length);
  marks[place] = 1;
  for (let at = place; at < parents.length; at++) {
    if (marks[at] === 1) for (const parent of parents[at] ?? []) marks[parent] = 1;
  }
  return marks;
}

/** Takes commits as they come, children first, and gives the graph of them. */
export function collectCommitGraph(boundary: ReadonlySet<string>): {
  add(commit: { id: string; parents: readonly string[]; committed: number }): void;
  result(): CommitGraphRecord;
} {
  const ids: string[] = [];
  const parents: (readonly string[])[] = [];
  const committed: number[] = [];
  return {
    add(commit) {
      ids.push(commit.id);
      parents.push(commit.parents);
      committed.push(commit.committed);
    },
    result() {
      const places = new Map(ids.map((id, index) => [id, index]));
      const known = (list: readonly string[]): number[] => list.map((id) => places.get(id)).filter((place) => place !== undefined);
      const ends = ids.flatMap((id, index) => (boundary.has(id) ? [index] : []));
      return { ids, parents: parents.map(known), committed, ends };
    },
  };
}
