import { describe, expect, test } from 'vitest';
import { freshnessSchema } from '../../../src/core/freshness/freshness-config.ts';
import type { Contradiction, CoveredChange, PageFreshness } from '../../../src/core/freshness/freshness.ts';
import { judgePage, type PageFacts } from '../../../src/core/freshness/judge-page.ts';
import type { LastChange } from '../../../src/core/history.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

const commit = '4b1c0de22a'.padEnd(40, '0');
const today = '2026-09-01';

function changed(day: string, change: Partial<LastChange> = {}): LastChange {
  return { at: Date.parse(`${day}T12:00:00Z`) / 1000, commit, author: 'Ada', confidence: 'exact', substantive: true, ...change };
}

/** Judges a page with this frontmatter. */
function judge(frontmatter: string, facts: Partial<PageFacts> = {}, config: object = {}): PageFreshness {
  const [page] = catalogOf({ 'docs/restart.md': `---\n${frontmatter}\n---\n\n# Restart\n\nText.\n` }).pages;
  if (!page) throw new Error('no page');
  return judgePage(
    {
      page,
      ownership: { state: 'unmatched', owners: [], source: undefined, rules: [] },
      sourceInterval: undefined,
      lastChange: changed('2026-06-01'),
      history: 'exact',
      stamp: undefined,
      drift: { covers: [], changes: [] },
      contradictions: [],
      informed: [],
      ...facts,
    },
    { today, config: freshnessSchema.parse(config), hash32: () => 2 ** 31 },
  );
}

const change: CoveredChange = {
  path: 'src/cli.ts',
  kind: 'narrowed',
  status: 'edited',
  line: 41,
  commits: [{ id: commit, on: '2026-08-14', author: 'Bo', subject: 'Rename an option' }],
  commitCount: 2,
};

const gone: Contradiction = {
  kind: 'flag',
  text: '--dry-run',
  range: { start: { line: 7, column: 4 }, end: { line: 7, column: 13 } },
  was: { path: 'scripts/deploy.sh', line: 8 },
  base: commit,
  covered: false,
};

const covers: PageFacts['drift']['covers'] = [{ path: 'src/cli.ts', kind: 'narrowed', match: 'option', files: 1 }];
const base = { commit, how: 'commit' } as const;

function axes({ review, drift, badge, standing }: PageFreshness): string {
  return [review, drift, badge ?? 'no badge', ...(standing === 'living' ? [] : [standing])].join(', ');
}

describe('a page', () => {
  test.each<[string, string, Partial<PageFacts>, string]>([
    ['that claims nothing has no badge', 'kind: runbook', {}, 'unreviewed, untracked, no badge'],
    ['of a kind without reviews has none either', 'kind: reference', {}, 'not-scheduled, untracked, no badge'],
    ['is current after a review', 'kind: runbook\nreviewed: { on: 2026-08-01 }', {}, 'current, untracked, current'],
    ['is due soon two weeks before', 'kind: runbook\nreviewed: { on: 2026-03-10 }', {}, 'due-soon, untracked, due-soon'],
    ['is due on its day', 'kind: runbook\nreviewed: { on: 2026-03-01 }', {}, 'due, untracked, due'],
    ['is overdue when its time of grace is over', 'kind: runbook\nreviewed: { on: 2026-01-01 }', {}, 'overdue, untracked, overdue'],
    ['that was edited isn’t reviewed', 'reviewEvery: 6mo', {}, 'unreviewed, untracked, no badge'],
    ['that asks for reviews comes due without one', 'reviewEvery: 3mo', {}, 'due, untracked, due'],
    [
      'in step with what it covers is current without a calendar',
      'covers: [src]\nreviewed: { on: 2020-01-01 }',
      { drift: { covers, base, digest: 'v1:0', changes: [] } },
      'not-scheduled, in-sync, current',
    ],
    [
      'that nobody reviewed claims nothing by being in step',
      'covers: [src]',
      { drift: { covers, base, changes: [] } },
      'unreviewed, in-sync, no badge',
    ],
    [
      'whose narrowed cover changed says so',
      'covers: [src]',
      { drift: { covers, base, changes: [change] } },
      'unreviewed, changed, changed',
    ],
    [
      'whose whole files were touched has no badge for it',
      'covers: [src]',
      { drift: { covers, base, changes: [{ ...change, kind: 'whole' }] } },
      'unreviewed, activity, no badge',
    ],
    [
      'whose mentions were touched has none either',
      '',
      { drift: { covers: [], base, changes: [{ ...change, kind: 'inferred' }] } },
      'unreviewed, activity, no badge',
    ],
    [
      'that can’t be compared isn’t called in step',
      'covers: [src]\nreviewed: { on: 2026-08-01 }',
      { drift: { covers, baseGap: 'This clone is shallow.', changes: [] } },
      'not-scheduled, untracked, no badge',
    ],
    [
      'that names what is gone is contradicted before all else',
      'kind: runbook\nreviewed: { on: 2026-01-01 }',
      { contradictions: [gone], drift: { covers, base, changes: [change] } },
      'overdue, contradicted, contradicted',
    ],
    [
      'that is overdue says this before a change',
      'kind: runbook\nreviewEvery: 1mo\nreviewed: { on: 2026-01-01 }',
      { drift: { covers, base, changes: [change] } },
      'overdue, changed, overdue',
    ],
    [
      'whose code changed says this before being due',
      'kind: runbook\nreviewed: { on: 2026-03-01 }',
      { drift: { covers, base, changes: [change] } },
      'due, changed, changed',
    ],
    [
      'that is snoozed shows that',
      'reviewed: { on: 2020-01-01 }\nsnooze: { until: 2026-09-01, reason: Migration }',
      {},
      'overdue, untracked, no badge, snoozed',
    ],
    [
      'wakes up the day after',
      'reviewed: { on: 2020-01-01 }\nsnooze: { until: 2026-08-31, reason: Migration }',
      {},
      'overdue, untracked, overdue',
    ],
    [
      'of the past is left alone',
      'lifecycle: historical\nreviewed: { on: 2020-01-01 }',
      { contradictions: [gone] },
      'not-scheduled, untracked, no badge, historical',
    ],
    ['that is generated is left alone', 'lifecycle: generated', {}, 'not-scheduled, untracked, no badge, generated'],
    ['with GOV.UK’s dates is judged by them', 'last_reviewed_on: 2026-01-01\nreview_in: 3 months', {}, 'overdue, untracked, overdue'],
  ])('%s', (_, frontmatter, facts, expected) => {
    expect(axes(judge(frontmatter, facts))).toBe(expected);
  });

  test.each<[string, Partial<PageFacts>, PageFreshness['confidence'], string | undefined]>([
    ['whose history is whole has an exact date', {}, 'exact', '2026-06-01'],
    [
      'at the end of a shallow clone has none',
      { history: 'shallow', lastChange: changed('2026-06-01', { confidence: 'older-than' }) },
      'older-than',
      undefined,
    ],
    ['without history has none', { history: 'none', lastChange: undefined }, 'unknown', undefined],
    ['that isn’t committed has none', { lastChange: undefined }, 'unknown', undefined],
  ])('%s', (_, facts, confidence, on) => {
    const page = judge('', facts);
    expect([page.confidence, page.lastChange?.on]).toEqual([confidence, on]);
  });
});

