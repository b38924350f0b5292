import { describe, expect, test } from 'vitest';
import { commentSource, writeComment, type CommentData } from '../../src/report/comment.ts';
import { formatComment } from '../../src/report/freshness/comment.ts';
import { forgeReport, inspectComment, listTexts } from '../helpers/comment.ts';
import { stubDiagnostic } from '../helpers/diagnostic.ts';
import { commitId, freshPages, stubChange, stubFreshnessReport } from '../helpers/freshness.ts';
import { manyPages, stubFreshnessResult } from '../helpers/freshness-result.ts';
import { hostileTexts } from '../helpers/hostile-text.ts';
import { forgedPullReport, stubPullPage, stubPullReport } from '../helpers/pull-report.ts';

const compare = (from: string, to: string): string => `https://github.com/acme/platform/compare/${from}...${to}`;

/** The functions as the workflow has them: text, and nothing around it. */
function writeInWorkflow(data: CommentData): string {
  const AnyFunction = (() => undefined).constructor as new (...parts: string[]) => (data: CommentData) => string;
  return new AnyFunction('data', `${commentSource()}\nreturn writeComment(data);`)(data);
}

const fault = (
  fields: Parameters<typeof stubDiagnostic>[0] = {},
  elsewhere = false,
): ReturnType<typeof stubPullReport>['diagnostics'][number] => ({
  ...stubDiagnostic(fields),
  elsewhere,
});

