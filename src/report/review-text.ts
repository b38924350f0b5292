import { hunkHead, type CoveredDiff } from '../core/freshness/covered-diff.ts';
import type { CoverFacts, PageFreshness } from '../core/freshness/freshness.ts';
import { toShellWord } from '../core/shell-word.ts';
import { count, quote } from '../core/wording.ts';
import type { Role } from './report.ts';
import { showText } from './visible-text.ts';

/** A page before its review: its state and what became of what it covers. */
export interface ReviewEntry {
  page: PageFreshness;
  /** Where the page was followed for real, at its last review. */
  ran?: string | undefined;
  diffs: readonly CoveredDiff[];
}

/** How to print. */
export interface ReviewTextOptions {
  style?: ((role: Role, text: string) => string) | undefined;
  /** Lines of difference shown of each file, and of each page. */
  limits?: { file: number; page: number } | undefined;
}

/** So much is read before somebody gives up; the rest is one command away. */
const standardLimits = { file: 60, page: 200 };

/** Files that are listed for one page. */
const mostFiles = 20;

/** What a reviewer needs to see of a page. Ends with a line end; content from the repository can't move the cursor. */
export function formatReviewEntry(
  entry: ReviewEntry,
  { style = (_, text) => text, limits = standardLimits }: ReviewTextOptions = {},
): string {
  const { page } = entry;
  const lines = [
    `${style('file', showText(page.path))}  ${showText(page.title)}`,
    `  ${[stateOf(page), ...page.ownership.owners].map(showText).join(' · ')}`,
    ...page.reasons.map(({ message }) => `  - ${showText(message)}`),
    ...(entry.ran === undefined ? [] : [`  - ${showText(`Followed for real at the last review: ${entry.ran}`)}`]),
    ...describeCovers(page).map((line) => `  ${showText(line)}`),
    ...formatDiffs(entry, style, limits),
  ];
  return `${lines.join('\n')}\n`;
}

function stateOf({ badge, standing, review }: PageFreshness): string {
  return standing === 'living' ? (badge ?? review) : standing;
}

function describeCovers({ covers, lastChange }: PageFreshness): string[] {
  if (covers.length > 0) return ['Covers:', ...covers.map((cover) => `  ${describeCover(cover)}`)];
  const changed = lastChange ? `Last changed on ${lastChange.on} by ${lastChange.author} (${lastChange.commit.slice(0, 10)}).` : undefined;
  return [`Covers nothing.${changed === undefined ? '' : ` ${changed}`}`];
}

function describeCover({ path, kind, match, region, lines, files }: CoverFacts): string {
  const narrowing = [
    ...(match === undefined ? [] : [`lines that match ${quote(match)}`]),
    ...(region === undefined ? [] : [`the region ${quote(region)}`]),
    ...(lines === undefined ? [] : [`lines ${lines}`]),
    ...(kind === 'inferred' ? ['mentioned in the text'] : []),
  ];
  return [path, ...narrowing, count(files, 'file')].join(', ');
}

function formatDiffs(
  { page, diffs }: ReviewEntry,
  style: NonNullable<ReviewTextOptions['style']>,
  limits: { file: number; page: number },
): string[] {
  const lines: string[] = [];
  let left = limits.page;
  let hidden = 0;
  const listed = diffs.slice(0, mostFiles);
  for (const diff of listed) {
    const all = diffLines(diff, style);
    const shown = all.slice(0, Math.min(limits.file, left));
    left -= shown.length;
    hidden += all.length - shown.length;
    lines.push('', ...headLines(diff, page, style), ...shown);
  }
  const files = diffs.length - listed.length;
  const rest = [...(hidden > 0 ? [count(hidden, 'line')] : []), ...(files > 0 ? [count(files, 'file')] : [])].join(' and ');
  if (rest !== '' && page.base) {
    const paths = files > 0 ? '' : ` -- ${listed.map(({ path }) => toShellWord(path)).join(' ')}`;
    lines.push('', showText(`  ${rest} more: git diff ${page.base.commit.slice(0, 12)}${paths}`));
  }
  return lines;
}

function headLines(
  { path, status, kind, commits, commitCount, note }: CoveredDiff,
  { base }: PageFreshness,
  style: NonNullable<ReviewTextOptions['style']>,
): string[] {
  const since = base ? ` since ${base.commit.slice(0, 10)}` : '';
  const more = commitCount > commits.length ? [`${count(commitCount - commits.length, 'commit')} more`] : [];
  return [
    `  ${style('file', showText(path))} ${status}${since}${kind === 'inferred' ? ', mentioned in the text' : ''}`,
    ...commits.map(({ id, on, author, subject }) => style('quiet', showText(`    ${id.slice(0, 10)} ${on} ${author}: ${subject}`))),
    ...more.map((text) => style('quiet', `    ${text}`)),
    ...(note === undefined ? [] : [`    ${note}`]),
  ];
}

function diffLines({ hunks }: CoveredDiff, style: NonNullable<ReviewTextOptions['style']>): string[] {
  return hunks.flatMap((hunk) => [
    style('quiet', `    ${hunkHead(hunk)}`),
    ...hunk.lines.map((line) => {
      const text = `    ${showText(line.replaceAll('\t', '  '))}`.trimEnd();
      const role = line.startsWith('+') ? 'good' : line.startsWith('-') ? 'error' : undefined;
      return role ? style(role, text) : text;
    }),
  ]);
}
