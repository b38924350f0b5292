import { summarize } from '../src/core/check.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { digest } from '../src/node/check-catalog.ts';
import type { ConfigError } from '../src/node/read-config.ts';
import { report, type ReportFormat, type ReportOptions } from '../src/report/report.ts';

/** The faults of a configuration in the form of every other fault. */
export function reportConfigFaults(error: ConfigError, format: ReportFormat, style: ReportOptions['style']): string {
  const diagnostics = toConfigDiagnostics(error);
  return report({ summary: summarize(0, diagnostics), diagnostics, sources: new Map([[error.file, error.text]]) }, format, { style });
}

/** They are errors: nothing can be read until they are mended. */
export function toConfigDiagnostics({ findings }: Pick<ConfigError, 'findings'>): Diagnostic[] {
  return findings.map((finding): Diagnostic => ({
    ...finding,
    severity: 'error',
    fingerprint: digest(JSON.stringify([finding.rule, finding.file, finding.message])),
  }));
}
