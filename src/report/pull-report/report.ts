import type { PullReport } from '../../core/pull-report/pull-report.ts';
import { compareUrl, type RepositoryHost } from '../../core/repository-links.ts';
import { writeComment } from '../comment.ts';
import { stringifySafely } from '../json.ts';
import { formatPullHtml } from './html.ts';

type Formatter = (report: PullReport, repo: RepositoryHost | undefined) => string;

const formatters = {
  markdown: (report, repo) => `${writeComment({ report, compare: repo && ((from, to) => compareUrl(repo, from, to)) })}\n`,
  json: (report) => `${stringifySafely(report)}\n`,
  html: formatPullHtml,
} as const satisfies Record<string, Formatter>;

/** Name of a format of the report on a change. */
export type PullReportFormat = keyof typeof formatters;

/** Formats that there are. */
export const pullReportFormats = Object.keys(formatters) as PullReportFormat[];

/** What a change means, as text with a line end. `repo` is for links to the host; without it there are none. Prints nothing. */
export function formatPullReport(report: PullReport, format: PullReportFormat, repo?: RepositoryHost): string {
  return formatters[format](report, repo);
}
