import { addDays, type Day } from '../interval.ts';
import type { PageFreshness, ReviewState } from './freshness.ts';
import { reviewStateOn } from './review-state.ts';

/** What readers are told of a page: one of three things. Owners see the axes. */
export const readerStates = ['look-again', 'unknown', 'fine'] as const;
/** One of {@link readerStates}, the worst first. */
export type ReaderState = (typeof readerStates)[number];

/** How a page stands from a day on. */
export interface Turn {
  from: Day;
  review: ReviewState;
  /** Its review is put off. */
  snoozed: boolean;
  /** Undefined where nothing is claimed. */
  state: ReaderState | undefined;
}

/** Whether there is anything to say of a page: a review, a schedule, narrowed covers, or something that is gone. */
export function isClaimed({ standing, badge, reviewed, dueOn, covers }: PageFreshness): boolean {
  if (standing === 'snoozed') return true;
  return standing === 'living' && (badge !== undefined || reviewed !== undefined || dueOn !== undefined || covers.some(isNarrowed));
}

/**
 * How a page stands on the day that it was judged, and every day later on which that changes by the calendar alone. The built page
 * carries them, so that a reader who comes late is not told what was true when it was built.
 */
export function listTurns(page: PageFreshness, today: Day): [Turn, ...Turn[]] {
  const first = turnOn(page, today, page.review);
  const turns: [Turn, ...Turn[]] = [first];
  const snoozeEnd = page.standing === 'snoozed' && page.snooze ? addDays(page.snooze.until, 1) : undefined;
  const days = [page.dueSoonOn, page.dueOn, page.overdueOn, snoozeEnd].filter((day): day is Day => day !== undefined && day > today);
  for (const day of [...new Set(days)].sort()) {
    const turn = turnOn(page, day, reviewOn(page, day));
    const last = turns.at(-1) ?? first;
    if (turn.review !== last.review || turn.snoozed !== last.snoozed || turn.state !== last.state) turns.push(turn);
  }
  return turns;
}

function turnOn(page: PageFreshness, from: Day, review: ReviewState): Turn {
  const snoozed = page.standing === 'snoozed' && page.snooze !== undefined && from <= page.snooze.until;
  const state = judge(page, review);
  // Its owner knows, and says why it can wait: neither confirmed nor doubted.
  const doubted = state === 'look-again' || review === 'due';
  return { from, review, snoozed, state: snoozed && doubted ? 'unknown' : state };
}

/** What isn't scheduled stays so; an edit is not a review, and makes nothing current. */
function reviewOn({ review, dueOn, reviewed, ...days }: PageFreshness, day: Day): ReviewState {
  if (dueOn === undefined) return review;
  const state = reviewStateOn(day, { dueOn, ...days });
  return state === 'current' && !reviewed ? 'unreviewed' : state;
}

/** The badge's precedence, in three words. The time of grace is the owner's: until it ends, a page that was reviewed is fine. */
function judge(page: PageFreshness, review: ReviewState): ReaderState | undefined {
  if (page.standing !== 'living' && page.standing !== 'snoozed') return undefined;
  if (page.drift === 'contradicted' || page.drift === 'changed' || review === 'overdue') return 'look-again';
  if (isUncertain(page)) return 'unknown';
  if (review === 'unreviewed') return page.dueOn === undefined ? undefined : 'unknown';
  if (review === 'not-scheduled') return page.reviewed && page.drift === 'in-sync' ? 'fine' : undefined;
  return page.reviewed ? 'fine' : 'unknown';
}

/** Whether what was promised, a comparison with the code, can't be had. */
function isUncertain({ reasons, reviewed, covers }: PageFreshness): boolean {
  const declared = covers.filter(({ kind }) => kind !== 'inferred');
  const promised = reviewed ? declared.length > 0 : declared.some(isNarrowed);
  return promised && reasons.some(({ code }) => code === 'base-unavailable');
}

function isNarrowed({ kind }: PageFreshness['covers'][number]): boolean {
  return kind === 'narrowed';
}
