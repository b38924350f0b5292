import { describe, expect, test } from 'vitest';
import { reportFreshness } from '../../../src/report/freshness/report.ts';
import type { FreshnessEntry, PageEntry } from '../../../src/report/freshness/json.ts';
import { freshPages, stubChange, stubFreshness, stubFreshnessReport } from '../../helpers/freshness.ts';
import { stubFreshnessResult } from '../../helpers/freshness-result.ts';

interface Document extends FreshnessEntry {
  schemaVersion: number;
  summary: Record<string, number>;
  diagnostics: unknown[];
}

const parse = (...args: Parameters<typeof stubFreshnessResult>): Document =>
  JSON.parse(reportFreshness(stubFreshnessResult(...args), 'json')) as Document;

function only(page: Parameters<typeof stubFreshnessResult>[0]): PageEntry {
  const [entry, ...others] = parse(page).pages;
  if (!entry || others.length > 0) throw new Error('expected one page');
  return entry;
}

describe('the JSON document', () => {
  test('says of a page what the contract names', () => {
    expect(only([freshPages.changed])).toMatchInlineSnapshot(`
      {
        "badge": "changed",
        "base": {
          "commit": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
          "how": "digest",
        },
        "changes": [
          {
            "commitCount": 2,
            "commits": [
              {
                "author": "Grace",
                "id": "cccccccccccccccccccccccccccccccccccccccc",
                "on": "2026-08-20",
                "subject": "Rename --force to --yes",
              },
              {
                "author": "Ada",
                "id": "dddddddddddddddddddddddddddddddddddddddd",
                "on": "2026-08-02",
                "subject": "Add --dry-run",
              },
            ],
            "kind": "narrowed",
            "line": 42,
            "path": "src/cli.ts",
            "status": "edited",
          },
        ],
        "confidence": "exact",
        "contradictions": [],
        "covers": [
          {
            "files": 1,
            "kind": "narrowed",
            "lines": null,
            "match": "option\\(",
            "path": "src/cli.ts",
            "region": null,
          },
          {
            "files": 1,
            "kind": "inferred",
            "lines": null,
            "match": null,
            "path": "src/help.ts",
            "region": null,
          },
        ],
        "drift": "changed",
        "dueOn": "2027-06-01",
        "dueSoonOn": "2027-05-18",
        "id": "docs/command-line",
        "informed": [
          "@acme/platform",
        ],
        "lastChange": "2026-03-02",
        "lastChangeBy": {
          "author": "Ada",
          "commit": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        },
        "overdueOn": "2027-07-01",
        "owner": [
          "@acme/tools",
          "@ada",
        ],
        "ownerSource": "codeowners",
        "ownership": {
          "rules": [
            {
              "file": ".github/CODEOWNERS",
              "line": 4,
              "pattern": "/docs/",
              "section": null,
            },
          ],
          "state": "owned",
        },
        "path": "docs/command-line.md",
        "reasons": [
          {
            "code": "covered-changed",
            "evidence": [
              {
                "from": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
                "line": 42,
                "path": "src/cli.ts",
                "to": "cccccccccccccccccccccccccccccccccccccccc",
              },
            ],
            "message": "Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.",
          },
          {
            "code": "reviewed",
            "evidence": [
              {
                "from": null,
                "line": 5,
                "path": "docs/command-line.md",
                "to": null,
              },
            ],
            "message": "Last reviewed on 1 Jun 2026 by @ada.",
          },
        ],
        "review": "current",
        "reviewedBy": "@ada",
        "reviewedOn": "2026-06-01",
        "snooze": null,
        "stamp": {
          "author": "Ada",
          "batch": 0,
          "commit": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
          "on": "2026-06-01",
        },
        "standing": "living",
        "title": "The command line",
      }
    `);
  });

  test('has every field for a page of which nothing is known, null or empty', () => {
    const known = only([freshPages.contradicted]);
    const unknown = only([stubFreshness({ lastChange: undefined, confidence: 'unknown' })]);
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    const empty = Object.entries(unknown).filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0));
    expect(empty.map(([key]) => key)).toMatchInlineSnapshot(`
      [
        "badge",
        "lastChange",
        "lastChangeBy",
        "reviewedOn",
        "reviewedBy",
        "stamp",
        "dueSoonOn",
        "dueOn",
        "overdueOn",
        "snooze",
        "covers",
        "base",
        "changes",
        "contradictions",
        "informed",
      ]
    `);
  });

  test('is one document with summary, day and findings', () => {
    const { schemaVersion, summary, today, head, history, diagnostics, change, pages } = parse();
    expect({ schemaVersion, summary, today, history, change }).toEqual({
      schemaVersion: 1,
      summary: { pages: 8, errors: 0, warnings: 3, infos: 1 },
      today: '2026-09-01',
      history: 'exact',
      change: undefined,
    });
    expect(head).toMatch(/^9{40}$/);
    expect([pages.length, diagnostics.length]).toEqual([8, 4]);
  });

  test('says what a change means', () => {
    const { change } = parse(undefined, { report: stubFreshnessReport(undefined, { change: stubChange }) });
    expect(change?.overdue).toEqual(['runbooks/payments/refunds.md']);
    expect(change?.touched[0]?.changes[0]).toMatchObject({ path: 'src/cli.ts', line: 42, kind: 'narrowed' });
    expect(change?.contradicted[0]?.contradictions[0]).toMatchObject({
      text: '--skip-tests',
      was: { path: 'scripts/release.sh', line: 7 },
    });
  });
});
