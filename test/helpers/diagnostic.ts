import { summarize } from '../../src/core/check.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { CheckResult } from '../../src/report/report.ts';

/** A diagnostic of which only the given fields matter. `at` is `line:column-endColumn`. */
export function stubDiagnostic({ at, ...fields }: Partial<Diagnostic> & { at?: string } = {}): Diagnostic {
  const [line = 1, column = 1, endColumn = column] = (at ?? '').split(/[:-]/).filter(Boolean).map(Number);
  const range = { start: { line, column }, end: { line, column: endColumn } };
  return {
    rule: 'link/page',
    severity: 'error',
    message: 'Cannot find page `runbok.md`.',
    file: 'docs/on-call.md',
    fingerprint: 'f1',
    ...(at === undefined ? {} : { range }),
    ...fields,
  };
}

/** The result of a check of `pages` pages. */
export function stubResult(diagnostics: Diagnostic[], sources: Record<string, string> = {}, pages = 12): CheckResult {
  return { summary: summarize(pages, diagnostics), diagnostics, sources: new Map(Object.entries(sources)) };
}
