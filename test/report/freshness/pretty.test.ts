import { describe, expect, test } from 'vitest';
import { formatPrettyFreshness } from '../../../src/report/freshness/pretty.ts';
import type { Role } from '../../../src/report/report.ts';
import { stubDiagnostic } from '../../helpers/diagnostic.ts';
import { firstDayPages, freshPages, stubChange, stubFreshnessReport } from '../../helpers/freshness.ts';
import { manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';

describe('what people read', () => {
  test('is why, since when, whose and what to do, by urgency', () => {
    expect(formatPrettyFreshness(stubFreshnessResult())).toMatchInlineSnapshot(`
      "Names something that is gone

        docs/releasing.md:18  Releasing
          The flag \`--skip-tests\` is gone: it was in \`scripts/release.sh\`, and commit cccccccc of 20 Aug
          2026 removed it.
          Nobody has reviewed this page. It was last changed on 2 Mar 2026.
          @acme/tools (.github/CODEOWNERS:4)
          npx waymark review docs/releasing.md

      Code that the page describes has changed since

        docs/command-line.md  The command line
          Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
          Last reviewed on 1 Jun 2026 by @ada.
          cccccccccc 2026-08-20 Grace: Rename --force to --yes
          dddddddddd 2026-08-02 Ada: Add --dry-run
          @acme/tools, @ada (.github/CODEOWNERS:4)
          npx waymark review docs/command-line.md

      Review overdue

        runbooks/payments/refunds.md  Refunds that hang
          Last reviewed on 12 Jan 2026 by @acme/payments. The next review was due on 12 Jul 2026.
          1 covered file has changed since.
          @acme/payments (.github/CODEOWNERS:4)
          npx waymark review runbooks/payments/refunds.md

      Review due

        docs/old-cluster.md  The old cluster
          Last reviewed on 20 Aug 2025. A review is due since 20 Aug 2026.
          Nobody’s
          npx waymark review docs/old-cluster.md

      8 pages: 1 contradicted, 1 overdue, 1 changed, 1 due, 1 current, 1 put off, 2 not reviewed.
      "
    `);
  });

  test('is grouped by owner on request', () => {
    expect(formatPrettyFreshness(stubFreshnessResult(), { byOwner: true })).toMatchInlineSnapshot(`
      "@acme/payments (#payments)  1 of 2 pages

        runbooks/payments/refunds.md  Refunds that hang
          Last reviewed on 12 Jan 2026 by @acme/payments. The next review was due on 12 Jul 2026.
          1 covered file has changed since.
          @acme/payments (.github/CODEOWNERS:4)
          npx waymark review runbooks/payments/refunds.md

      @acme/platform  0 of 1 page

        Your code changed, which docs/command-line.md describes.

      @acme/tools (#tools)  2 of 2 pages

        docs/releasing.md:18  Releasing
          The flag \`--skip-tests\` is gone: it was in \`scripts/release.sh\`, and commit cccccccc of 20 Aug
          2026 removed it.
          Nobody has reviewed this page. It was last changed on 2 Mar 2026.
          @acme/tools (.github/CODEOWNERS:4)
          npx waymark review docs/releasing.md

        docs/command-line.md  The command line
          Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
          Last reviewed on 1 Jun 2026 by @ada.
          cccccccccc 2026-08-20 Grace: Rename --force to --yes
          dddddddddd 2026-08-02 Ada: Add --dry-run
          @acme/tools, @ada (.github/CODEOWNERS:4)
          npx waymark review docs/command-line.md

      @ada  1 of 1 page

        docs/command-line.md  The command line
          Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
          Last reviewed on 1 Jun 2026 by @ada.
          cccccccccc 2026-08-20 Grace: Rename --force to --yes
          dddddddddd 2026-08-02 Ada: Add --dry-run
          @acme/tools, @ada (.github/CODEOWNERS:4)
          npx waymark review docs/command-line.md

      Nobody’s  1 of 1 page

        docs/old-cluster.md  The old cluster
          Last reviewed on 20 Aug 2025. A review is due since 20 Aug 2026.
          Nobody’s
          npx waymark review docs/old-cluster.md

      8 pages: 1 contradicted, 1 overdue, 1 changed, 1 due, 1 current, 1 put off, 2 not reviewed.
      "
    `);
  });

  test('is what to ask of an owner at once, and how many more wait', () => {
    const text = formatPrettyFreshness(stubFreshnessResult(manyPages(400)), { byOwner: true });
    expect(text.match(/^ {2}docs\//gm)).toHaveLength(40 * 5);
    expect(text.match(/^ {2}5 more pages waiting\.$/gm)).toHaveLength(40);
  });

  test('is no wall: a part is listed unless all is asked for', () => {
    const result = stubFreshnessResult(manyPages(2000));
    const text = formatPrettyFreshness(result);
    expect(text.split('\n').length).toBeLessThan(250);
    expect(text).toContain('1970 more pages not listed: --verbose lists them, --by-owner says whose they are.');
    expect(formatPrettyFreshness(result, { verbose: true }).match(/^ {2}docs\//gm)).toHaveLength(2000);
  });

  test('is ten quiet lines for a team on its first day', () => {
    const text = formatPrettyFreshness(stubFreshnessResult(firstDayPages(900)));
    expect(text).toMatchInlineSnapshot(`
      "No page needs a look. 2 of 900 pages say when they were reviewed or what they describe; the others aren’t judged.

      To begin with one:
        npx waymark covers docs/10.md --suggest         what it seems to describe
        npx waymark review docs/10.md --still-accurate  somebody has read it, and it holds
        npx waymark owners docs/10.md                   who answers for it

      900 pages: 2 current, 898 not reviewed.
      "
    `);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('is one line when every page is claimed and none needs anybody', () => {
    expect(formatPrettyFreshness(stubFreshnessResult([freshPages.batch]))).toMatchInlineSnapshot(`
      "No page needs a look.

      1 page: 1 current.
      "
    `);
  });

  test('is that there are no pages', () => {
    expect(formatPrettyFreshness(stubFreshnessResult([]))).toBe('No pages were found.\n');
  });

  test.each(['shallow', 'none'] as const)('is what was not looked at, with a history that is %s', (history) => {
    const pages = [freshPages.shallow];
    expect(formatPrettyFreshness(stubFreshnessResult(pages, { report: stubFreshnessReport(pages, { history }) }))).toMatchSnapshot();
  });

  test('is other faults of the family, too', () => {
    const fault = stubDiagnostic({ rule: 'freshness/covers-nothing', message: 'The cover `src/x/**` selects nothing.' });
    expect(formatPrettyFreshness(stubFreshnessResult([freshPages.batch], { diagnostics: [fault] }))).toContain(
      'error The cover `src/x/**` selects nothing. freshness/covers-nothing',
    );
  });

  test('never is wider than the terminal, where words can be parted', () => {
    for (const width of [50, 60, 80]) {
      const lines = formatPrettyFreshness(stubFreshnessResult(), { width }).split('\n');
      const messages = lines.filter((line) => /^ {4}(?!npx|[@.]|[cd]{10})/.test(line));
      expect(messages.length).toBeGreaterThan(8);
      expect(Math.max(...messages.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  test('tells a colouring function what each piece is', () => {
    const roles = new Set<Role>();
    const style = (role: Role, piece: string): string => {
      roles.add(role);
      return `<${role}>${piece}</${role}>`;
    };
    const coloured = formatPrettyFreshness(stubFreshnessResult(), { style });
    expect([...roles].sort()).toEqual(['file', 'hint', 'quiet', 'warning']);
    expect(coloured.replace(/<\/?(?:file|hint|quiet|warning)>/g, '')).toBe(formatPrettyFreshness(stubFreshnessResult()));
  });
});

describe('what the author of a change reads', () => {
  test('is about the change alone', () => {
    const report = stubFreshnessReport(undefined, { change: stubChange });
    expect(formatPrettyFreshness(stubFreshnessResult(undefined, { report }))).toMatchInlineSnapshot(`
      "Since \`origin/main\` (8888888888):

      docs/releasing.md:18
        The page names \`--skip-tests\`, which this change removes.
        @acme/tools
        npx waymark review docs/releasing.md

      docs/command-line.md
        This change touches lines that the page describes: \`src/cli.ts:42\`.
        @acme/tools, @ada
        npx waymark review docs/command-line.md

      runbooks/payments/refunds.md
        The review of this page was overdue before this change: whoever knows it could confirm it now.
        @acme/payments
        npx waymark review runbooks/payments/refunds.md

      8 pages looked at.
      "
    `);
  });

  test('is one sentence when it concerns no page', () => {
    const change = { ...stubChange, touched: [], contradicted: [], overdue: [] };
    const report = stubFreshnessReport(undefined, { change });
    expect(formatPrettyFreshness(stubFreshnessResult(undefined, { report }))).toMatchInlineSnapshot(`
      "Nothing that changed since \`origin/main\` (8888888888) touches what a page describes.

      8 pages looked at.
      "
    `);
  });
});
