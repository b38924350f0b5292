import type { Day } from '../core/interval.ts';
import { count } from '../core/wording.ts';
import { formatReviewEntry, type ReviewEntry } from './review-text.ts';
import { showText } from './visible-text.ts';

/** Message of the commit that confirms the pages of an owner: a section for each page, so that whoever merges can strike out some. */
export interface ReviewMessageOptions {
  owner: string;
  by: string;
  on: Day;
}

/** Hosts show about so much of a message before they fold or cut it; 64 KiB is a common limit of bodies. */
const maxLength = 60_000;

/** Lines of difference in a section: enough to remember the change by. */
const limits = { file: 20, page: 40 };

/** The whole message; the subject has at most 72 characters unless the owner's name is longer. */
export function formatReviewMessage(entries: readonly ReviewEntry[], { owner, by, on }: ReviewMessageOptions): string {
  const head = [
    showText(`Confirm ${count(entries.length, 'page')} of ${owner}`),
    '',
    showText(`Each page below is confirmed as right on ${on} by ${by}.`),
    'Doubt one? Take its change out of this branch, mend the page instead, and merge the rest.',
    '',
  ].join('\n');
  let message = head;
  for (const [at, entry] of entries.entries()) {
    const section = formatReviewEntry(entry, { limits });
    const text = silence(message.length + section.length < maxLength ? section : formatReviewEntry({ ...entry, diffs: [] }, { limits }));
    if (message.length + text.length >= maxLength)
      return `${message}\nAnd ${count(entries.length - at, 'page')} more: see the changed files.\n`;
    message += `\n${text}`;
  }
  return message;
}

/**
 * Takes the effect from what hosts obey in messages: `#12` and addresses of issues close them behind “fixes”, `@name` notifies, `[skip ci]`
 * and `skip-checks` keep CI from running. Code that is quoted asks for none of it. A zero-width space is enough, and is not seen.
 */
function silence(text: string): string {
  return text
    .replace(/([#!@])(?=[\p{L}\p{N}_])/gu, '$1\u200b')
    .replace(/\b(GH-)(?=\d)/gi, '$1\u200b')
    .replace(/\[(?=(?:skip|ci|no|actions)\b|\*)/gi, '[\u200b')
    .replace(/\bskip(?=-checks)/gi, 'skip\u200b')
    .replace(/:(?=\/\/)/g, ':\u200b');
}
