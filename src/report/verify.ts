import type { Finding } from '../core/diagnostic.ts';
import type { BlockResult, BlockStatus, PageResult } from '../core/verify/result.ts';
import { count } from '../core/wording.ts';
import type { ReportOptions } from './report.ts';
import { showText } from './visible-text.ts';

/** A page that isn't run, and why. */
export interface RefusedPage {
  path: string;
  reason: string;
  hint: string;
  /** Whether the page has to be mended, and the run fails. */
  isFault: boolean;
}

/** What `waymark verify` found. */
export interface VerifyReport {
  pages: readonly PageResult[];
  refused: readonly RefusedPage[];
}

/** How many blocks ended how. */
export function countBlocks(pages: readonly PageResult[]): Record<BlockStatus, number> {
  const counts: Record<BlockStatus, number> = { listed: 0, passed: 0, failed: 0, 'timed-out': 0, skipped: 0 };
  for (const { blocks } of pages) for (const { status } of blocks) counts[status] += 1;
  return counts;
}

/** For people: each page with its blocks, what a failed one wrote, and the sum. */
export function formatVerify({ pages, refused }: VerifyReport, style: ReportOptions['style']): string {
  const lines = [
    ...pages.flatMap(({ path, recorded, blocks, faults }) => [
      showText(path),
      ...blocks.flatMap((result) => formatResult(path, result, style)),
      ...faults.map((fault) => formatFault(path, fault, style)),
      ...(recorded ? ['  recorded'] : []),
      '',
    ]),
    ...refused.map(({ path, reason }) => `${showText(path)} isn’t run: ${reason}`),
    sumUp(pages),
  ];
  return `${lines.join('\n')}\n`;
}

function formatResult(path: string, { block, status, exitCode, seconds, output }: BlockResult, style: ReportOptions['style']): string[] {
  const isBad = status === 'failed' || status === 'timed-out';
  const mark = isBad && style ? style('error', status) : status;
  const head = `  ${mark}  ${showText(block.name)}${whatItIs(status, { seconds, exitCode, block })}  ${showText(path)}:${block.range.start.line}`;
  return [head, ...(isBad ? output.map((line) => `    ${showText(line)}`) : [])];
}

/** What is marked and not run as it is meant. */
function formatFault(path: string, { message, hint, range }: Finding, style: ReportOptions['style']): string {
  const mark = style ? style('error', 'refused') : 'refused';
  return `  ${mark}  ${showText(path)}:${range?.start.line ?? 1}  ${showText(hint === undefined ? message : `${message} ${hint}`)}`;
}

function whatItIs(status: BlockStatus, { seconds, exitCode, block }: Pick<BlockResult, 'seconds' | 'exitCode' | 'block'>): string {
  switch (status) {
    case 'listed':
      return '';
    case 'skipped':
      return ' (a block before it failed)';
    case 'timed-out':
      return ` (took longer than ${block.timeout} s and was ended)`;
    case 'failed':
      return ` (${exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`}, expected ${block.expectExit}; ${seconds} s)`;
    case 'passed':
      return ` (${seconds} s)`;
  }
}

function sumUp(pages: readonly PageResult[]): string {
  const counts = countBlocks(pages);
  const parts = (['passed', 'failed', 'timed-out', 'skipped'] as const).flatMap((status) =>
    counts[status] === 0 ? [] : [`${counts[status]} ${status.replace('-', ' ')}`],
  );
  const all = pages.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return `${count(all, 'block')} of ${count(pages.length, 'page')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

/** What is about to be run, word for word: the reader decides by it. */
export function formatPlan(pages: readonly PageResult[]): string {
  const lines = pages.flatMap(({ path, blocks, faults }) => [
    ...blocks.flatMap(({ block }) => [
      `${showText(path)}:${block.range.start.line}  ${showText(block.name)} (${block.shell}, at most ${block.timeout} s)`,
      ...(block.template === undefined ? [] : [`  in a copy of ${showText(block.template)}`]),
      ...block.script
        .trimEnd()
        .split(/\r\n|\n|\r/)
        .map((line) => `    ${showText(line)}`),
    ]),
    ...faults.map((fault) => formatFault(path, fault, undefined)),
  ]);
  return `${lines.join('\n')}\n`;
}

/** As the JSON contract has it: what isn't known is `null` or empty, never absent. */
export function toVerifyJson({ pages, refused }: VerifyReport): object {
  const { listed, passed, failed, skipped, 'timed-out': timedOut } = countBlocks(pages);
  const blocks = listed + passed + failed + skipped + timedOut;
  return {
    schemaVersion: 1,
    summary: { pages: pages.length, blocks, passed, failed, timedOut, skipped },
    pages: pages.map(({ path, id, recorded, blocks: results, faults }) => ({
      path,
      id,
      recorded,
      blocks: results.map(toBlockJson),
      faults: faults.map(({ message, hint, range }) => ({ line: range?.start.line ?? null, message, hint: hint ?? null })),
    })),
    refused: refused.map(({ path, reason }) => ({ path, reason })),
  };
}

function toBlockJson({ block, status, exitCode, seconds, output }: BlockResult): object {
  const { name, kind, shell, script, timeout, expectExit, template, range } = block;
  const said = { name, kind, line: range.start.line, shell, script, template: template ?? null, timeout, expectExit };
  return { ...said, status, exitCode: exitCode ?? null, seconds, output };
}
