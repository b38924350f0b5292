import type { ChangeReport, CoveredChange, FreshnessReport, PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { Ownership } from '../../src/core/owners/ownership.ts';

/** The day that the pages of {@link freshPages} are judged on. */
export const today = '2026-09-01';

/** An id that looks like a commit's: one digit, forty times. */
export function commitId(digit: string): string {
  return digit.repeat(40);
}

/** The answer that CODEOWNERS gives, or that nobody gives. */
export function ownedBy(...owners: string[]): Ownership {
  if (owners.length === 0) return { state: 'unmatched', owners: [], source: undefined, rules: [] };
  return { state: 'owned', owners, source: 'codeowners', rules: [{ file: '.github/CODEOWNERS', line: 4, pattern: '/docs/' }] };
}

/** A page that claims nothing, but for the given fields: what a team has on its first day. */
export function stubFreshness(fields: Partial<PageFreshness> = {}): PageFreshness {
  const path = fields.path ?? 'docs/page.md';
  return {
    path,
    id: path.replace(/\.md$/, ''),
    title: 'A page',
    ownership: ownedBy('@acme/docs'),
    standing: 'living',
    review: 'unreviewed',
    drift: 'untracked',
    confidence: 'exact',
    badge: undefined,
    lastChange: { on: '2026-03-02', commit: commitId('a'), author: 'Ada' },
    covers: [],
    changes: [],
    contradictions: [],
    reasons: [{ code: 'unreviewed', message: 'Nobody has reviewed this page. It was last changed on 2 Mar 2026.', evidence: [] }],
    informed: [],
    ...fields,
  };
}

const commandLineChange: CoveredChange = {
  path: 'src/cli.ts',
  kind: 'narrowed',
  status: 'edited',
  line: 42,
  commits: [
    { id: commitId('c'), on: '2026-08-20', author: 'Grace', subject: 'Rename --force to --yes' },
    { id: commitId('d'), on: '2026-08-02', author: 'Ada', subject: 'Add --dry-run' },
  ],
  commitCount: 2,
};

/** A handful of pages as repositories have them, one of each kind that reports and pages must tell apart. */
export const freshPages = {
  /** A runbook whose review is overdue; covered files changed, which is only activity. */
  overdue: stubFreshness({
    path: 'runbooks/payments/refunds.md',
    id: 'runbooks/payments/refunds',
    title: 'Refunds that hang',
    ownership: ownedBy('@acme/payments'),
    review: 'overdue',
    drift: 'activity',
    badge: 'overdue',
    lastChange: { on: '2026-01-12', commit: commitId('b'), author: 'Ada' },
    reviewed: { on: '2026-01-12', by: '@acme/payments', stamp: { commit: commitId('b'), author: 'Ada', on: '2026-01-12', batch: 0 } },
    dueSoonOn: '2026-06-28',
    dueOn: '2026-07-12',
    overdueOn: '2026-08-11',
    covers: [{ path: 'src/payments/**', kind: 'whole', files: 12 }],
    base: { commit: commitId('b'), how: 'commit' },
    changes: [
      {
        path: 'src/payments/refund.ts',
        kind: 'whole',
        status: 'edited',
        commits: [{ id: commitId('c'), on: '2026-08-20', author: 'Grace', subject: 'Retry refunds' }],
        commitCount: 1,
      },
    ],
    reasons: [
      {
        code: 'overdue',
        message: 'Last reviewed on 12 Jan 2026 by @acme/payments. The next review was due on 12 Jul 2026.',
        evidence: [{ path: 'runbooks/payments/refunds.md', line: 4 }],
      },
      {
        code: 'covered-activity',
        message: '1 covered file has changed since.',
        evidence: [{ path: 'src/payments/refund.ts', from: commitId('b'), to: commitId('c') }],
      },
    ],
  }),
  /** A page about a command line whose options changed since the review: a narrowed cover, with line and commits. */
  changed: stubFreshness({
    path: 'docs/command-line.md',
    id: 'docs/command-line',
    title: 'The command line',
    ownership: ownedBy('@acme/tools', '@ada'),
    review: 'current',
    drift: 'changed',
    badge: 'changed',
    reviewed: {
      on: '2026-06-01',
      by: '@ada',
      stamp: { commit: commitId('e'), author: 'Ada', on: '2026-06-01', batch: 0 },
    },
    dueOn: '2027-06-01',
    overdueOn: '2027-07-01',
    dueSoonOn: '2027-05-18',
    covers: [
      { path: 'src/cli.ts', kind: 'narrowed', match: String.raw`option\(`, files: 1 },
      { path: 'src/help.ts', kind: 'inferred', files: 1 },
    ],
    base: { commit: commitId('e'), how: 'digest' },
    changes: [commandLineChange],
    reasons: [
      {
        code: 'covered-changed',
        message: 'Code that this page describes has changed since: `src/cli.ts`, in 2 commits.',
        evidence: [{ path: 'src/cli.ts', from: commitId('e'), to: commitId('c'), line: 42 }],
      },
      { code: 'reviewed', message: 'Last reviewed on 1 Jun 2026 by @ada.', evidence: [{ path: 'docs/command-line.md', line: 5 }] },
    ],
    informed: ['@acme/platform'],
  }),
  /** A page that names a flag which a commit removed. */
  contradicted: stubFreshness({
    path: 'docs/releasing.md',
    id: 'docs/releasing',
    title: 'Releasing',
    ownership: ownedBy('@acme/tools'),
    review: 'unreviewed',
    drift: 'contradicted',
    badge: 'contradicted',
    covers: [{ path: 'scripts/release.sh', kind: 'inferred', files: 1 }],
    base: { commit: commitId('f'), how: 'change' },
    changes: [
      {
        path: 'scripts/release.sh',
        kind: 'inferred',
        status: 'edited',
        commits: [{ id: commitId('c'), on: '2026-08-20', author: 'Grace', subject: 'Drop --skip-tests' }],
        commitCount: 1,
      },
    ],
    contradictions: [
      {
        kind: 'flag',
        text: '--skip-tests',
        range: { start: { line: 18, column: 24 }, end: { line: 18, column: 36 } },
        was: { path: 'scripts/release.sh', line: 7 },
        base: commitId('f'),
        removedBy: { id: commitId('c'), on: '2026-08-20', author: 'Grace', subject: 'Drop --skip-tests' },
        covered: true,
      },
    ],
    reasons: [
      {
        code: 'reference-gone',
        message: 'The flag `--skip-tests` is gone: it was in `scripts/release.sh`, and commit cccccccc of 20 Aug 2026 removed it.',
        evidence: [
          { path: 'docs/releasing.md', line: 18 },
          { path: 'scripts/release.sh', from: commitId('f'), to: commitId('c'), line: 7 },
        ],
      },
      { code: 'unreviewed', message: 'Nobody has reviewed this page. It was last changed on 2 Mar 2026.', evidence: [] },
    ],
  }),
  /** A review that came with 143 others in a commit that touched no text. */
  batch: stubFreshness({
    path: 'docs/networking.md',
    title: 'Networking',
    ownership: ownedBy('@acme/platform'),
    review: 'current',
    badge: 'current',
    reviewed: {
      on: '2026-08-01',
      by: '@acme/platform',
      stamp: { commit: commitId('1'), author: 'Release bot', on: '2026-08-01', batch: 144 },
    },
    dueOn: '2027-08-01',
    overdueOn: '2027-08-31',
    dueSoonOn: '2027-07-18',
    reasons: [
      {
        code: 'batch-confirmed',
        message: 'Release bot confirmed this page together with 143 others on 1 Aug 2026, without touching the text of any.',
        evidence: [{ path: 'docs/networking.md', line: 3 }],
      },
    ],
  }),
  /** A review that was put off, with a reason. */
  snoozed: stubFreshness({
    path: 'runbooks/payments/failover.md',
    title: 'Failover',
    ownership: ownedBy('@acme/payments'),
    standing: 'snoozed',
    review: 'due',
    reviewed: { on: '2026-02-01', by: '@acme/payments' },
    dueOn: '2026-08-01',
    overdueOn: '2026-08-31',
    dueSoonOn: '2026-07-18',
    snooze: { until: '2026-10-01', reason: 'The new region replaces it in September.' },
    reasons: [{ code: 'snoozed', message: 'Put off until 1 Oct 2026: The new region replaces it in September.', evidence: [] }],
  }),
  /** A page that is due, and belongs to nobody. */
  unowned: stubFreshness({
    path: 'docs/old-cluster.md',
    title: 'The old cluster',
    ownership: ownedBy(),
    review: 'due',
    badge: 'due',
    reviewed: { on: '2025-08-20' },
    dueOn: '2026-08-20',
    overdueOn: '2026-09-19',
    dueSoonOn: '2026-08-06',
    reasons: [{ code: 'due', message: 'Last reviewed on 20 Aug 2025. A review is due since 20 Aug 2026.', evidence: [] }],
  }),
  /** A page that nobody has reviewed: nothing is claimed, nothing is shown. */
  unreviewed: stubFreshness({ path: 'docs/glossary.md', title: 'Glossary' }),
  /** A page of a shallow clone: its last change lies beyond what the clone holds. */
  shallow: stubFreshness({
    path: 'docs/history.md',
    title: 'How it came about',
    confidence: 'older-than',
    lastChange: undefined,
    reasons: [
      { code: 'unreviewed', message: 'Nobody has reviewed this page.', evidence: [] },
      { code: 'history-ends', message: 'This clone is shallow: the last change lies before 1 Jul 2026.', evidence: [] },
    ],
  }),
} as const satisfies Record<string, PageFreshness>;

/** A report over pages, sorted as reports are. */
export function stubFreshnessReport(
  pages: readonly PageFreshness[] = Object.values(freshPages),
  fields: Partial<FreshnessReport> = {},
): FreshnessReport {
  return {
    today,
    pages: [...pages].sort((a, b) => (a.path < b.path ? -1 : 1)),
    head: commitId('9'),
    history: 'exact',
    gaps: [],
    ...fields,
  };
}

/** A pull request that touches options of the command line, removes a flag that a page names, and edits an overdue runbook. */
export const stubChange: ChangeReport = {
  since: { ref: 'origin/main', commit: commitId('8') },
  touched: [{ path: freshPages.changed.path, changes: [commandLineChange] }],
  contradicted: [{ path: freshPages.contradicted.path, contradictions: freshPages.contradicted.contradictions }],
  overdue: [freshPages.overdue.path],
};

/** A team of so many pages on its first day with Waymark: two are reviewed, the rest claims nothing. */
export function firstDayPages(number: number): PageFreshness[] {
  return Array.from({ length: number }, (_, index) =>
    index < 2
      ? stubFreshness({ path: `docs/${index}.md`, review: 'current', badge: 'current', reviewed: { on: '2026-08-30', by: '@acme/docs' } })
      : stubFreshness({ path: `docs/${index}.md`, title: `Page ${index}` }),
  );
}
