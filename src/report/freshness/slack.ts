import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { groupByOwner, urgencyOf, type OwnerPages } from '../../core/freshness/rank-pages.ts';
import { count } from '../../core/wording.ts';
import { stringifySafely } from '../json.ts';
import { clipLine } from '../markdown.ts';
import { changeUrl, pageUrl } from './links.ts';
import type { FreshnessResult } from './result.ts';
import { reviewCommand, urgencyTitles } from './states.ts';

/** Slack takes 50 blocks a message, 3,000 characters in a text and 150 in a header (docs.slack.dev, “Block Kit”); pages have two blocks. */
const maxPages = 20;
const maxText = 2900;
/** Longer addresses than any of a sensible path are left out. */
const maxUrl = 300;

/** A message for one owner, as `chat.postMessage` takes it; `null` as channel where `owners.contacts` names none. */
export interface SlackMessage {
  owner: string | null;
  channel: string | null;
  /** What notifications show. */
  text: string;
  blocks: object[];
}

/** Messages for all owners whose pages need a look, as JSON. */
export function formatSlack(result: FreshnessResult): string {
  const groups = groupByOwner(result.report.pages, result.uses).filter(({ urgent, informed }) => urgent.length + informed.length > 0);
  return `${stringifySafely(groups.map((group) => toSlackMessage(group, result)))}\n`;
}

/** The message for one owner: at most as many pages as an owner is asked for at once. */
function toSlackMessage({ owner, pages, urgent, informed }: OwnerPages, result: FreshnessResult): SlackMessage {
  const contact = owner !== undefined && Object.hasOwn(result.contacts, owner) ? result.contacts[owner] : undefined;
  const listed = urgent.slice(0, Math.min(result.perOwner, maxPages));
  const left = urgent.length - listed.length;
  const name = owner === undefined ? 'Nobody’s pages' : clipLine(contact?.name ?? owner, 60);
  const line = `${name}: ${urgent.length} of ${count(pages.length, 'page')} could use a look`;
  const notes = [
    ...(left > 0 ? [`${count(left, 'more page')} waiting.`] : []),
    ...(informed.length > 0
      ? [`Your code changed, and ${count(informed.length, 'page')} of others describe it: ${nameSome(informed)}`]
      : []),
  ];
  return {
    owner: owner ?? null,
    channel: contact?.slack ?? null,
    text: escapeSlack(line),
    blocks: [
      { type: 'header', text: plainText(line, 150) },
      ...listed.flatMap((page) => describePage(page, result)),
      ...notes.map((note) => ({ type: 'context', elements: [plainText(note)] })),
    ],
  };
}

/** Two blocks: a line of ours, in which content is code, and the reasons as plain text, which Slack doesn't interpret. */
function describePage(page: PageFreshness, result: FreshnessResult): object[] {
  const urgency = urgencyOf(page);
  const narrowed = page.changes.filter(({ kind }) => kind === 'narrowed');
  const links = [slackLink(pageUrl(page, result), 'page'), slackLink(changeUrl(page, narrowed, result), 'what changed')].filter(Boolean);
  const text = [
    `*${urgency ? urgencyTitles[urgency] : ''}*  ${[slackCode(page.path), ...links].join('  ')}`,
    slackCode(reviewCommand(page)),
  ].join('\n');
  const reasons = page.reasons.slice(0, 3).map(({ message }) => clipLine(message, 600));
  return [
    // `verbatim` keeps Slack from finding addresses, channels and people in the text.
    { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } },
    { type: 'context', elements: [plainText([clipLine(page.title, 120), ...reasons].join('\n'))] },
  ];
}

function nameSome(pages: readonly PageFreshness[]): string {
  return pages
    .slice(0, 3)
    .map(({ path }) => clipLine(path, 120))
    .join(', ');
}

/** A text object that Slack shows as it is. */
function plainText(text: string, length = maxText): object {
  return {
    type: 'plain_text',
    text: text.length > length ? `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…` : text || ' ',
    emoji: false,
  };
}

/** Text as code in `mrkdwn`, which knows no escape for backticks. */
function slackCode(text: string): string {
  return `\`${escapeSlack(clipLine(text, 220).replace(/`/g, 'ˋ')) || ' '}\``;
}

/** The three signs that Slack takes for its own (docs.slack.dev, “Formatting message text”). */
function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A link with a label of ours; empty without an address. */
function slackLink(url: string | undefined, label: string): string {
  return url !== undefined && url.length <= maxUrl && /^https?:\/\/[^\s<>|]+$/.test(url) ? `<${escapeSlack(url)}|${label}>` : '';
}
