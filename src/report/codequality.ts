import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { stringifySafely } from './json.ts';
import type { CheckResult } from './report.ts';
import { showHidden } from './visible-text.ts';

/** GitLab knows `info`, `minor`, `major`, `critical` and `blocker`. Content never blocks a deployment, so the upper two stay free. */
const severities: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * GitLab's Code Quality report (docs.gitlab.com, “Code Quality report format”): a list of findings. Of findings with the same
 * fingerprint GitLab shows one, so that later ones get a number.
 */
export function formatCodeQuality({ diagnostics }: Pick<CheckResult, 'diagnostics'>): string {
  const counts = new Map<string, number>();
  const findings = diagnostics.map((diagnostic) => {
    const count = (counts.get(diagnostic.fingerprint) ?? 0) + 1;
    counts.set(diagnostic.fingerprint, count);
    return toFinding(diagnostic, count === 1 ? diagnostic.fingerprint : `${diagnostic.fingerprint}-${count}`);
  });
  return `${stringifySafely(findings)}\n`;
}

/** The place is what GitLab needs: a fault of a whole file is shown at its first line. */
function toFinding({ rule, severity, message, hint, file, range }: Diagnostic, fingerprint: string): object {
  return {
    description: showHidden(hint === undefined ? message : `${message} ${hint}`),
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: file, lines: { begin: range?.start.line ?? 1 } },
  };
}
