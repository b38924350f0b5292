import type { FreshnessReport, PageFreshness } from '../../core/freshness/freshness.ts';
import { badges } from '../../core/freshness/freshness.ts';
import type { Urgency } from '../../core/freshness/rank-pages.ts';
import { toShellWord } from '../../core/shell-word.ts';
import { count } from '../../core/wording.ts';

/** Words for states that every channel shares: neutral, and about what is known. */

/** What is said above pages that need somebody. */
export const urgencyTitles: Readonly<Record<Urgency, string>> = {
  contradicted: 'Names something that is gone',
  changed: 'Code that the page describes has changed since',
  overdue: 'Review overdue',
  due: 'Review due',
};

/** What is said of a page in one word, badge first. */
function stateOf({ badge, standing, review }: PageFreshness): string {
  if (standing === 'snoozed') return 'put off';
  if (standing !== 'living') return standing;
  return badge ?? (review === 'unreviewed' ? 'not reviewed' : 'without a schedule');
}

/** How many pages are in which state: “9 pages: 1 overdue, 2 current, 6 not reviewed”. */
export function countStates(pages: readonly PageFreshness[]): string {
  const counts = Map.groupBy(pages, stateOf);
  const order = [...badges, 'put off', 'draft', 'historical', 'generated', 'without a schedule', 'not reviewed'];
  const parts = order.flatMap((state) => {
    const found = counts.get(state)?.length ?? 0;
    return found === 0 ? [] : [`${found} ${state}`];
  });
  return [count(pages.length, 'page'), parts.join(', ')].filter(Boolean).join(': ');
}

/** What could not be looked at, a sentence each. Silence would read as “all is well”. */
export function explainGaps({ history, gaps: others, pages }: FreshnessReport): string[] {
  const unsure = pages.filter(({ confidence }) => confidence === 'older-than').length;
  const gaps: string[] = [];
  if (history === 'none')
    gaps.push('There is no git history here: what changed since a review isn’t known, unless the review has a digest.');
  if (history === 'shallow') {
    const pagesOlder = unsure === 0 ? '' : ` ${count(unsure, 'page')} last changed at its end or before.`;
    gaps.push(`This clone is shallow: nothing is known of what came before it.${pagesOlder} Fetch the whole history to see more.`);
  }
  const baseless = pages.filter(({ reasons }) => reasons.some(({ code }) => code === 'base-unavailable')).length;
  if (baseless > 0) gaps.push(`What ${count(baseless, 'page')} covered at the last review isn’t available, so it can’t be compared.`);
  return [...gaps, ...others];
}

/** The command that shows what changed for a page, ready to paste into a POSIX shell. */
export function reviewCommand({ path }: Pick<PageFreshness, 'path'>): string {
  return `npx waymark review ${toShellWord(path)}`;
}
