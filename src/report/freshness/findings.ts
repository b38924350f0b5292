import type { Diagnostic } from '../../core/diagnostic.ts';
import { rankPages } from '../../core/freshness/rank-pages.ts';
import type { FreshnessResult } from './result.ts';

/**
 * Findings for formats that know diagnostics: those of the most urgent pages first, because hosts show only some, and each at a line of
 * its page where there is evidence in it.
 */
export function locateFindings({ diagnostics, report, uses }: FreshnessResult): Diagnostic[] {
  const ranks = new Map(rankPages(report.pages, uses).map(({ path }, index) => [path, index]));
  const lines = new Map(
    report.pages.flatMap(({ path, reasons }) => {
      const found = reasons.flatMap(({ evidence }) => evidence).find((evidence) => evidence.path === path && evidence.line !== undefined);
      return found?.line === undefined ? [] : [[path, found.line] as const];
    }),
  );
  const rankOf = ({ file }: Diagnostic): number => ranks.get(file) ?? ranks.size;
  return diagnostics
    .map((diagnostic) => {
      const line = lines.get(diagnostic.file);
      if (diagnostic.range || line === undefined) return diagnostic;
      return { ...diagnostic, range: { start: { line, column: 1 }, end: { line, column: 1 } } };
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}
