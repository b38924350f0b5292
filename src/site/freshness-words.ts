import type { ReaderState, Turn } from '../core/freshness/reader-state.ts';
import type { FreshnessRow, FreshnessView, ReviewView } from '../core/freshness-views.ts';
import { toLongDay, toShortDay } from './page-facts.ts';
import { freshnessListTexts, freshnessTexts } from './texts.ts';

/** What is said of a page's freshness, from its view: neutral words, each of them with its evidence in the view. */

/** The sentences that hold whatever the day: the review, and what became of the code. */
export function sayFacts({ reviewed, drift, since, gap }: FreshnessView): string[] {
  const review = reviewed ? sayReview(reviewed) : freshnessTexts.notReviewed;
  switch (drift) {
    case 'contradicted':
      return [review, freshnessTexts.gone];
    case 'changed':
      return [review, freshnessTexts.changedSince[since]];
    case 'in-sync':
      return [review, freshnessTexts.sameSince[since]];
    case 'activity':
    case 'untracked':
      return gap === undefined ? [review] : [review, freshnessTexts.cannotTell];
  }
}

function sayReview({ on, by, stamp }: ReviewView): string {
  const others = (stamp?.batch ?? 0) - 1;
  return others > 0 ? freshnessTexts.confirmed(toLongDay(on), by, others) : freshnessTexts.reviewed(toLongDay(on), by);
}

/** The sentence that changes with the days; empty when there is nothing to say. */
export function sayTurn({ review, snoozed }: Turn, { dueOn, snooze }: Partial<Pick<FreshnessView, 'dueOn' | 'snooze'>>): string {
  if (snoozed && snooze) return freshnessTexts.putOff(toLongDay(snooze.until), snooze.reason);
  if (dueOn === undefined) return '';
  if (review === 'overdue') return freshnessTexts.overdue(toLongDay(dueOn));
  return review === 'due' ? freshnessTexts.due(toLongDay(dueOn)) : '';
}

/** How the review stands, in a cell of a table. */
export function sayReviewCell({ review, snoozed }: Turn, { dueOn, snooze }: Partial<Pick<FreshnessView, 'dueOn' | 'snooze'>>): string {
  const texts = freshnessListTexts.review;
  if (snoozed && snooze) return texts.snoozed(toShortDay(snooze.until));
  return review === 'not-scheduled' || dueOn === undefined ? texts.unscheduled : texts[review](toShortDay(dueOn));
}

/** What became of the code, in a cell of a table. */
export function sayCodeCell({ drift, changes, contradictions, gap }: FreshnessView): string {
  const texts = freshnessListTexts.code;
  const nameSome = (names: readonly string[]): string => freshnessListTexts.andMore(names[0] ?? '', names.length - 1);
  switch (drift) {
    case 'contradicted':
      return texts.contradicted(nameSome(contradictions.map(({ text }) => text)));
    case 'changed':
      return texts.changed(nameSome(changes.filter(({ kind }) => kind === 'narrowed').map(({ path }) => path)));
    case 'activity':
      return texts.activity(nameSome(changes.map(({ path }) => path)));
    case 'in-sync':
      return texts['in-sync'];
    case 'untracked':
      return gap === undefined ? texts.untracked : texts.gap;
  }
}

/** How many pages are in each state, the worst first. */
export function countStates(rows: readonly FreshnessRow[]): { state: ReaderState; count: number }[] {
  const order: ReaderState[] = ['look-again', 'unknown', 'fine'];
  return order.map((state) => ({ state, count: rows.filter(({ freshness }) => freshness.turns[0].state === state).length }));
}
