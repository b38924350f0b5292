import { toDiagnostics } from '../../src/core/check.ts';
import type { Diagnostic, Finding } from '../../src/core/diagnostic.ts';
import { digest } from '../../src/node/check-catalog.ts';
import { rulesAddress } from '../../src/node/package-info.ts';

/** Findings that no configuration switches off: errors. */
export function judgeFindings(findings: readonly Finding[]): Diagnostic[] {
  return toDiagnostics(
    findings.map((finding) => ({ finding, severity: 'error' as const })),
    { hash: digest, docs: rulesAddress() },
  );
}
