import { addDays, addInterval, daysBetween, parseInterval, type Day, type Interval } from '../interval.ts';
import type { PageMeta } from '../page-meta.ts';
import type { PageKind } from '../source.ts';
import type { FreshnessConfig } from './freshness-config.ts';

/** The days on which the review of a page changes its state. */
export interface Schedule {
  /** From here on a review is due soon. */
  dueSoonOn: Day;
  /** From here on it is due. */
  dueOn: Day;
  /** From here on it is overdue. */
  overdueOn: Day;
}

/** What the calendar of a page depends on. */
export interface ScheduleInput {
  id: string;
  kind: PageKind | undefined;
  meta: Pick<PageMeta, 'reviewed' | 'reviewEvery' | 'covers'>;
  /** `reviewEvery` of the source. */
  sourceInterval: string | undefined;
  /** Day of the last substantive change, when it is known for sure. */
  changedOn: Day | undefined;
  /** First four bytes of SHA-256 of a text, as a whole number. */
  hash32(text: string): number;
}

/**
 * The calendar of a page, or undefined when there is none: its interval is `never`, or evidence stands for it (`whenCovered`), or
 * nothing has started it. It starts with the last review; where the page or its source asks for reviews (`reviewEvery`) and there was
 * none yet, with the last change.
 */
export function findSchedule(input: ScheduleInput, config: FreshnessConfig): Schedule | undefined {
  const interval = findInterval(input, config);
  const start = input.meta.reviewed?.on ?? (asksForReviews(input) ? input.changedOn : undefined);
  return interval && start !== undefined ? toSchedule(start, interval, input, config) : undefined;
}

/** Interval of a page's reviews: its own, its source's, its kind's; undefined for none. A page of no kind counts as a concept. */
function findInterval({ kind, meta, sourceInterval }: ScheduleInput, config: FreshnessConfig): Interval | undefined {
  if (meta.reviewEvery !== undefined) return parseInterval(meta.reviewEvery);
  const isCovered = (meta.covers?.length ?? 0) > 0;
  if (isCovered && config.whenCovered === 'drift') return undefined;
  return parseInterval(sourceInterval ?? config.reviewEvery[kind ?? 'concept']);
}

function asksForReviews({ meta, sourceInterval }: ScheduleInput): boolean {
  return meta.reviewEvery !== undefined || sourceInterval !== undefined;
}

function toSchedule(start: Day, interval: Interval, { id, meta, hash32 }: ScheduleInput, config: FreshnessConfig): Schedule {
  const exact = addInterval(start, interval);
  const days = daysBetween(start, exact);
  // From −1 to 1, the same for a page on every machine and day: reviews of one afternoon come due over weeks. Who wrote an interval into
  // the page, for us or for another tool, counts on the very day.
  const shift = meta.reviewEvery === undefined ? (hash32(id) / 2 ** 32) * 2 - 1 : 0;
  const dueOn = addDays(exact, Math.round(shift * config.jitter * days));
  const inDays = (text: string): number => daysBetween(dueOn, addInterval(dueOn, parseInterval(text) ?? { amount: 0, unit: 'd' }));
  const { share, min, max } = config.grace;
  const grace = Math.min(Math.max(Math.round(share * days), inDays(min)), inDays(max));
  return { dueSoonOn: addDays(dueOn, -inDays(config.leadTime)), dueOn, overdueOn: addDays(dueOn, grace) };
}
