import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { groupByOwner, rankPages, urgencyOf, type OwnerPages } from '../../core/freshness/rank-pages.ts';
import { count } from '../../core/wording.ts';
import { codeCell, codeSpan, escapeMarkdown, escapeSentence, linkTo } from '../markdown.ts';
import { listFindings, type ChangeFinding } from './change-findings.ts';
import { changeUrl, pageUrl } from './links.ts';
import type { FreshnessResult } from './result.ts';
import { countStates, explainGaps, reviewCommand } from './states.ts';

/** Bytes of a job's summary that GitHub takes of one step: 1 MiB (docs.github.com, “Adding a job summary”), with some room. */
const maxBytes = 1_000_000;

const head = ['| Page | State | Why | What to do |', '| --- | --- | --- | --- |'];

/** Markdown for the summary of a job: a table for each owner, those with the most urgent page first; what is left out is said. */
export function formatSummary(result: FreshnessResult): string {
  const { report } = result;
  const intro = [`## Freshness on ${report.today}`, `${report.change ? count(report.pages.length, 'page') : countStates(report.pages)}.`];
  const notes = explainGaps(report).map((gap) => `> ${escapeMarkdown(gap, 400)}`);
  const sections = report.change ? [changeSection(listFindings(report.change, report.pages), result)] : ownerSections(result);
  return fit([...intro, ...notes], sections);
}

/** A heading and a table. */
interface Section {
  title: string;
  rows: string[];
}

function ownerSections(result: FreshnessResult): Section[] {
  const { report, uses } = result;
  const ranks = new Map(rankPages(report.pages, uses).map((page, index) => [page, index]));
  const rankOf = ({ urgent: [first] }: OwnerPages): number => (first && ranks.get(first)) ?? Infinity;
  return groupByOwner(report.pages, uses)
    .filter(({ urgent }) => urgent.length > 0)
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(({ owner, pages, urgent }) => ({
      title: `### ${owner === undefined ? 'Nobody’s' : codeSpan(owner)}: ${urgent.length} of ${count(pages.length, 'page')}`,
      rows: urgent.map((page) => pageRow(page, result)),
    }));
}

function pageRow(page: PageFreshness, result: FreshnessResult): string {
  const narrowed = page.changes.filter(({ kind }) => kind === 'narrowed');
  const evidence = linkTo(narrowed.length === 0 ? undefined : changeUrl(page, narrowed, result), 'compare');
  const why = `${escapeSentence(page.reasons[0]?.message ?? '', 300, codeCell)}${evidence === 'compare' ? '' : ` ${evidence}`}`;
  const cells = [`${linkTo(pageUrl(page, result), codeCell(page.path))}<br>${escapeMarkdown(page.title, 100)}`, urgencyOf(page) ?? '', why];
  return `| ${[...cells, codeCell(reviewCommand(page))].join(' | ')} |`;
}

function changeSection(findings: readonly ChangeFinding[], result: FreshnessResult): Section {
  const rows = findings.map(({ path, title, kind, message }) => {
    const page = linkTo(pageUrl({ path, id: path }, { repo: result.repo }), codeCell(path));
    return `| ${page}<br>${escapeMarkdown(title, 100)} | ${kind} | ${escapeSentence(message, 300, codeCell)} | ${codeCell(reviewCommand({ path }))} |`;
  });
  return { title: rows.length === 0 ? 'This change touches nothing that a page describes.' : '### What this change means for pages', rows };
}

/** As many rows as the host takes. */
function fit(intro: readonly string[], sections: readonly Section[]): string {
  const encoder = new TextEncoder();
  const blocks = [...intro];
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  let room = maxBytes - encoder.encode(intro.join('\n\n')).length;
  let written = 0;
  for (const section of sections) {
    const lines = section.rows.length === 0 ? [section.title] : [section.title, '', ...head];
    room -= encoder.encode(lines.join('\n')).length + 2;
    const start = written;
    for (const row of section.rows) {
      room -= encoder.encode(row).length + 1;
      if (room < 0) break;
      lines.push(row);
      written++;
    }
    if (room < 0 && written === start) break;
    blocks.push(lines.join('\n'));
    if (room < 0) break;
  }
  if (written < rows) blocks.push(`${rows - written} more rows don’t fit here: the log of this step lists them.`);
  return `${blocks.join('\n\n')}\n`;
}
