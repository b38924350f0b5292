import { summarize } from '../../src/core/check.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { FreshnessResult } from '../../src/report/freshness/result.ts';
import { commitId, freshPages, ownedBy, stubFreshness, stubFreshnessReport } from './freshness.ts';

/** A result over pages, with a repository, contacts and a finding for each page that carries a badge. */
export function stubFreshnessResult(
  pages: readonly PageFreshness[] = Object.values(freshPages),
  { report, ...fields }: Partial<FreshnessResult> = {},
): FreshnessResult {
  const diagnostics = fields.diagnostics ?? pages.flatMap(toDiagnostic);
  return {
    report: stubFreshnessReport(pages, report),
    diagnostics,
    summary: summarize(pages.length, diagnostics),
    repo: { url: 'https://github.com/acme/platform', branch: 'main' },
    contacts: {
      '@acme/payments': { slack: '#payments', pager: 'https://pager.example.com/payments' },
      '@acme/tools': { name: 'Tools', slack: '#tools' },
    },
    perOwner: 5,
    ...fields,
  };
}

function toDiagnostic({ path, badge, reasons, contradictions }: PageFreshness): Diagnostic[] {
  const [reason] = reasons;
  const range = contradictions[0]?.range;
  if (badge === undefined || badge === 'current' || badge === 'due-soon' || !reason) return [];
  return [
    {
      rule: `freshness/${badge}`,
      severity: badge === 'due' ? 'info' : 'warning',
      message: reason.message,
      hint: `Run \`waymark review ${path}\` to see what changed.`,
      file: path,
      ...(range ? { range } : {}),
      fingerprint: `${badge}:${path}`,
    },
  ];
}

/** So many pages that all need somebody, a few for each of many owners. */
export function manyPages(number: number): PageFreshness[] {
  const kinds = [freshPages.contradicted, freshPages.changed, freshPages.overdue];
  return Array.from({ length: number }, (_, index) => {
    const page = kinds[index % kinds.length] ?? freshPages.overdue;
    return {
      ...page,
      path: `docs/area-${index % 40}/page-${index}.md`,
      id: `docs/page-${index}`,
      ownership: ownedBy(`@acme/team-${index % 40}`),
    };
  });
}

/** A page whose every text comes from an attacker: path, title, owners, names, reasons, subjects of commits. */
export function forgedPage(text: string): PageFreshness {
  const commit = { id: commitId('c'), on: '2026-08-20', author: text, subject: text };
  const change = { path: `src/${text}`, kind: 'narrowed' as const, status: 'edited' as const, line: 3, commits: [commit], commitCount: 1 };
  return stubFreshness({
    path: `docs/${text}.md`,
    id: `docs/${text}`,
    title: text,
    ownership: { ...ownedBy(text, '@acme/docs'), rules: [{ file: `${text}/CODEOWNERS`, line: 1, pattern: text }] },
    review: 'overdue',
    drift: 'contradicted',
    badge: 'contradicted',
    reviewed: { on: '2026-01-01', by: text, stamp: { commit: commitId('b'), author: text, on: '2026-01-01', batch: 12 } },
    dueOn: '2026-06-01',
    overdueOn: '2026-07-01',
    dueSoonOn: '2026-05-01',
    covers: [{ path: text, kind: 'narrowed', match: text, files: 1 }],
    base: { commit: commitId('b'), how: 'commit' },
    changes: [change],
    contradictions: [
      {
        kind: 'identifier',
        text,
        range: { start: { line: 1, column: 1 }, end: { line: 1, column: 3 } },
        was: { path: `src/${text}`, line: 1 },
        base: commitId('b'),
        removedBy: commit,
        covered: true,
      },
    ],
    reasons: [
      { code: 'reference-gone', message: text, evidence: [{ path: `src/${text}`, from: commitId('b'), to: commitId('c'), line: 3 }] },
      { code: 'snoozed', message: `Snoozed until 2026-10-01: ${text}`, evidence: [] },
    ],
    informed: [`${text}x`],
  });
}

/** A result whose only page is forged, with the change that concerns it. */
export function forgedResult(text: string): FreshnessResult {
  const page = forgedPage(text);
  const change = {
    since: { ref: text, commit: commitId('8') },
    touched: [{ path: page.path, changes: page.changes }],
    contradicted: [{ path: page.path, contradictions: page.contradictions }],
    overdue: [page.path],
  };
  const contacts = { [text]: { name: text, slack: text }, '@acme/docs': { name: text, slack: `#${text}` } };
  return stubFreshnessResult([page], { report: stubFreshnessReport([page], { change }), contacts });
}
