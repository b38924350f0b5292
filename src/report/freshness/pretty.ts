import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { groupByOwner, rankPages, urgencies, urgencyOf, type OwnerPages } from '../../core/freshness/rank-pages.ts';
import { count } from '../../core/wording.ts';
import { cellsOf } from '../cells.ts';
import { formatFiles, plain } from '../pretty.ts';
import type { ReportOptions } from '../report.ts';
import { showText } from '../visible-text.ts';
import { formatChange } from './pretty-change.ts';
import { formatFirstDay } from './pretty-first-day.ts';
import type { FreshnessResult } from './result.ts';
import { countStates, explainGaps, reviewCommand, urgencyTitles } from './states.ts';

/** How to report freshness to people. */
export interface FreshnessOptions extends ReportOptions {
  /** Whether pages are grouped by owner instead of by urgency. */
  byOwner?: boolean | undefined;
}

/** Pages and reasons that are listed unless everything is asked for. */
const maxPages = 30;
const maxReasons = 4;
const maxCommits = 3;

/** Rules whose findings are states of pages, which the report tells in its own way. */
const stateRules: ReadonlySet<string> = new Set(
  ['contradicted', 'changed', 'overdue', 'due', 'due-soon', 'touched'].map((state) => `freshness/${state}`),
);

/** The report for people: what, why, whose, what to do, most urgent first; then what wasn't looked at, and one line of counts. */
export function formatPrettyFreshness(result: FreshnessResult, options: FreshnessOptions = {}): string {
  const { report, diagnostics } = result;
  const { style = plain } = options;
  const faults = diagnostics.filter(({ rule, severity }) => !stateRules.has(rule) && (severity !== 'info' || options.verbose === true));
  const blocks = [
    ...(report.change ? formatChange(report.change, result, options) : formatPages(result, options)),
    ...formatFiles({ ...result, diagnostics: faults }, options),
    ...explainGaps(report).map((gap) => style('warning', gap)),
    summarise(result, options),
  ];
  return blocks.map((block) => `${block}\n`).join('\n');
}

/** One line of counts. Of a change there are none: how the other pages are is no business of whoever makes it. */
function summarise({ report: { pages, change } }: FreshnessResult, { style = plain }: FreshnessOptions): string {
  if (pages.length === 0) return style('warning', 'No pages were found.');
  return change ? `${count(pages.length, 'page')} looked at.` : `${countStates(pages)}.`;
}

function formatPages(result: FreshnessResult, options: FreshnessOptions): string[] {
  const { report, uses } = result;
  const urgent = rankPages(report.pages, uses);
  if (urgent.length === 0) return formatFirstDay(result, options);
  if (options.byOwner) return groupByOwner(report.pages, uses).flatMap((group) => formatOwner(group, result, options));
  const listed = options.verbose ? urgent : urgent.slice(0, maxPages);
  const left = urgent.length - listed.length;
  return [
    ...urgencies.flatMap((urgency) => {
      const pages = listed.filter((page) => urgencyOf(page) === urgency);
      return pages.length === 0 ? [] : [formatGroup(urgencyTitles[urgency], pages, options)];
    }),
    ...(left > 0 ? [`${count(left, 'more page')} not listed: --verbose lists them, --by-owner says whose they are.`] : []),
  ];
}

function formatGroup(title: string, pages: readonly PageFreshness[], options: FreshnessOptions): string {
  const { style = plain } = options;
  return [style('warning', title), ...pages.flatMap((page) => ['', ...formatPage(page, options).map((line) => `  ${line}`)])].join('\n');
}

function formatOwner(
  { owner, pages, urgent, informed }: OwnerPages,
  { perOwner, contacts }: FreshnessResult,
  options: FreshnessOptions,
): string[] {
  if (urgent.length === 0 && informed.length === 0) return [];
  const { style = plain, verbose } = options;
  const listed = verbose ? urgent : urgent.slice(0, perOwner);
  const left = urgent.length - listed.length;
  const channel = owner !== undefined && Object.hasOwn(contacts, owner) ? contacts[owner]?.slack : undefined;
  const name = owner === undefined ? 'Nobody’s' : `${showText(owner)}${channel === undefined ? '' : ` (${showText(channel)})`}`;
  return [
    [
      `${style('file', name)}  ${style('quiet', `${urgent.length} of ${count(pages.length, 'page')}`)}`,
      ...listed.flatMap((page) => ['', ...formatPage(page, options).map((line) => `  ${line}`)]),
      ...(left > 0 ? ['', `  ${count(left, 'more page')} waiting.`] : []),
      ...informed
        .slice(0, perOwner)
        .flatMap((page) => ['', `  ${style('quiet', `Your code changed, which ${showText(page.path)} describes.`)}`]),
    ].join('\n'),
  ];
}

/** One page: where and what it is, why it is listed, whose it is and who says so, and the command to go on with. */
function formatPage(page: PageFreshness, options: FreshnessOptions): string[] {
  const { style = plain, width = 100, verbose } = options;
  const shown = verbose ? page.reasons : page.reasons.slice(0, maxReasons);
  const left = page.reasons.length - shown.length;
  const line = page.contradictions[0]?.range.start.line;
  return [
    `${style('file', showText(line === undefined ? page.path : `${page.path}:${line}`))}  ${showText(page.title)}`,
    ...shown.flatMap(({ message }) => wrap(showText(message), width - 4)).map((line) => `  ${line}`),
    ...(left > 0 ? [`  ${style('quiet', `and ${count(left, 'more reason')}`)}`] : []),
    ...listCommits(page).map((commit) => `  ${style('quiet', commit)}`),
    `  ${style('quiet', sayOwner(page))}`,
    `  ${style('hint', showText(reviewCommand(page)))}`,
  ];
}

/** The last commits that changed what the page describes. */
function listCommits({ changes }: PageFreshness): string[] {
  const commits = changes.flatMap((change) => (change.kind === 'narrowed' ? change.commits : []));
  return [...new Map(commits.map((commit) => [commit.id, commit])).values()]
    .slice(0, maxCommits)
    .map(({ id, on, author, subject }) => showText(clip(`${id.slice(0, 10)} ${on} ${author}: ${subject}`)));
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** Whose a page is, and the line that says so. */
function sayOwner({ ownership: { owners, rules, state } }: PageFreshness): string {
  const [rule] = rules;
  const proof = rule ? ` (${showText(`${rule.file}:${rule.line}`)})` : '';
  if (owners.length === 0) return state === 'unowned' ? `Nobody’s, as a rule says${proof}` : `Nobody’s${proof}`;
  return `${owners.map(showText).join(', ')}${proof}`;
}

/** Breaks a line between words where it gets wider than `width` columns. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const columns = columnsOf(word);
    if (line !== '' && used + 1 + columns > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += columns + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Taking words apart into characters takes time, and most need none of it. */
function columnsOf(word: string): number {
  return /^[ -~]*$/.test(word) ? word.length : cellsOf(word).reduce((sum, cell) => sum + cell.columns, 0);
}