describe('reasons', () => {
  const messages = (page: PageFreshness): string[] => page.reasons.map(({ code, message }) => `${code}: ${message}`);

  test('say what asks for somebody first, then what is known', () => {
    const stamp = { commit, author: 'Ada', on: '2026-01-02', batch: 12 };
    const drift = {
      covers,
      base,
      changes: [change, { ...change, path: 'src/new.ts', kind: 'whole', status: 'added', commitCount: 0 } as const],
    };
    const page = judge('kind: runbook\nreviewed: { on: 2026-01-01, by: "@acme/payments" }', { contradictions: [gone], drift, stamp });
    expect(messages(page)).toMatchInlineSnapshot(`
      [
        "reference-gone: The page names \`--dry-run\`, which was in \`scripts/deploy.sh:8\` when somebody last looked at the page, and is gone.",
        "covered-changed: Code that this page describes has changed since its review on 2026-01-01: \`src/cli.ts:41\` (2 commits).",
        "covered-activity: Files that this page covers were touched since its review on 2026-01-01: \`src/new.ts:41\` (added).",
        "overdue: A review was due on 2026-07-01, and its time of grace ended on 2026-07-31.",
        "reviewed: Last reviewed on 2026-01-01 by @acme/payments.",
        "batch-confirmed: 12 pages were confirmed by one commit that touched no text, by Ada on 2026-01-02.",
      ]
    `);
    expect(page.reasons.flatMap(({ evidence }) => evidence)).toMatchInlineSnapshot(`
      [
        {
          "line": 7,
          "path": "docs/restart.md",
        },
        {
          "from": "4b1c0de22a000000000000000000000000000000",
          "line": 8,
          "path": "scripts/deploy.sh",
          "to": undefined,
        },
        {
          "from": "4b1c0de22a000000000000000000000000000000",
          "line": 41,
          "path": "src/cli.ts",
          "to": "4b1c0de22a000000000000000000000000000000",
        },
        {
          "from": "4b1c0de22a000000000000000000000000000000",
          "line": 41,
          "path": "src/new.ts",
          "to": "4b1c0de22a000000000000000000000000000000",
        },
        {
          "path": "docs/restart.md",
          "to": "4b1c0de22a000000000000000000000000000000",
        },
      ]
    `);
  });

  test.each<[string, string, Partial<PageFacts>]>([
    ['nothing claimed', '', {}],
    ['due', 'kind: runbook\nreviewed: { on: 2026-03-01 }', {}],
    ['due soon', 'kind: runbook\nreviewed: { on: 2026-03-10 }', {}],
    ['in step', 'covers: [src]\nreviewed: { on: 2026-08-01 }', { drift: { covers, base, changes: [] } }],
    [
      'a cover that selects nothing',
      'covers: [src]',
      { drift: { covers: [{ path: 'src/gone.ts', kind: 'whole', files: 0 }], base, changes: [] } },
    ],
    ['no base', 'covers: [src]\nreviewed: { on: 2026-08-01 }', { drift: { covers, baseGap: 'This clone is shallow.', changes: [] } }],
    ['snoozed', 'snooze: { until: 2026-10-01, reason: The cluster is replaced. }', {}],
    ['historical', 'lifecycle: historical', {}],
    ['shallow', '', { history: 'shallow', lastChange: changed('2026-06-01', { confidence: 'older-than' }) }],
    ['no git', '', { history: 'none', lastChange: undefined }],
    [
      'what is gone, and who removed it',
      '',
      {
        contradictions: [
          {
            ...gone,
            kind: 'path',
            text: 'scripts/deploy.sh',
            was: { path: 'scripts/deploy.sh' },
            removedBy: { id: commit, on: '2026-08-14', author: 'Bo', subject: 'Remove' },
          },
        ],
      },
    ],
  ])('%s', (_, frontmatter, facts) => {
    expect(messages(judge(frontmatter, facts)).join('\n')).toMatchSnapshot();
  });
});
