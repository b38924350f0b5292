import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { groupByOwner, urgencyOf, type OwnerPages, type Urgency } from '../../core/freshness/rank-pages.ts';
import { toShellWord } from '../../core/shell-word.ts';
import { count } from '../../core/wording.ts';
import { stringifySafely } from '../json.ts';
import { codeSpan, escapeMarkdown, escapeSentence, linkTo } from '../markdown.ts';
import { changeUrl, pageUrl } from './links.ts';
import type { FreshnessResult } from './result.ts';
import { reviewCommand } from './states.ts';

/** Characters of an issue's body that GitHub takes: 65,536; with some room. */
const maxLength = 60_000;

/** One issue for one owner, to be written, brought up to date or closed. */
export interface OwnerIssue {
  /** `null` for pages that nobody owns. */
  owner: string | null;
  /** First line of the body: how the issue is found again. */
  marker: string;
  title: string;
  body: string;
  /** Whether anything is left to do; else the body says that nothing is, and the issue can be closed. */
  open: boolean;
}

/** What `freshness --format issues` prints: one issue for each owner of a page, as JSON. */
export function formatIssues(result: FreshnessResult): string {
  const groups = groupByOwner(result.report.pages, result.uses);
  return `${stringifySafely({ schemaVersion: 1, issues: groups.map((group) => toIssue(group, result)) })}\n`;
}

/** The issue of one owner: at most as many pages as an owner is asked for at once, most urgent first. */
function toIssue(group: OwnerPages, result: FreshnessResult): OwnerIssue {
  const { owner, urgent, informed } = group;
  const marker = issueMarker(owner);
  const open = urgent.length > 0 || informed.length > 0;
  const title = owner === undefined ? 'Pages that nobody owns, and that need a look' : `Pages that need a look: ${owner}`;
  const lines = open
    ? listWork(group, result)
    : ['Nothing is left to do here: every page that was listed has been looked at. This issue can be closed.'];
  return { owner: owner ?? null, marker, title: oneLine(title), body: `${[marker, ...lines].join('\n\n')}\n`, open };
}

/** How an owner’s issue is found again: a comment that nobody sees, and that no name can end. Parentheses are kept for nobody. */
export function issueMarker(owner: string | undefined): string {
  const name = owner
    ?.toWellFormed()
    .slice(0, 200)
    .replace(/[^\w@/.-]|-(?=-)/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `<!-- waymark-freshness:${name ?? '(nobody)'} -->`;
}

function listWork({ owner, pages, urgent, informed }: OwnerPages, result: FreshnessResult): string[] {
  const { perOwner } = result;
  const entries = urgent.slice(0, perOwner).map((page, index) => formatEntry(page, index + 1, result));
  const told = informed.slice(0, perOwner).map((page) => formatTold(page, result));
  const whole = [...entries, ...told];
  const fitting = whole.slice(0, countFitting(whole));
  const listed = fitting.slice(0, entries.length);
  const left = urgent.length - listed.length;
  return [
    `${greet(owner)}${sayHowMany(urgent.length, pages.length)} could use a look. No build fails because of this, and the issue follows what you do.`,
    ...(listed.length === 0 ? [] : [listed.join('\n')]),
    ...(left > 0 ? [`${count(left, 'more page')} waiting; they come when these are done.`] : []),
    ...(owner === undefined || listed.length < 2
      ? []
      : [`All of them on one branch: ${codeSpan(`npx waymark review --owner ${toShellWord(owner)}`)}`]),
    ...(told.length === 0 || fitting.length <= entries.length
      ? []
      : [`Your code changed, and pages of others describe it:`, fitting.slice(entries.length).join('\n')]),
  ];
}

function sayHowMany(urgent: number, pages: number): string {
  return urgent === 0 ? 'none of your pages' : `${urgent} of ${count(pages, 'page')}`;
}

/** The owner is mentioned, which is the point of the issue, when it can be nothing but a mention. */
function greet(owner: string | undefined): string {
  if (owner === undefined) return '';
  return `${/^@[\w-]+(?:\/[\w.-]+)?$/.test(owner) ? owner : codeSpan(owner)}: `;
}

const wants: Readonly<Record<Urgency, string>> = {
  contradicted: 'names something that is gone',
  changed: 'describes code that has changed since',
  overdue: 'is overdue for a review',
  due: 'is due for a review',
};

/** A page with its reasons, evidence and the command that shows what changed. */
function formatEntry(page: PageFreshness, number: number, result: FreshnessResult): string {
  const urgency = urgencyOf(page);
  const evidence = linkEvidence(page, result);
  const reasons = page.reasons.slice(0, 3).map(({ message }) => `   - ${escapeSentence(message)}`);
  return [
    `${number}. ${linkTo(pageUrl(page, result), codeSpan(page.path))} (${escapeMarkdown(page.title, 120)}) ${urgency ? wants[urgency] : ''}`,
    ...reasons,
    ...(evidence.length === 0 ? [] : [`   - What changed: ${evidence.join(', ')}`]),
    `   - ${codeSpan(reviewCommand(page), 600)}`,
  ].join('\n');
}

function linkEvidence(page: PageFreshness, result: FreshnessResult): string[] {
  const told = page.changes.filter(({ kind }) => kind === 'narrowed');
  return (told.length > 0 ? told : page.changes).slice(0, 3).map((change) => {
    return linkTo(changeUrl(page, [change], result), codeSpan(change.line === undefined ? change.path : `${change.path}:${change.line}`));
  });
}

function formatTold(page: PageFreshness, result: FreshnessResult): string {
  const owners = page.ownership.owners.slice(0, 3).map((owner) => codeSpan(owner));
  const whose = owners.length === 0 ? '' : ` (${owners.join(', ')})`;
  return `- ${linkTo(pageUrl(page, result), codeSpan(page.path))}${whose}: ${linkEvidence(page, result).join(', ')}`;
}

/** How many entries fit into the body. */
function countFitting(entries: readonly string[]): number {
  let room = maxLength - 2000;
  const index = entries.findIndex((entry) => (room -= entry.length + 2) < 0);
  return index < 0 ? entries.length : index;
}

/** Titles are plain text, and short: GitHub takes 256 characters. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
