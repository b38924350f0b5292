import type { ChangeReport } from '../../core/freshness/freshness.ts';
import { count, quote } from '../../core/wording.ts';
import { plain } from '../pretty.ts';
import { showText } from '../visible-text.ts';
import { listFindings } from './change-findings.ts';
import type { FreshnessOptions } from './pretty.ts';
import type { FreshnessResult } from './result.ts';
import { reviewCommand } from './states.ts';

/** What a change means for pages, for the person who makes it. */
export function formatChange(change: ChangeReport, { report }: FreshnessResult, options: FreshnessOptions): string[] {
  const { style = plain, verbose } = options;
  const findings = listFindings(change, report.pages);
  const since = `${showText(quote(change.since.ref))} (${change.since.commit.slice(0, 10)})`;
  if (findings.length === 0) return [style('good', `Nothing that changed since ${since} touches what a page describes.`)];
  const listed = verbose ? findings : findings.slice(0, 20);
  const left = findings.length - listed.length;
  return [
    `Since ${since}:`,
    ...listed.map(({ path, line, message, owners }) =>
      [
        style('file', showText(line === undefined ? path : `${path}:${line}`)),
        `  ${showText(message)}`,
        ...(owners.length === 0 ? [] : [`  ${style('quiet', owners.map(showText).join(', '))}`]),
        `  ${style('hint', showText(reviewCommand({ path })))}`,
      ].join('\n'),
    ),
    ...(left > 0 ? [`${count(left, 'more page')} not listed: --verbose lists them.`] : []),
  ];
}
