import type { Diagnostic } from '../core/diagnostic.ts';
import { formatExcerpt } from './excerpt.ts';
import type { CheckResult, ReportOptions } from './report.ts';
import { showText } from './visible-text.ts';

/** The report for people: by file, with the line and a marker under the fault, a hint, and one line of counts at the end. */
export function formatPretty(result: CheckResult, options: ReportOptions = {}): string {
  const listed = options.verbose === true ? result.diagnostics : result.diagnostics.filter(({ severity }) => severity !== 'info');
  const folded = listed.length < result.diagnostics.length ? [countInfos(result.diagnostics, options)] : [];
  const blocks = [...formatFiles({ ...result, diagnostics: listed }, options), ...folded, summarise(result, options)];
  return blocks.map((block) => `${block}\n`).join('\n');
}

/** Diagnostics as blocks of lines, one for each file. */
export function formatFiles(result: Pick<CheckResult, 'diagnostics' | 'sources'>, options: ReportOptions): string[] {
  return [...Map.groupBy(result.diagnostics, ({ file }) => file)].map(([file, ofFile]) => formatFile(file, ofFile, result, options));
}

function formatFile(
  file: string,
  diagnostics: readonly Diagnostic[],
  { sources }: Pick<CheckResult, 'sources'>,
  options: ReportOptions,
): string {
  const { style = plain } = options;
  const text = sources?.get(file);
  return [
    style('file', showText(file)),
    ...diagnostics.flatMap((diagnostic) => ['', ...formatDiagnostic(diagnostic, text, options).map((line) => `  ${line}`)]),
  ].join('\n');
}

function formatDiagnostic(diagnostic: Diagnostic, text: string | undefined, options: ReportOptions): string[] {
  const { rule, severity, message, hint, file, range } = diagnostic;
  const { style = plain, width = 100 } = options;
  const place = range ? `${showText(file)}:${range.start.line}:${range.start.column}` : showText(file);
  return [
    `${style(severity, severity)} ${showText(message)} ${style('quiet', rule)}`,
    style('quiet', place),
    ...(range && text !== undefined ? formatExcerpt(text, range, { ...options, width: width - 2 }) : []),
    ...(hint === undefined ? [] : [style('hint', showText(hint))]),
  ];
}

function countInfos(diagnostics: readonly Diagnostic[], { style = plain }: ReportOptions): string {
  const infos = Map.groupBy(
    diagnostics.filter(({ severity }) => severity === 'info'),
    ({ rule }) => rule,
  );
  const counts = [...infos].map(([rule, found]) => `${rule} ${found.length}`).sort();
  return style('info', `Infos, not listed: ${counts.join(', ')}.`);
}

function summarise({ summary, diagnostics }: CheckResult, { style = plain }: ReportOptions): string {
  const { pages, errors, warnings, infos } = summary;
  const where = pages === 0 ? '' : ` in ${count(pages, 'page')}`;
  if (diagnostics.length === 0) return pages === 0 ? style('warning', 'No pages were found.') : style('good', `No problems${where}.`);
  const parts = [
    ...(errors > 0 ? [style('error', count(errors, 'error'))] : []),
    ...(warnings > 0 ? [style('warning', count(warnings, 'warning'))] : []),
    ...(infos > 0 ? [style('info', count(infos, 'info'))] : []),
  ];
  return `${parts.join(', ')}${where}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Text without colour. */
export function plain(_role: string, text: string): string {
  return text;
}
