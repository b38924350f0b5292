import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { CheckResult, ReportOptions } from './report.ts';
import { showHidden, showHiddenInLines } from './visible-text.ts';

/** Annotations of one level that GitHub shows per step; further ones are dropped without a word (actions/toolkit, problem-matchers.md). */
const limit = 10;

const levels: readonly { severity: Severity; command: string; noun: string }[] = [
  { severity: 'error', command: 'error', noun: 'error' },
  { severity: 'warning', command: 'warning', noun: 'warning' },
  { severity: 'info', command: 'notice', noun: 'info' },
];

/**
 * Workflow commands that GitHub turns into annotations: per level at most as many as it shows, files of the change first, and
 * instead of the last one the number of those that are left out.
 */
export function formatGithub({ diagnostics }: CheckResult, { changed }: ReportOptions = {}): string {
  return levels
    .flatMap(({ severity, command, noun }) => {
      const all = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
      const sorted = changed ? [...all].sort((a, b) => Number(changed.has(b.file)) - Number(changed.has(a.file))) : all;
      if (sorted.length <= limit) return sorted.map((diagnostic) => annotate(command, diagnostic));
      const left = sorted.length - limit + 1;
      return [
        ...sorted.slice(0, limit - 1).map((diagnostic) => annotate(command, diagnostic)),
        writeCommand(command, { title: 'Waymark' }, `${left} more ${noun}${left === 1 ? '' : 's'} in the report.`),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function annotate(command: string, { rule, message, hint, file, range }: Diagnostic): string {
  const isOneLine = range !== undefined && range.start.line === range.end.line;
  const properties = {
    file,
    ...(range ? { line: range.start.line, endLine: range.end.line } : {}),
    // GitHub refuses columns of a range over several lines.
    ...(isOneLine ? { col: range.start.column, endColumn: range.end.column } : {}),
    title: rule,
  };
  return writeCommand(command, properties, hint === undefined ? message : `${message}\n${hint}`);
}

/** One workflow command. Escapes as the runner unescapes: `%`, CR, LF, in properties `:` and `,` as well (@actions/core, command.ts). */
function writeCommand(command: string, properties: Record<string, string | number>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(',')}::${escapeData(showHiddenInLines(message))}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(showHidden(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
