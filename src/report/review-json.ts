import type { CoveredDiff } from '../core/freshness/covered-diff.ts';
import type { ReviewEntry } from './review-text.ts';

/** A page as `waymark review --format json` prints it: fields as in `freshness`, and the difference of what it covers. */
export function toReviewJson({ page, diffs }: ReviewEntry): object {
  const { path, id, title, ownership, badge, review, drift, confidence, lastChange, reviewed, dueOn, reasons, covers, base } = page;
  return {
    path,
    id,
    title,
    owner: ownership.owners,
    ownerSource: ownership.source ?? null,
    badge: badge ?? null,
    review,
    drift,
    confidence,
    lastChange: lastChange ?? null,
    reviewedOn: reviewed?.on ?? null,
    dueOn: dueOn ?? null,
    reasons,
    covers,
    base: base ?? null,
    diff: diffs.map(toDiffJson),
  };
}

function toDiffJson({ path, kind, status, commits, commitCount, hunks, note }: CoveredDiff): object {
  return { path, kind, status, commits, commitCount, hunks, note: note ?? null };
}