describe('the comment', () => {
  test('says in a line what a change means, and folds the rest', () => {
    const report = stubPullReport({
      pages: [
        stubPullPage({
          pathways: ['on-call'],
          fields: [{ name: 'owner', from: '@ada', to: '@acme/docs' }],
          links: { added: ['queue.md'], removed: [] },
        }),
        stubPullPage({ change: 'added', path: 'docs/new.md', title: 'New', words: { added: 120, removed: 0 } }),
        stubPullPage({
          change: 'moved',
          path: 'docs/b.md',
          from: 'docs/a.md',
          id: 'docs/b',
          formerId: 'docs/a',
          leadsOn: false,
          blocks: [],
          words: { added: 0, removed: 0 },
        }),
      ],
      diagnostics: [
        fault({ at: '3:1-4' }, true),
        fault({ severity: 'warning' }),
        fault({ severity: 'info' }),
        fault({ rule: 'page/moved', severity: 'warning' }),
      ],
      pathways: [
        {
          id: 'on-call',
          title: 'On call',
          path: 'p.yml',
          current: '1.0.0',
          next: '1.1.0',
          bump: 'minor',
          reason: 'because the required unit `docs/pay` changed',
          quiet: false,
          units: {},
          other: 0,
          touched: ['docs/pay'],
        },
      ],
      touched: [
        {
          path: 'docs/cli.md',
          title: 'Cli',
          owners: ['@acme/tools'],
          since: commitId('e'),
          changes: [{ path: 'src/cli.ts', kind: 'narrowed', status: 'edited', line: 42 }],
        },
      ],
      owners: [
        { owner: '@acme/docs', pages: [{ path: 'docs/pay.md', why: 'edits' }] },
        { owner: '@ada', pages: [{ path: 'docs/pay.md', why: 'edits' }] },
        { owner: '@acme/tools', pages: [{ path: 'docs/cli.md', why: 'touches' }] },
      ],
    });
    expect(writeComment({ report, compare })).toMatchInlineSnapshot(`
      "<!-- waymark -->
      **Waymark**: 1 page changed, 1 added, 1 moved; 1 new error, 2 new warnings, 1 page describes code that is touched, \`on-call\` becomes \`1.1.0\`; ask \`@acme/docs\`, \`@ada\` and 1 more.

      - error in \`docs/on-call.md:3\`, which this change doesn’t touch: \`\`Cannot find page \`runbok.md\`.\`\` (\`link/page\`)

      <details><summary>2 more faults</summary>

      - warning in \`docs/on-call.md\`: \`\`Cannot find page \`runbok.md\`.\`\` (\`link/page\`)
      - 1 page with another id than before: \`waymark check --changed-since origin/main --fix\` writes the old ones down (\`page/moved\`)

      </details>

      <details><summary>What changes in 3 pages</summary>

      <details><summary>changed <code>docs/pay.md</code>: Pay, +1 −1 words</summary>

      - \`owner\`: \`@ada\` → \`@acme/docs\`
      - leads to \`queue.md\` now
      - unit of \`on-call\`
      - owned by \`@acme/docs\`

      Wait for <code>5</code> <del>minutes</del><ins>hours</ins>.

      </details>

      <details><summary>added <code>docs/new.md</code>: New, 120 words</summary>

      - owned by \`@acme/docs\`

      </details>

      <details><summary>moved <code>docs/a.md</code> → <code>docs/b.md</code>: Pay</summary>

      - its id was \`docs/a\` and is \`docs/b\`: the old one leads nowhere
      - owned by \`@acme/docs\`

      </details>

      </details>

      <details><summary>1 page to look at</summary>

      - \`docs/cli.md\` describes \`src/cli.ts:42\` (\`@acme/tools\`), [all changes since it was last looked at](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...9999999999999999999999999999999999999999>)

      </details>

      <details><summary>1 pathway</summary>

      - \`on-call\` becomes \`1.1.0\` after \`1.0.0\`, \`minor\` because the required unit <code>docs/pay</code> changed. This change has a part in \`docs/pay\`.

      </details>

      <details><summary>3 owners to ask</summary>

      - \`@acme/docs\`, \`@ada\`: \`docs/pay.md\` (edited)
      - \`@acme/tools\`: \`docs/cli.md\` (that describes touched code)

      </details>"
    `);
  });

  test.each<[string, CommentData]>([
    ['nothing changes for readers, and nothing gets worse.', { report: stubPullReport() }],
    ['nothing changes for readers, and nothing gets worse.', { report: stubPullReport({ diagnostics: [fault({ severity: 'info' })] }) }],
    ['nothing changes for readers, and nothing gets worse.', {}],
  ])('is one line when there is nothing to say: %s', (line, data) => {
    expect(writeComment(data)).toBe(`<!-- waymark -->\n**Waymark**: ${line}`);
  });

  test('shows inline code as code on both sides of a change, and code as a difference', () => {
    const parts = [
      { text: 'Run `kubectl ', change: 'same' as const },
      { text: 'get', change: 'removed' as const },
      { text: 'describe', change: 'added' as const },
      { text: ' pods` ', change: 'same' as const },
      { text: 'now', change: 'added' as const },
    ];
    const code = [
      { text: 'a\nb\n', change: 'same' as const },
      { text: '```\n', change: 'removed' as const },
      { text: 'c\n', change: 'added' as const },
    ];
    const blocks = [
      { kind: 'item' as const, change: 'changed' as const, parts },
      { kind: 'code' as const, change: 'changed' as const, parts: code },
    ];
    const comment = writeComment({ report: stubPullReport({ pages: [stubPullPage({ blocks })] }) });
    expect(comment).toContain(
      '* Run <code>kubectl </code><del><code>get</code></del><ins><code>describe</code></ins><code> pods</code> <ins>now</ins>',
    );
    expect(comment).toContain('````diff\n a\n b\n-```\n+c\n````');
  });

  test('shortens what is the same, and never makes code of words by it', () => {
    const long = 'word '.repeat(100);
    const parts = [
      { text: `${long}\`a ${long}`, change: 'same' as const },
      { text: 'x', change: 'added' as const },
      { text: `${long} b\` end ${long}`, change: 'same' as const },
    ];
    const comment = writeComment({
      report: stubPullReport({ pages: [stubPullPage({ blocks: [{ kind: 'prose', change: 'changed', parts }] })] }),
    });
    const text = comment.slice(comment.indexOf('…'), comment.lastIndexOf('…') + 1);
    expect(text.length).toBeLessThan(400);
    expect(text).toContain('<ins><code>x</code></ins>');
  });

  test('has room for every page, cuts long differences, and says so', () => {
    const block = {
      kind: 'prose' as const,
      change: 'added' as const,
      parts: [{ text: 'Some words. '.repeat(20), change: 'added' as const }],
    };
    const page = stubPullPage({ blocks: Array.from({ length: 200 }, () => block) });
    for (const number of [1, 20, 3000]) {
      const pages = Array.from({ length: number }, (_, at) => ({ ...page, path: `docs/${at}.md` }));
      const comment = writeComment({ report: stubPullReport({ pages, diagnostics: Array.from({ length: 500 }, () => fault()) }) });
      expect(comment.length).toBeLessThan(60_000);
      expect(comment).toContain('There is more: `waymark report --format html` shows all of it.');
    }
  });

  test('is short, however long every text is', () => {
    for (const text of ['x'.repeat(10_000), '`'.repeat(10_000), '日本語'.repeat(4000), '👩‍💻'.repeat(4000), '<'.repeat(10_000)]) {
      const { pages, diagnostics, touched, pathways, owners, ...report } = forgedPullReport(text);
      const many = <Item>(items: readonly Item[]): Item[] => Array.from({ length: 300 }, () => items).flat();
      const comment = writeComment({
        report: {
          ...report,
          pages: many(pages),
          diagnostics: many(diagnostics),
          touched: many(touched),
          pathways: many(pathways),
          owners: many(owners),
        },
      });
      expect(comment.length).toBeLessThan(65_536);
    }
  });
});

