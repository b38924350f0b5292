import { describe, expect, test } from 'vitest';
import { reportFreshness } from '../../../src/report/freshness/report.ts';
import { firstDayPages, stubChange, stubFreshnessReport } from '../../helpers/freshness.ts';
import { forgedResult, manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

describe('the summary of a job', () => {
  test('has a table for each owner, the most urgent first', () => {
    const report = stubFreshnessReport(undefined, { history: 'shallow' });
    expect(reportFreshness(stubFreshnessResult(undefined, { report }), 'summary')).toMatchInlineSnapshot(`
      "## Freshness on 2026-09-01

      8 pages: 1 contradicted, 1 overdue, 1 changed, 1 due, 1 current, 1 put off, 2 not reviewed.

      > This clone is shallow: nothing is known of what came before it. 1 page last changed at its end or before. Fetch the whole history to see more.

      ### \`@acme/tools\`: 2 of 2 pages

      | Page | State | Why | What to do |
      | --- | --- | --- | --- |
      | [\`docs/releasing.md\`](<https://github.com/acme/platform/blob/main/docs/releasing.md>)<br>Releasing | contradicted | The flag \`--skip-tests\` is gone: it was in \`scripts/release.sh\`, and commit cccccccc of 20 Aug 2026 removed it. | \`npx waymark review docs/releasing.md\` |
      | [\`docs/command-line.md\`](<https://github.com/acme/platform/blob/main/docs/command-line.md>)<br>The command line | changed | Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits. [compare](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...cccccccccccccccccccccccccccccccccccccccc>) | \`npx waymark review docs/command-line.md\` |

      ### \`@ada\`: 1 of 1 page

      | Page | State | Why | What to do |
      | --- | --- | --- | --- |
      | [\`docs/command-line.md\`](<https://github.com/acme/platform/blob/main/docs/command-line.md>)<br>The command line | changed | Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits. [compare](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...cccccccccccccccccccccccccccccccccccccccc>) | \`npx waymark review docs/command-line.md\` |

      ### \`@acme/payments\`: 1 of 2 pages

      | Page | State | Why | What to do |
      | --- | --- | --- | --- |
      | [\`runbooks/payments/refunds.md\`](<https://github.com/acme/platform/blob/main/runbooks/payments/refunds.md>)<br>Refunds that hang | overdue | Last reviewed on 12 Jan 2026 by @&#8203;acme/payments. The next review was due on 12 Jul 2026. | \`npx waymark review runbooks/payments/refunds.md\` |

      ### Nobody’s: 1 of 1 page

      | Page | State | Why | What to do |
      | --- | --- | --- | --- |
      | [\`docs/old-cluster.md\`](<https://github.com/acme/platform/blob/main/docs/old-cluster.md>)<br>The old cluster | due | Last reviewed on 20 Aug 2025. A review is due since 20 Aug 2026. | \`npx waymark review docs/old-cluster.md\` |
      "
    `);
  });

  test('is short on the first day', () => {
    expect(reportFreshness(stubFreshnessResult(firstDayPages(900)), 'summary')).toMatchInlineSnapshot(`
      "## Freshness on 2026-09-01

      900 pages: 2 current, 898 not reviewed.
      "
    `);
  });

  test('is about the change, when there is one', () => {
    const report = stubFreshnessReport(undefined, { change: stubChange });
    expect(reportFreshness(stubFreshnessResult(undefined, { report }), 'summary')).toMatchInlineSnapshot(`
      "## Freshness on 2026-09-01

      8 pages.

      ### What this change means for pages

      | Page | State | Why | What to do |
      | --- | --- | --- | --- |
      | [\`docs/releasing.md\`](<https://github.com/acme/platform/blob/main/docs/releasing.md>)<br>Releasing | contradicted | The page names \`--skip-tests\`, which this change removes. | \`npx waymark review docs/releasing.md\` |
      | [\`docs/command-line.md\`](<https://github.com/acme/platform/blob/main/docs/command-line.md>)<br>The command line | touched | This change touches lines that the page describes: \`src/cli.ts:42\`. | \`npx waymark review docs/command-line.md\` |
      | [\`runbooks/payments/refunds.md\`](<https://github.com/acme/platform/blob/main/runbooks/payments/refunds.md>)<br>Refunds that hang | overdue | The review of this page was overdue before this change: whoever knows it could confirm it now. | \`npx waymark review runbooks/payments/refunds.md\` |
      "
    `);
  });

  test('holds 2,000 pages', () => {
    const text = reportFreshness(stubFreshnessResult(manyPages(2000)), 'summary');
    expect(bytes(text)).toBeLessThan(1024 * 1024);
    expect(text.match(/^\| \[`docs/gm)).toHaveLength(2000);
  });

  test('stays within a mebibyte, and says how many rows are missing', () => {
    const pages = manyPages(3000).map((page) => ({
      ...page,
      title: '日@'.repeat(500),
      reasons: forgedResult('<@x>'.repeat(300)).report.pages[0]?.reasons ?? [],
    }));
    const text = reportFreshness(stubFreshnessResult(pages), 'summary');
    expect(bytes(text)).toBeLessThan(1024 * 1024);
    expect(bytes(text)).toBeGreaterThan(950_000);
    const shown = text.match(/^\| \[`docs/gm)?.length ?? 0;
    expect(text.trimEnd().split('\n').at(-1)).toBe(`${3000 - shown} more rows don’t fit here: the log of this step lists them.`);
    expect(text.trimEnd().split('\n').at(-3)).toMatch(/^\| .* \|$/);
  });
});
