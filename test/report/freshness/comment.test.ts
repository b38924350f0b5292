import { describe, expect, test } from 'vitest';
import { commentSource, writeComment, type CommentData } from '../../../src/report/comment.ts';
import { formatComment } from '../../../src/report/freshness/comment.ts';
import { toFreshnessEntry } from '../../../src/report/freshness/json.ts';
import { stubDiagnostic } from '../../helpers/diagnostic.ts';
import { commitId, freshPages, stubChange, stubFreshnessReport } from '../../helpers/freshness.ts';
import { forgedResult, manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';
import { findSignals, linksOf, outline, parseMarkdown, valuesOf } from '../../helpers/markdown.ts';

const changed = stubFreshnessResult(undefined, { report: stubFreshnessReport(undefined, { change: stubChange }) });
const clean = stubFreshnessResult(undefined, {
  report: stubFreshnessReport(undefined, { change: { ...stubChange, touched: [], contradicted: [], overdue: [] } }),
});

/** The functions as the workflow has them: text, and nothing around it. */
function writeInWorkflow(data: CommentData): string {
  const AnyFunction = (() => undefined).constructor as new (...parts: string[]) => (data: CommentData) => string;
  return new AnyFunction('data', `${commentSource()}\nreturn writeComment(data);`)(data);
}

describe('the comment', () => {
  test('is about the change, names owners without calling them, and links the evidence', () => {
    expect(formatComment(changed)).toMatchInlineSnapshot(`
      "<!-- waymark -->
      Waymark: this change removes what 1 page names, touches code that 1 page describes, and edits 1 page whose review was overdue.

      - \`docs/releasing.md:18\` names \`--skip-tests\`, which this change removes (\`@acme/tools\`)
      - \`docs/command-line.md\` describes \`src/cli.ts:42\` (\`@acme/tools\`, \`@ada\`), [all changes since it was last looked at](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...9999999999999999999999999999999999999999>)
      - \`runbooks/payments/refunds.md\` was overdue for a review: does the rest of it still hold? (\`@acme/payments\`)
      "
    `);
  });

  test('is the one comment of check, too', () => {
    const diagnostics = [stubDiagnostic({ at: '3:1-4' }), stubDiagnostic({ severity: 'warning' }), stubDiagnostic({ severity: 'info' })];
    expect(formatComment(changed, { diagnostics })).toMatchInlineSnapshot(`
      "<!-- waymark -->
      Waymark: this change adds 1 error and 1 warning, removes what 1 page names, touches code that 1 page describes, and edits 1 page whose review was overdue.

      - error in \`docs/on-call.md:3\`: \`\`Cannot find page \`runbok.md\`.\`\` (\`link/page\`)
      - \`docs/releasing.md:18\` names \`--skip-tests\`, which this change removes (\`@acme/tools\`)
      - \`docs/command-line.md\` describes \`src/cli.ts:42\` (\`@acme/tools\`, \`@ada\`), [all changes since it was last looked at](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...9999999999999999999999999999999999999999>)
      - \`runbooks/payments/refunds.md\` was overdue for a review: does the rest of it still hold? (\`@acme/payments\`)
      - warning in \`docs/on-call.md\`: \`\`Cannot find page \`runbok.md\`.\`\` (\`link/page\`)
      "
    `);
  });

  test.each<[string, CommentData]>([
    ['this change makes nothing worse.', { check: { diagnostics: [] } }],
    ['this change touches nothing that a page describes.', { freshness: toFreshnessEntry(clean) }],
    ['this change makes nothing worse, and touches nothing that a page describes.', { check: {}, freshness: toFreshnessEntry(clean) }],
    ['this change was not looked at.', {}],
    ['this change was not looked at.', { freshness: toFreshnessEntry(stubFreshnessResult()) }],
  ])('is one line when there is nothing to say: %s', (line, data) => {
    expect(writeComment(data)).toBe(`<!-- waymark -->\nWaymark: ${line}`);
  });

  test('says nothing about time, but of pages that the change edits', () => {
    const report = stubFreshnessReport(undefined, { change: { ...stubChange, overdue: [] } });
    expect(formatComment(stubFreshnessResult(undefined, { report }))).not.toMatch(/overdue|due|20\d\d/);
  });

  test('mentions an owner who wants it, and nobody who only looks like one', () => {
    const freshness = toFreshnessEntry(changed);
    expect(writeComment({ freshness, mention: ['@acme/tools'] })).toContain('(@acme/tools, `@ada`)');
    const forged = toFreshnessEntry(forgedResult('@a [x](y)'));
    expect(writeComment({ freshness: forged, mention: ['@a [x](y)'] })).toContain('(`@a [x](y)`,');
  });

  test('is ten lines and the rest folded, however much there is', () => {
    const pages = manyPages(2000);
    const change = { ...stubChange, touched: pages.map(({ path }) => ({ path, changes: freshPages.changed.changes })) };
    const text = formatComment(stubFreshnessResult(pages, { report: stubFreshnessReport(pages, { change }) }));
    expect(text.length).toBeLessThan(60_000);
    const visible = text.slice(0, text.indexOf('</summary>')).split('\n').filter(Boolean);
    expect(visible.length).toBeLessThanOrEqual(10);
    expect(text).toContain('<details><summary>1996 more</summary>');
    expect(text).toMatch(/- 1942 more are in the log of the check\.\n\n<\/details>\n$/);
  });

  test('is short, however long every text is', () => {
    for (const text of ['x'.repeat(10_000), '`'.repeat(10_000), '日本語'.repeat(4000), '👩‍💻'.repeat(4000)]) {
      const result = forgedResult(text);
      const entries = Array.from({ length: 500 }, () => result.report.change?.touched[0] ?? { path: '', changes: [] });
      const change = { ...stubChange, touched: entries };
      expect(formatComment({ ...result, report: { ...result.report, change } }).length).toBeLessThan(60_000);
    }
  });

  test('shows hostile text in code, and does nothing else with it', () => {
    for (const text of hostileTexts) {
      const diagnostics = [stubDiagnostic({ message: text, file: text, rule: `x/${text}` })];
      const tree = parseMarkdown(formatComment(forgedResult(text), { diagnostics }));
      expect(outline(tree), JSON.stringify(text)).toMatch(
        /^root\(html paragraph\(text\) list\((?:listItem\(paragraph\((?:(?:text|inlineCode|link\(text\)) ?)+\)\) ?){4}\)\)$/,
      );
      expect(valuesOf(tree, 'html')).toHaveLength(1);
      expect(linksOf(tree)).toEqual([`https://github.com/acme/platform/compare/${commitId('b')}...${commitId('9')}`]);
      expect(valuesOf(tree, 'text').flatMap(findSignals)).toEqual([]);
    }
  });
});

describe('next releases of pathways', () => {
  const pathways = [
    { id: 'on-call', next: '2.2.0', units: { changed: 1, added: 2, odd: 3 }, other: 1 },
    { id: 'on `x` [y](https://evil.example) @everybody', next: null, units: 'none' },
    'text',
  ];

  test('are told last, in the workflow too, and are no fault', () => {
    const check = { diagnostics: [], pathways };
    expect(writeInWorkflow({ check })).toBe(writeComment({ check }));
    expect(writeComment({ check })).toMatchInlineSnapshot(`
      "<!-- waymark -->
      Waymark: this change makes nothing worse.

      - the next version of \`on-call\` is \`2.2.0\`: 1 unit changed, 2 units added, 1 other change
      - the next version of \`\`on \`x\` [y](https://evil.example) @everybody\`\` is \`  \`
      - the next version of \`  \` is \`  \`"
    `);
  });
});

describe('in the workflow, where nothing is installed,', () => {
  test('it is the same', () => {
    const check = { diagnostics: [stubDiagnostic({ at: '3:1-4' })] };
    for (const result of [changed, clean, forgedResult('`` | \n# x')]) {
      const data = { check, freshness: JSON.parse(JSON.stringify(toFreshnessEntry(result))) as unknown };
      expect(writeInWorkflow(data)).toBe(writeComment(data));
    }
  });

  const odd: unknown[] = [
    null,
    undefined,
    3,
    'text',
    [],
    {},
    { diagnostics: {} },
    { diagnostics: [null, 3, 'x', {}] },
    { __proto__: null },
  ];
  const oddChange = {
    contradicted: [{}, 3, { contradictions: [{ text: {}, range: { start: { line: 1e99 } } }] }],
    touched: [null, { changes: 'x' }],
    overdue: [{}],
  };

  test.each<[unknown, unknown]>([
    ...odd.map((value): [unknown, unknown] => [value, value]),
    ...odd.map((value): [unknown, unknown] => [{}, { change: value, pages: value }]),
    [{}, { change: oddChange, pages: [{ path: {}, owner: [{}] }, { base: { commit: { toString: 'x' } } }], head: { toString: 'x' } }],
  ])('reports that are %j and %j are survived', (check, freshness) => {
    expect(writeInWorkflow({ check, freshness, compare: () => 'https://example.com' })).toMatch(/^<!-- waymark -->\nWaymark: this change/);
  });
});
