import type { CheckSummary } from '../core/check.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { formatCodeQuality } from './codequality.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatPretty } from './pretty.ts';
import { formatSarif } from './sarif.ts';

/** What a check found, as reports need it. */
export interface CheckResult {
  summary: CheckSummary;
  /** Sorted. */
  diagnostics: readonly Diagnostic[];
  /** Texts of files by path, for excerpts; files that are not there get none. */
  sources?: ReadonlyMap<string, string> | undefined;
  /** Further fields for the JSON document, by name. */
  extra?: Readonly<Record<string, unknown>> | undefined;
}

/** What a piece of text is, for those who colour it. */
export type Role = 'file' | 'error' | 'warning' | 'info' | 'marker' | 'hint' | 'quiet' | 'good';

/** How to report. Everything is optional, nothing is read from the surroundings. */
export interface ReportOptions {
  /** Colours text for a terminal; plain when absent. */
  style?: ((role: Role, text: string) => string) | undefined;
  /** Whether infos are listed instead of counted. */
  verbose?: boolean | undefined;
  /** Columns of the terminal; 100 when absent. */
  width?: number | undefined;
  /** Files of the change under review: where a host limits the number of annotations, theirs come first. */
  changed?: ReadonlySet<string> | undefined;
  /** Command that lists everything, for formats that leave something out; `check` when absent. */
  command?: string | undefined;
  /** Version of Waymark, for formats that name their tool. */
  version?: string | undefined;
}

const formatters = { pretty: formatPretty, json: formatJson, github: formatGithub, codequality: formatCodeQuality, sarif: formatSarif };

/** Name of a format. */
export type ReportFormat = keyof typeof formatters;

/** Formats that there are. */
export const reportFormats = Object.keys(formatters) as ReportFormat[];

/** The report as text, with a line end where it has any lines. Prints nothing. */
export function report(result: CheckResult, format: ReportFormat, options: ReportOptions = {}): string {
  return formatters[format](result, options);
}
