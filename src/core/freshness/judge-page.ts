import type { Page } from '../catalog.ts';
import type { History, LastChange } from '../history.ts';
import { addDays, addInterval, parseInterval, toDay, type Day } from '../interval.ts';
import type { Ownership } from '../owners/ownership.ts';
import type { FreshnessConfig } from './freshness-config.ts';
import type {
  Badge,
  Confidence,
  Contradiction,
  DriftFacts,
  DriftState,
  PageFreshness,
  ReviewStamp,
  ReviewState,
  Standing,
} from './freshness.ts';
import { listReasons } from './list-reasons.ts';
import { reviewStateOn } from './review-state.ts';
import { findSchedule, type Schedule } from './schedule.ts';

/** Everything that is known of a page before it is judged. */
export interface PageFacts {
  page: Page;
  ownership: Ownership;
  /** `reviewEvery` of the page's source. */
  sourceInterval: string | undefined;
  lastChange: LastChange | undefined;
  history: History['state'];
  stamp: ReviewStamp | undefined;
  drift: DriftFacts;
  contradictions: readonly Contradiction[];
  /** Owners of the covered files that changed. */
  informed: readonly string[];
}

/** On which day to judge, by which rules. */
export interface JudgeOptions {
  today: Day;
  config: FreshnessConfig;
  /** First four bytes of SHA-256 of a text, as a whole number. */
  hash32(text: string): number;
}

/** Judges one page: three axes, one badge, reasons. Pure: the day and all facts are arguments. */
export function judgePage(facts: PageFacts, { today, config, hash32 }: JudgeOptions): PageFreshness {
  const { page, ownership, drift, stamp } = facts;
  const { id, path, title, kind } = page;
  const meta = toEffective(page.meta, today, config);
  const lastChange = toKnownChange(facts.lastChange);
  const standing = findStanding(page, meta, today);
  const schedule = isKeptUp(page)
    ? findSchedule({ id, kind, meta, sourceInterval: facts.sourceInterval, changedOn: lastChange?.on, hash32 }, config)
    : undefined;
  const review = isKeptUp(page) ? judgeReview(meta.reviewed !== undefined, schedule, today, kind, facts, config) : 'not-scheduled';
  const contradictions = isKeptUp(page) ? [...facts.contradictions] : [];
  const driftState = judgeDrift(drift, contradictions);
  const judged: Omit<PageFreshness, 'reasons'> = {
    path,
    id,
    title,
    ownership,
    standing,
    review,
    drift: driftState,
    confidence: judgeConfidence(facts),
    badge: standing === 'living' ? findBadge(review, driftState, meta.reviewed !== undefined) : undefined,
    lastChange,
    reviewed: meta.reviewed && { on: meta.reviewed.on, by: meta.reviewed.by, stamp },
    ...schedule,
    snooze: meta.snooze,
    covers: drift.covers,
    ...(drift.digest === undefined ? {} : { digest: drift.digest }),
    base: drift.base,
    changes: drift.changes,
    contradictions,
    informed: facts.informed.filter((owner) => !ownership.owners.includes(owner)),
  };
  return {
    ...judged,
    reasons: listReasons(judged, {
      history: facts.history,
      baseGap: drift.baseGap,
      older: facts.lastChange,
      future: meta.reviewed ? undefined : page.meta.reviewed?.on,
    }),
  };
}

/** Pages of other lifecycles than `living` promise nothing. */
function isKeptUp({ lifecycle }: Page): boolean {
  return lifecycle === 'living';
}

/**
 * What counts of a page's fields: a review in the future doesn't, but for the day that the clocks of the world may be ahead, and a snooze
 * ends at its longest.
 */
function toEffective({ reviewed, snooze, ...meta }: Page['meta'], today: Day, config: FreshnessConfig): Page['meta'] {
  const longest = parseInterval(config.snooze.max);
  const end = longest && addInterval(today, longest);
  return {
    ...meta,
    ...(reviewed && reviewed.on <= addDays(today, 1) ? { reviewed } : {}),
    ...(snooze ? { snooze: end !== undefined && end < snooze.until ? { ...snooze, until: end } : snooze } : {}),
  };
}

function findStanding({ lifecycle }: Page, meta: Page['meta'], today: Day): Standing {
  if (lifecycle !== 'living') return lifecycle;
  return meta.snooze !== undefined && today <= meta.snooze.until ? 'snoozed' : 'living';
}

function judgeReview(
  isReviewed: boolean,
  schedule: Schedule | undefined,
  today: Day,
  kind: Page['kind'],
  { page, sourceInterval }: PageFacts,
  config: FreshnessConfig,
): ReviewState {
  if (schedule) {
    const state = reviewStateOn(today, schedule);
    // An edit is not a review: it starts the calendar and makes nothing current.
    return state === 'current' && !isReviewed ? 'unreviewed' : state;
  }
  if (isReviewed) return 'not-scheduled';
  const interval = page.meta.reviewEvery ?? sourceInterval ?? config.reviewEvery[kind ?? 'concept'];
  return interval === 'never' ? 'not-scheduled' : 'unreviewed';
}

function judgeDrift({ covers, changes, base, digest, baseGap }: DriftFacts, contradictions: readonly Contradiction[]): DriftState {
  if (contradictions.length > 0) return 'contradicted';
  if (changes.some(({ kind }) => kind === 'narrowed')) return 'changed';
  if (changes.length > 0) return 'activity';
  const isDeclared = covers.some(({ kind, files }) => kind !== 'inferred' && files > 0);
  return isDeclared && baseGap === undefined && (base !== undefined || digest !== undefined) ? 'in-sync' : 'untracked';
}

function judgeConfidence({ lastChange, history }: PageFacts): Confidence {
  if (history === 'none' || !lastChange) return 'unknown';
  return lastChange.confidence;
}

/** The badge by precedence; none where nothing is claimed. A review that evidence stands behind is current without a calendar. */
function findBadge(review: ReviewState, drift: DriftState, isReviewed: boolean): Badge | undefined {
  if (drift === 'contradicted') return 'contradicted';
  if (review === 'overdue') return 'overdue';
  if (drift === 'changed') return 'changed';
  if (review === 'due' || review === 'due-soon' || review === 'current') return review;
  return isReviewed && drift === 'in-sync' ? 'current' : undefined;
}

function toKnownChange(change: LastChange | undefined): PageFreshness['lastChange'] {
  if (change?.confidence !== 'exact') return undefined;
  return { on: toDay(change.at * 1000), commit: change.commit, author: change.author };
}
