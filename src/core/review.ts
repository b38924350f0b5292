import type { FieldChanges } from './edit-frontmatter.ts';
import { rewriteReviewDate } from './foreign-values.ts';
import { foreignReviewFields } from './foreign-frontmatter.ts';
import type { Day } from './interval.ts';

/** What a review writes down: `reviewed` of a page. */
export interface Review {
  on: Day;
  by: string | undefined;
  /** Digest of the covered content; only pages with covers have one. */
  digest?: string | undefined;
  /** Commit that was looked at. */
  commit?: string | undefined;
  /** Where the page was followed for real: an incident, a drill. */
  ran?: string | undefined;
}

/**
 * The fields of a page that record a review. A page that keeps its day in a field of another tool keeps doing so, in that field's own
 * format, as that tool shows it. `reviewed` is written beside it when the review says more than a day (`isMore`), and with the same day:
 * where both are there, `reviewed` counts.
 */
export function toReviewFields(data: Readonly<Record<string, unknown>>, review: Review, { isMore }: { isMore: boolean }): FieldChanges {
  const foreign = foreignReviewFields.flatMap((name): [string, string][] => {
    const rewritten = Object.hasOwn(data, name) ? rewriteReviewDate(data[name], review.on) : undefined;
    return rewritten === undefined ? [] : [[name, rewritten]];
  });
  const isEnough = foreign.length > 0 && !Object.hasOwn(data, 'reviewed') && review.digest === undefined && !isMore;
  return { ...Object.fromEntries(foreign), ...(isEnough ? {} : { reviewed: toReviewed(review) }) };
}

/** `reviewed` as the schema has it, its fields in the order of the documentation. */
export function toReviewed({ on, by, digest, commit, ran }: Review): Record<string, string> {
  const fields = Object.entries({ on, by, ran, digest, commit });
  return Object.fromEntries(fields.filter((field): field is [string, string] => field[1] !== undefined));
}

/** Whether a reviewer is one of the owners, as they are written; case doesn't count, as in names of GitHub and GitLab. */
export function isReviewerOwner(by: string | undefined, owners: readonly string[]): boolean {
  return by !== undefined && owners.some((owner) => owner.toLowerCase() === by.toLowerCase());
}
