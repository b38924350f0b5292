import type { PullReport } from '../../src/core/pull-report/pull-report.ts';
import { stubDiagnostic } from './diagnostic.ts';
import { commitId } from './freshness.ts';

type Page = PullReport['pages'][number];

/** A page that changes, with the given fields. */
export function stubPullPage(fields: Partial<Page> = {}): Page {
  return {
    change: 'changed',
    path: 'docs/pay.md',
    from: null,
    id: 'docs/pay',
    formerId: null,
    leadsOn: true,
    title: 'Pay',
    owners: ['@acme/docs'],
    pathways: [],
    fields: [],
    links: { added: [], removed: [] },
    words: { added: 1, removed: 1 },
    reads: 'other',
    blocks: [
      {
        kind: 'prose',
        change: 'changed',
        parts: [
          { text: 'Wait for `5` ', change: 'same' },
          { text: 'minutes', change: 'removed' },
          { text: 'hours', change: 'added' },
          { text: '.', change: 'same' },
        ],
      },
    ],
    ...fields,
  };
}

/** A report on nothing, but for the given fields. */
export function stubPullReport(fields: Partial<PullReport> = {}): PullReport {
  return {
    schemaVersion: 1,
    since: { ref: 'origin/main', commit: commitId('8') },
    head: commitId('9'),
    summary: { pages: { changed: 0, added: 0, moved: 0, removed: 0, details: 0 }, errors: 0, warnings: 0, infos: 0, elsewhere: 0 },
    pages: [],
    diagnostics: [],
    contradicted: [],
    touched: [],
    overdue: [],
    pathways: [],
    owners: [],
    gaps: [],
    ...fields,
  };
}

/** A report whose every text comes from an attacker. */
export function forgedPullReport(text: string): PullReport {
  const owners = [text, '@acme/docs'];
  const entry = { path: text, title: text, owners };
  const kinds = ['heading', 'prose', 'item', 'cell', 'code', 'alert'] as const;
  const parts = (['same', 'removed', 'added', 'same'] as const).map((change) => ({ text, change }));
  const page = stubPullPage({
    path: text,
    from: text,
    id: text,
    formerId: text,
    title: text,
    owners,
    pathways: [text],
    fields: [{ name: text, from: text, to: null }],
    links: { added: [text], removed: [text] },
    blocks: kinds.map((kind) => ({ kind, change: 'changed' as const, parts })),
  });
  const { fingerprint, ...fault } = stubDiagnostic({ message: text, file: text, rule: `x/${text}`, severity: 'error', hint: text });
  return stubPullReport({
    since: { ref: text, commit: commitId('8') },
    pages: [page, { ...page, change: 'added' }],
    diagnostics: [{ ...fault, fingerprint, elsewhere: true }],
    contradicted: [{ ...entry, contradictions: [{ text, line: 3, movedTo: text }] }],
    touched: [{ ...entry, since: commitId('b'), changes: [{ path: text, kind: 'narrowed', status: 'edited', line: 4 }] }],
    overdue: [entry],
    pathways: [
      {
        id: text,
        title: text,
        path: text,
        current: text || '1',
        next: text || '2',
        bump: 'major',
        reason: text,
        quiet: false,
        units: {},
        other: 0,
        touched: [text],
      },
    ],
    owners: [{ owner: text, pages: [{ path: text, why: 'edits' }] }],
    gaps: [text],
  });
}
