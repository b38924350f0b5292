import type { Catalog } from '../../src/core/catalog.ts';
import { linesCountedBy } from '../../src/core/freshness/count-lines.ts';
import type { FreshnessReport, PageFreshness } from '../../src/core/freshness/freshness.ts';
import { toShellWord } from '../../src/core/shell-word.ts';
import { UserError } from '../../src/core/user-error.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { createDiffReader } from '../../src/node/read-covered-diff.ts';
import { readFreshness } from '../../src/node/read-freshness.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { toReviewJson } from '../../src/report/review-json.ts';
import { formatReviewEntry, type ReviewEntry } from '../../src/report/review-text.ts';
import { showText } from '../../src/report/visible-text.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';

import { rootOf } from '../find-root.ts';
import { findPage, findWanting } from '../review/choose-pages.ts';
import { confirmOnBranch } from '../review/confirm-on-branch.ts';
import { confirmPages } from '../review/confirm-pages.ts';
import type { Confirmation, ReviewContext } from '../review/confirmation.ts';
import { dayOf } from '../day-of.ts';
import { styleFor, withProgress } from '../terminal.ts';

/** `waymark review`. */
export const command: Command = {
  name: 'review',
  summary: 'show what changed since a page was reviewed, and confirm the page',
  positionals: '[PAGE…]',
  details: `Shows the state of each page, what it covers, and the difference of the covered content since the last review.
PAGE is a path, an id, or an address below /go/. Nothing is written, unless --still-accurate says that somebody
looked: then the day, the reviewer, the digest of the covered content and the commit are written into the page,
or into the sidecar where the page’s review stands there. The reviewer is git’s user.name unless --by names one.

With --owner, the pages of an owner that are due, overdue, changed or contradicted are shown. With
--still-accurate they are confirmed in one commit on a new branch; index, working tree and the current branch
stay as they are, and nothing is pushed. The owner strikes out what they doubt and merges the rest.

  waymark review runbooks/restart.md
  waymark review runbooks/restart.md --still-accurate --by @acme/payments --ran INC-123
  waymark review --owner @acme/payments --still-accurate`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to print (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
    owner: { type: 'string', help: 'every page of this owner that asks for a review', value: 'OWNER' },
    'still-accurate': { type: 'boolean', help: 'confirm the pages: you have looked, and they are right' },
    by: { type: 'string', help: 'who confirms (default: git’s user.name; with --owner, the owner)', value: 'OWNER' },
    ran: { type: 'string', help: 'where the page was followed for real, such as an incident', value: 'REFERENCE' },
    branch: { type: 'string', help: 'branch for --owner (default: waymark/review-OWNER-DATE)', value: 'NAME' },
    now: { type: 'string', help: 'judge and confirm as of that UTC day (default: today)', value: 'DATE' },
  },
  async run({ values, positionals, io }) {
    refuseCombinations(values, positionals);
    const root = await rootOf(values, io);
    const today = dayOf(values, io);
    const config = text(values, 'config');
    const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
    const { catalog } = loaded;
    const wanted = new Set(positionals.map((argument) => findPage(catalog, argument, { root, cwd: io.cwd }).path));
    const { report } = await readFreshness(loaded, { today: () => today, allDigests: true });
    const owner = text(values, 'owner');
    const chosen = owner === undefined ? report.pages.filter(({ path }) => wanted.has(path)) : findWanting(report.pages, owner);
    const entries = await readEntries(chosen, catalog, root);
    const context: ReviewContext = { root, today, catalog, head: report.head, by: text(values, 'by'), ran: text(values, 'ran') };
    const confirmation = values['still-accurate'] === true && entries.length > 0 ? await confirm(entries, context, values) : undefined;
    print({ entries, confirmation, report }, values, io);
    return 0;
  },
};

function refuseCombinations(values: Values, pages: readonly string[]): void {
  const owner = text(values, 'owner');
  const fail = (message: string, hint = 'Run `waymark review --help`.'): never => {
    throw new UserError(message, { hint });
  };
  if (owner === undefined && pages.length === 0) fail('`review` needs PAGE, or `--owner OWNER`.');
  if (owner !== undefined && pages.length > 0) fail('`--owner` and PAGE exclude each other.');
  if (owner === undefined && text(values, 'branch') !== undefined) fail('`--branch` needs `--owner`.');
  if (owner !== undefined && text(values, 'ran') !== undefined) fail('`--ran` needs PAGE: one page was followed, not all of an owner’s.');
  const written = ['by', 'ran', 'branch'].find((name) => text(values, name) !== undefined);
  if (written !== undefined && values['still-accurate'] !== true) {
    fail(`\`--${written}\` needs \`--still-accurate\`.`, 'Mend the page first if it was wrong; then confirm it.');
  }
}

async function readEntries(pages: readonly PageFreshness[], catalog: Catalog, root: string): Promise<ReviewEntry[]> {
  const readDiff = createDiffReader(root);
  const entries: ReviewEntry[] = [];
  // One after the other: each may hold many files.
  for (const page of pages) {
    const diffs = await readDiff(page, linesCountedBy(page.covers));
    entries.push({ page, ran: catalog.pageAt(page.path)?.meta.reviewed?.ran, diffs });
  }
  return entries;
}

function confirm(entries: readonly ReviewEntry[], context: ReviewContext, values: Values): Promise<Confirmation> {
  const owner = text(values, 'owner');
  return owner === undefined
    ? confirmPages(entries, context)
    : confirmOnBranch(entries, { ...context, owner, branch: text(values, 'branch') });
}

/** What a run leads to. */
interface Outcome {
  entries: readonly ReviewEntry[];
  confirmation: Confirmation | undefined;
  report: FreshnessReport;
}

function print({ entries, confirmation, report }: Outcome, values: Values, io: Io): void {
  if (text(values, 'format') === 'json') {
    const { stamped = [], left = [], branch, commit } = confirmation ?? {};
    const pages = entries.map(toReviewJson);
    io.out(
      `${stringifySafely({ schemaVersion: 1, today: report.today, pages, stamped, left, branch: branch ?? null, commit: commit ?? null })}\n`,
    );
  } else {
    const style = styleFor(io, 'out');
    for (const entry of entries) io.out(`${formatReviewEntry(entry, { style })}\n`);
    io.out(confirmation ? '' : howToConfirm(entries, values));
  }
  for (const line of confirmation?.lines ?? []) io.err(`${line}\n`);
}

function howToConfirm(entries: readonly ReviewEntry[], values: Values): string {
  const owner = text(values, 'owner');
  if (entries.length === 0) return `No page of ${showText(owner ?? '')} asks for a review.\n`;
  const what = owner === undefined ? entries.map(({ page }) => toShellWord(page.path)).join(' ') : `--owner ${toShellWord(owner)}`;
  return `Still right? Run: waymark review ${showText(what)} --still-accurate\n`;
}
