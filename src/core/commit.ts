/** Commits as data, for whoever judges history. */

/** A file as a commit holds it. */
export interface FileVersion {
  path: string;
  /** Object id of the content, in hex. */
  blob: string;
}

/** One file in the difference between a commit and its first parent. */
export interface FileChange {
  /** The file after the commit; for a deletion the one that went. */
  path: string;
  /** Content after the commit; undefined for a deletion. */
  blob: string | undefined;
  /** What it was before: undefined for a new file, another path for an exact rename. */
  from: FileVersion | undefined;
}

/** What of a commit matters here. */
export interface Commit {
  id: string;
  parents: readonly string[];
  /** Author's and committer's date, seconds since 1970 UTC. */
  authored: number;
  committed: number;
  author: string;
  message: string;
  /** Against the first parent; against nothing when there is none. */
  changes: readonly FileChange[];
}
