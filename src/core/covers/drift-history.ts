import type { Page } from '../catalog.ts';
import type { DriftBase, ReviewStamp } from '../freshness/freshness.ts';
import type { History } from '../history.ts';
import type { Day } from '../interval.ts';

/** What drift asks of history. Whatever isn't known is undefined, and never a guess. */
export interface DriftHistory extends Pick<History, 'state' | 'lastChange'> {
  /** Full id of a commit that HEAD descends from, by its full or abbreviated id. */
  resolveReviewedCommit(id: string): string | undefined;
  /** The commit that introduced the present review of a page. */
  stampOf(path: string): Pick<ReviewStamp, 'commit'> | undefined;
  /** The commit that HEAD's first-parent line was at, at the end of a UTC day. */
  commitOn(day: Day): { commit: string } | undefined;
  /** The commits that changed a file and that `since` doesn't hold already, newest first. */
  changesOf(path: string, wanted: { since: string; limit: number }): CommitsOfFile | undefined;
}

/** Some commits of a file, and the number of them in all. */
interface CommitsOfFile {
  commits: readonly { id: string; on: Day; author: string; subject: string }[];
  count: number;
}

/** What covered content of a page is compared with, or why there is nothing, in a sentence for people. */
export type BaseChoice = { base: DriftBase } | { gap: string };

/**
 * The base of a page's drift, the first there is: the commit that its review names, if HEAD descends from it; the commit that wrote
 * the digest; without a digest, the last commit of the day of the review on HEAD's first-parent line; of a page that nobody reviewed, the
 * commit that last changed what it says.
 */
export function chooseBase({ path, meta: { reviewed } }: Pick<Page, 'path' | 'meta'>, history: DriftHistory): BaseChoice {
  if (history.state === 'none') return { gap: 'There is no history to compare with.' };
  if (!reviewed) return chooseLastChange(path, history);
  const named = reviewed.commit === undefined ? undefined : history.resolveReviewedCommit(reviewed.commit);
  if (named !== undefined) return { base: { commit: named, how: 'commit' } };
  if (reviewed.digest !== undefined) {
    const stamp = history.stampOf(path);
    if (stamp) return { base: { commit: stamp.commit, how: 'digest' } };
    return { gap: shallowGap(history) ?? explainReview(reviewed.commit) };
  }
  const last = history.commitOn(reviewed.on);
  if (last) return { base: { commit: last.commit, how: 'date' } };
  return { gap: shallowGap(history) ?? 'History begins after the day of the review.' };
}

function chooseLastChange(path: string, history: DriftHistory): BaseChoice {
  const change = history.lastChange(path);
  if (change?.confidence === 'exact') return { base: { commit: change.commit, how: 'change' } };
  return { gap: (change && shallowGap(history)) ?? 'The page isn’t committed yet.' };
}

function shallowGap({ state }: DriftHistory): string | undefined {
  return state === 'shallow' ? 'This clone is shallow: its history ends too early.' : undefined;
}

function explainReview(commit: string | undefined): string {
  if (commit !== undefined) return 'The commit of the review isn’t in the history of this branch.';
  return 'History doesn’t show which commit wrote the review.';
}
