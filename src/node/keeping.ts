/**
 * Programs that read a repository again and again (the dev server, `check --watch`) keep between two readings what a single reading makes
 * anew: workers that have started, files that are still the same, packs of the cache that were parsed. Other programs keep nothing, so that
 * ten thousand pages don't lie in memory twice.
 */
let keeps = false;

/** From now on this process keeps what it read for the next reading, or no longer. */
export function keepBetweenReadings(keep = true): void {
  keeps = keep;
}

/** Whether this process keeps what it read. */
export function isKeeping(): boolean {
  return keeps;
}

/** A file as it was when it was looked at. */
export interface Stamp {
  ino: number;
  size: number;
  mtimeMs: number;
  ctimeMs: number;
}

/**
 * Milliseconds for which a file's times may stay the same while it is written again: those of some file systems are that coarse. Git calls
 * entries whose file is that young racy (https://git-scm.com/docs/racy-git).
 */
const coarseMs = 2000;

/** Whether a file that looked like `before` when it was read, at `readAt`, and looks like `now`, can't have changed since. */
export function isUntouched(before: Stamp, readAt: number, now: Stamp): boolean {
  return isSameStamp(before, now) && readAt - Math.max(before.mtimeMs, before.ctimeMs) > coarseMs;
}

/** Whether a file looks the same. */
export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}
