import { describe, expect, test } from 'vitest';
import { diffTexts, type CoveredDiff } from '../../src/core/freshness/covered-diff.ts';
import { formatReviewMessage } from '../../src/report/review-message.ts';
import { formatReviewEntry, type ReviewEntry } from '../../src/report/review-text.ts';
import { freshPages, stubFreshness } from '../helpers/freshness.ts';

const before = "import x\n\noption('--force')\noption('--quiet')\n";
const after = "import x\n\noption('--yes')\noption('--quiet')\n\toption('--dry-run')\n";

function diffsOf({ changes }: ReviewEntry['page'], texts: { before: string; after: string } = { before, after }): CoveredDiff[] {
  return changes.map((change) => ({ ...change, hunks: diffTexts(change.path, texts) ?? [] }));
}

const { changed, overdue } = freshPages;
const entry: ReviewEntry = { page: changed, diffs: diffsOf(changed) };
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at}\n`).join('');

describe('a page before its review', () => {
  test('is shown with its state, its covers, commits and lines', () => {
    expect(formatReviewEntry({ ...entry, ran: 'INC-7' })).toMatchInlineSnapshot(`
      "docs/command-line.md  The command line
        changed · @acme/tools · @ada
        - Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
        - Last reviewed on 1 Jun 2026 by @ada.
        - Followed for real at the last review: INC-7
        Covers:
          src/cli.ts, lines that match \`option\\(\`, 1 file
          src/help.ts, mentioned in the text, 1 file

        src/cli.ts edited since eeeeeeeeee
          cccccccccc 2026-08-20 Grace: Rename --force to --yes
          dddddddddd 2026-08-02 Ada: Add --dry-run
          @@ -1,4 +1,5 @@
           import x

          -option('--force')
          +option('--yes')
           option('--quiet')
          +  option('--dry-run')
      "
    `);
  });

  test('is coloured by the role of each line', () => {
    const text = formatReviewEntry(entry, { style: (role, line) => `<${role}>${line}` });
    expect(text.match(/<\w+>\s*[-+@]/g)?.map((mark) => mark.replace(/\s+/, ' '))).toEqual([
      '<quiet> @',
      '<error> -',
      '<good> +',
      '<good> +',
    ]);
  });

  test('shows so many lines of each file and names the command for the rest', () => {
    const diffs = diffsOf(overdue, { before: '', after: lines(500) });
    const text = formatReviewEntry({ page: overdue, diffs });
    expect(text.match(/^ {4}\+line/gm)).toHaveLength(59);
    expect(text).toMatch(/\n {2}441 lines more: git diff bbbbbbbbbbbb -- src\/payments\/refund\.ts\n$/);
  });

  test('shows so many lines in all', () => {
    const diffs = Array.from({ length: 10 }, () => diffsOf(overdue, { before: '', after: lines(500) })).flat();
    expect(formatReviewEntry({ page: overdue, diffs }).match(/^ {4}(?:\+line|@@)/gm)).toHaveLength(200);
  });

  test('lists so many files', () => {
    const diffs = Array.from({ length: 23 }, () => diffsOf(overdue)).flat();
    const text = formatReviewEntry({ page: overdue, diffs });
    expect(text.match(/^ {2}src\/payments\/refund\.ts edited/gm)).toHaveLength(20);
    expect(text).toMatch(/\n {2}3 files more: git diff bbbbbbbbbbbb\n$/);
  });

  test('says why there is nothing to show', () => {
    const diffs = diffsOf(overdue).map((diff) => ({ ...diff, hunks: [], note: 'Not text.' }));
    expect(formatReviewEntry({ page: overdue, diffs })).toMatch(/\n {4}Not text\.\n$/);
  });

  test('can’t move the cursor or speak to a runner', () => {
    const page = stubFreshness({ ...overdue, title: '\u001b[2J', changes: overdue.changes });
    const diffs = diffsOf(page, { before: '', after: '\u001b]0;owned\u0007\n##[error]x\n\u202etxt\n' }).map((diff) => ({
      ...diff,
      path: 'a\n::error::b',
      commits: [{ id: 'c'.repeat(40), on: '2026-08-20', author: '\u001b[31m', subject: '\r::set-output::' }],
    }));
    const text = formatReviewEntry({ page, diffs });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });
});

describe('the message of a branch', () => {
  const options = { owner: '@acme/payments', by: '@acme/payments', on: '2026-09-01' };

  test('has a section for each page', () => {
    const message = formatReviewMessage([entry, { page: overdue, diffs: diffsOf(overdue) }], options);
    expect(message).toMatchInlineSnapshot(`
      "Confirm 2 pages of @acme/payments

      Each page below is confirmed as right on 2026-09-01 by @acme/payments.
      Doubt one? Take its change out of this branch, mend the page instead, and merge the rest.

      docs/command-line.md  The command line
        changed · @​acme/tools · @​ada
        - Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
        - Last reviewed on 1 Jun 2026 by @​ada.
        Covers:
          src/cli.ts, lines that match \`option\\(\`, 1 file
          src/help.ts, mentioned in the text, 1 file

        src/cli.ts edited since eeeeeeeeee
          cccccccccc 2026-08-20 Grace: Rename --force to --yes
          dddddddddd 2026-08-02 Ada: Add --dry-run
          @@ -1,4 +1,5 @@
           import x

          -option('--force')
          +option('--yes')
           option('--quiet')
          +  option('--dry-run')

      runbooks/payments/refunds.md  Refunds that hang
        overdue · @​acme/payments
        - Last reviewed on 12 Jan 2026 by @​acme/payments. The next review was due on 12 Jul 2026.
        - 1 covered file has changed since.
        Covers:
          src/payments/**, 12 files

        src/payments/refund.ts edited since bbbbbbbbbb
          cccccccccc 2026-08-20 Grace: Retry refunds
          @@ -1,4 +1,5 @@
           import x

          -option('--force')
          +option('--yes')
           option('--quiet')
          +  option('--dry-run')
      "
    `);
  });

  test('stays within what hosts show, and still names every page it can', () => {
    const diffs = diffsOf(overdue, { before: '', after: lines(500) });
    const many = Array.from({ length: 900 }, (_, at) => ({ page: { ...overdue, path: `docs/page-${at}.md` }, diffs }));
    const message = formatReviewMessage(many, options);
    expect(message.length).toBeLessThan(60_100);
    expect(message).toMatch(/\nAnd \d+ pages more: see the changed files\.\n$/);
    expect(message.split('\n')[0]).toBe('Confirm 900 pages of @acme/payments');
  });
});
