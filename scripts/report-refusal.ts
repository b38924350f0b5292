import { buildPullReport } from '../src/core/pull-report/build-pull-report.ts';
import type { PullReport } from '../src/core/pull-report/pull-report.ts';
import { resolveCommit } from '../src/node/git.ts';
import { resolveBase } from '../src/node/read-base.ts';
import type { ConfigError } from '../src/node/read-config.ts';
import { toConfigDiagnostics } from './report-config.ts';

/** The report on a change whose configuration can't be used: its faults, and nothing else is known. */
export async function reportRefusal(
  error: ConfigError,
  { root, changedSince }: { root: string; changedSince: string },
): Promise<PullReport> {
  const since = { ref: changedSince, commit: await resolveBase(root, changedSince) };
  return buildPullReport({
    ...{ since, head: await resolveCommit(root, 'HEAD'), pairs: [], diagnostics: toConfigDiagnostics(error), pathways: [] },
    freshness: { since, touched: [], contradicted: [], overdue: [] },
    textOf: () => undefined,
    isRemembered: () => false,
    isTouched: () => true,
    about: () => ({ title: '', owners: [] }),
    gaps: ['The configuration can’t be used: nothing else was looked at.'],
  });
}
