import type { CheckResult } from './report.ts';
import { hidden, logCommand } from './visible-text.ts';

/**
 * The JSON contract: `{ schemaVersion, summary, diagnostics, … }`, one document. Characters that a terminal or a log would obey
 * are written as `\u` escapes: the document means the same, and does nothing where it is only looked at.
 */
export function formatJson({ summary, diagnostics, extra }: CheckResult): string {
  return `${stringifySafely({ ...extra, schemaVersion: 1, summary, diagnostics })}\n`;
}

/** JSON whose strings hold no control, bidirectional or other invisible characters, and no log command. */
export function stringifySafely(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(hidden, (character) => (character === '\n' ? character : escapeUnits(character)))
    .replace(logCommand, `#${escapeUnits('#')}`);
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
