import type { Catalog, Page } from '../../src/core/catalog.ts';
import { batchMinimum } from '../../src/core/freshness/find-stamp.ts';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { Day } from '../../src/core/interval.ts';
import type { Review } from '../../src/core/review.ts';
import { isReviewerOwner } from '../../src/core/review.ts';
import { count, listQuoted, quote } from '../../src/core/wording.ts';
import { showText } from '../../src/report/visible-text.ts';
import type { PageReview } from './write-stamps.ts';

/** What confirming needs to know. */
export interface ReviewContext {
  root: string;
  today: Day;
  catalog: Catalog;
  head: string | undefined;
  /** Reviewer as given. */
  by: string | undefined;
  ran: string | undefined;
}

/** What was written, and what to say about it. */
export interface Confirmation {
  /** Paths of the pages that are confirmed. */
  stamped: string[];
  /** Pages that are left out. */
  left: { path: string; reason: string }[];
  branch?: string | undefined;
  commit?: string | undefined;
  /** For people. */
  lines: string[];
}

/** The review of a page as it is to be written. */
export function toPageReview(
  page: Page,
  state: PageFreshness,
  { today, ran }: ReviewContext,
  { by, commit, isExplicit }: ReviewerFacts,
): PageReview {
  const review: Review = { on: today, by, digest: state.digest, commit: commit?.slice(0, 12), ran };
  return { page, review, isMore: isExplicit || ran !== undefined };
}

/** Who reviews, at which commit. */
export interface ReviewerFacts {
  by: string;
  commit: string | undefined;
  /** Whether the reviewer was named for this review. */
  isExplicit: boolean;
}

/** What else there is to know about a confirmation: sentences for people, none where all is plain. */
export function remarksOn(states: readonly PageFreshness[], by: string, { catalog }: ReviewContext): string[] {
  const contradicted = states.filter(({ contradictions }) => contradictions.length > 0);
  const strangers = wantsOwners(catalog) ? states.filter(({ ownership }) => !isReviewerOwner(by, ownership.owners)) : [];
  return [
    ...contradicted.map(
      ({ path, contradictions }) =>
        `${quote(path)} still names ${listQuoted([...new Set(contradictions.map(({ text }) => text))].slice(0, 3), 'and')}, which is gone from the repository. You have seen that.`,
    ),
    ...strangers.map(({ path }) => `${quote(by)} isn’t an owner of ${quote(path)}: \`freshness/reviewer\` will say so.`),
    ...(states.length >= batchMinimum
      ? [`One commit with ${count(states.length, 'review')} and no other change is shown as batch-confirmed.`]
      : []),
  ].map(showText);
}

function wantsOwners({ config }: Catalog): boolean {
  return (config.rules['freshness/reviewer'] ?? 'off') !== 'off';
}
