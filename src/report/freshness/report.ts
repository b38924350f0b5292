import { formatCodeQuality } from '../codequality.ts';
import { formatGithub } from '../github.ts';
import { formatSarif } from '../sarif.ts';
import { formatBadge } from './badge.ts';
import { formatComment } from './comment.ts';
import { locateFindings } from './findings.ts';
import { formatIssues } from './issue.ts';
import { formatJsonFreshness } from './json.ts';
import { formatPrettyFreshness, type FreshnessOptions } from './pretty.ts';
import type { FreshnessResult } from './result.ts';
import { formatSlack } from './slack.ts';
import { formatSummary } from './summary.ts';

type Formatter = (result: FreshnessResult, options: FreshnessOptions) => string;

const formatters = {
  pretty: formatPrettyFreshness,
  json: formatJsonFreshness,
  github: (result, options) => formatGithub({ ...result, diagnostics: locateFindings(result) }, options),
  codequality: (result) => formatCodeQuality({ diagnostics: locateFindings(result) }),
  sarif: (result, options) => formatSarif({ ...result, diagnostics: locateFindings(result) }, { ...options, command: 'freshness' }),
  summary: formatSummary,
  comment: (result) => formatComment(result),
  issues: formatIssues,
  slack: formatSlack,
  badge: ({ report }) => formatBadge(report.pages),
} as const satisfies Record<string, Formatter>;

/** Name of a channel of freshness. */
export type FreshnessFormat = keyof typeof formatters;

/** Channels that there are. */
export const freshnessFormats = Object.keys(formatters) as FreshnessFormat[];

/** The report as text. Prints nothing. */
export function reportFreshness(result: FreshnessResult, format: FreshnessFormat, options: FreshnessOptions = {}): string {
  return formatters[format](result, options);
}