test.each([
  ['origin/main', 'origin/main'],
  ['v1.0', 'v1.0'],
  ['main; reboot', 'REF'],
  ['--output=x', 'REF'],
  ['', 'REF'],
])('the command that writes old ids down is one to copy: from %j', (ref, expected) => {
  const { fingerprint, ...fault } = stubDiagnostic({ rule: 'page/moved', severity: 'warning' });
  const report = stubPullReport({ since: { ref, commit: commitId('8') }, diagnostics: [{ ...fault, fingerprint, elsewhere: false }] });
  expect(writeComment({ report })).toContain(`\`waymark check --changed-since ${expected} --fix\``);
});

describe('hostile text', () => {
  const clean = { nodes: [], html: [], signals: [], quickActions: [], logCommands: [], code: [] };

  test('is text and code in the comment, and does nothing else', () => {
    for (const text of hostileTexts) {
      const { folds, ...found } = inspectComment(writeComment({ report: forgedPullReport(text), compare }));
      const about = JSON.stringify(text.slice(0, 60));
      expect(found, about).toEqual({ ...clean, links: [compare(commitId('b'), commitId('9'))] });
      // As many folds as sections and pages with something in them.
      expect([folds.match(/<details>/g)?.length, folds.match(/<\/details>/g)?.length], about).toEqual([7, 7]);
    }
  });

  const forgeries = [
    '</summary></details>\n\n@octocat ![](https://evil.example/beacon.png) [Approved](https://evil.example)\n\n<!--',
    '<img src=x onerror=alert(1)>',
    '\n\n# Approved\n\n::error::x',
    'constructor',
    '__proto__',
    'toString',
  ];

  test.each(listTexts().map((path) => [path.join('.'), path] as const))('as %s is harmless, whatever that field is for', (_, path) => {
    const plain = inspectComment(writeComment({ report: forgeReport(path, 'word') }));
    expect(plain).toMatchObject(clean);
    for (const text of forgeries) {
      const report = JSON.parse(JSON.stringify(forgeReport(path, text))) as unknown;
      expect(inspectComment(writeComment({ report })), text).toEqual(plain);
    }
  });

  test('of a page that says of itself what no report says leaves the page out', () => {
    const pages = [stubPullPage(), { ...stubPullPage({ path: 'docs/b.md' }), change: 'constructor' }];
    const comment = writeComment({ report: { ...stubPullReport(), pages } });
    expect(comment).toContain('What changes in 1 page<');
    expect(comment).not.toContain('docs/b.md');
  });

  test('in code is no command of a log', () => {
    const text = 'one\n::add-mask::waymark\n  ::error::pwned\n:::note\n##[error]x\n';
    const parts = [
      { text, change: 'same' as const },
      { text: 'two\n', change: 'added' as const },
    ];
    const comment = writeComment({
      report: stubPullReport({ pages: [stubPullPage({ blocks: [{ kind: 'code', change: 'changed', parts }] })] }),
    });
    expect(comment.slice(comment.indexOf('```'), comment.lastIndexOf('```'))).toMatchInlineSnapshot(`
      "\`\`\`diff
       one
       \\u{3a}:add-mask::waymark
         \\u{3a}:error::pwned
       \\u{3a}::note
       # #[error]x
      +two
      "
    `);
  });
});

describe('in the workflow, where nothing is installed,', () => {
  test('it is the same', () => {
    for (const text of ['plain', '`` | \n# x', '</details>']) {
      const report = JSON.parse(JSON.stringify(forgedPullReport(text))) as unknown;
      expect(writeInWorkflow({ report, compare })).toBe(writeComment({ report, compare }));
    }
  });

  const odd: unknown[] = [null, undefined, 3, 'text', [], {}, [null, 3, 'x', {}, [[]]], { __proto__: null }, { toString: 'x' }];

  test.each(odd)('a report that is %j, or holds it anywhere, is survived', (value) => {
    const forged = forgedPullReport('x');
    expect(writeInWorkflow({ report: value, compare })).toMatch(/^<!-- waymark -->\n\*\*Waymark\*\*: nothing changes/);
    for (const name of Object.keys(forged)) {
      expect(writeInWorkflow({ report: { ...forged, [name]: value }, compare })).toMatch(/^<!-- waymark -->\n\*\*Waymark\*\*: /);
      const [entry] = Object.values({ [name]: forged[name as keyof typeof forged] });
      if (!Array.isArray(entry)) continue;
      const broken = entry.map((item: unknown) =>
        typeof item === 'object' && item !== null ? Object.fromEntries(Object.keys(item).map((key) => [key, value])) : value,
      );
      expect(writeInWorkflow({ report: { ...forged, [name]: broken }, compare })).toMatch(/^<!-- waymark -->\n\*\*Waymark\*\*: /);
    }
  });
});

describe('the comment of freshness', () => {
  const changed = stubFreshnessResult(undefined, { report: stubFreshnessReport(undefined, { change: stubChange }) });

  test('is about the change, names owners without calling them, and links the evidence', () => {
    expect(formatComment(changed)).toMatchInlineSnapshot(`
      "<!-- waymark -->
      **Waymark**: 1 page names what is removed, 1 page describes code that is touched; ask \`@acme/tools\`, \`@ada\`.

      <details><summary>3 pages to look at</summary>

      - \`docs/releasing.md:18\` names \`--skip-tests\`, which this change removes (\`@acme/tools\`)
      - \`docs/command-line.md\` describes \`src/cli.ts:42\` (\`@acme/tools\`, \`@ada\`), [all changes since it was last looked at](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...9999999999999999999999999999999999999999>)
      - \`runbooks/payments/refunds.md\` was overdue for a review: does the rest of it still hold? (\`@acme/payments\`)

      </details>

      <details><summary>2 owners to ask</summary>

      - \`@acme/tools\`: \`docs/releasing.md\` (that names what is removed), \`docs/command-line.md\` (that describes touched code)
      - \`@ada\`: \`docs/command-line.md\` (that describes touched code)

      </details>
      "
    `);
  });

  test('is one line when there is nothing to say', () => {
    const change = { ...stubChange, touched: [], contradicted: [], overdue: [] };
    const clean = stubFreshnessResult(undefined, { report: stubFreshnessReport(undefined, { change }) });
    expect(formatComment(clean)).toBe('<!-- waymark -->\n**Waymark**: this change touches nothing that a page describes.\n');
    expect(formatComment(stubFreshnessResult())).toBe('<!-- waymark -->\n**Waymark**: this change was not looked at.\n');
  });

  test('says nothing about time, but of pages that the change edits', () => {
    const report = stubFreshnessReport(undefined, { change: { ...stubChange, overdue: [] } });
    expect(formatComment(stubFreshnessResult(undefined, { report }))).not.toMatch(/overdue|due|20\d\d/);
  });

  test('is short, however much there is', () => {
    const pages = manyPages(2000);
    const change = { ...stubChange, touched: pages.map(({ path }) => ({ path, changes: freshPages.changed.changes })) };
    const text = formatComment(stubFreshnessResult(pages, { report: stubFreshnessReport(pages, { change }) }));
    expect(text.length).toBeLessThan(60_000);
    expect(text.slice(0, text.indexOf('</summary>')).split('\n').filter(Boolean).length).toBeLessThanOrEqual(3);
    expect(text).toMatch(/\n- and \d{4} more: `waymark report --format html` lists them\.\n/);
  });
});
