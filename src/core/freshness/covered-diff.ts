import { structuredPatch } from 'diff';
import type { CoveredChange } from './freshness.ts';

/** A stretch of a unified diff (https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html). */
export interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** With ` `, `-`, `+` or `\` in front. */
  lines: string[];
}

/** What became of a covered file since the base. */
export interface CoveredDiff extends CoveredChange {
  hunks: Hunk[];
  /** Why nothing or not everything is shown, in a sentence. */
  note?: string | undefined;
}

/** Numbers of the lines that count, 1-based; undefined where every line does. */
export type CountLines = (path: string, text: string) => ReadonlySet<number> | undefined;

/** Lines that two texts may differ in: more than this is rewritten, and nobody reads it as a diff. */
const maxEdits = 2000;

/** Lines shown around a change. */
const context = 3;

/**
 * The difference of two texts, CRLF and LF being the same; an absent text is empty. With `countLines` only hunks in which a line that
 * counts was added or removed. Undefined where the texts differ too much.
 */
export function diffTexts(
  path: string,
  { before = '', after = '' }: { before?: string | undefined; after?: string | undefined },
  countLines: CountLines = () => undefined,
): Hunk[] | undefined {
  const [from, to] = [before, after].map((text) => text.replaceAll('\r\n', '\n')) as [string, string];
  const patch = structuredPatch(path, path, from, to, undefined, undefined, { context, maxEditLength: maxEdits });
  if (!patch) return undefined;
  const counted = { before: countLines(path, from), after: countLines(path, to) };
  return patch.hunks
    .filter((hunk) => touches(hunk, counted))
    .map(({ oldStart, oldLines, newStart, newLines, lines }) => ({ oldStart, oldLines, newStart, newLines, lines }));
}

function touches(hunk: Hunk, { before, after }: Record<'before' | 'after', ReadonlySet<number> | undefined>): boolean {
  let { oldStart, newStart } = hunk;
  for (const line of hunk.lines) {
    const [sign] = line;
    if (sign === '-' && before?.has(oldStart) !== false) return true;
    if (sign === '+' && after?.has(newStart) !== false) return true;
    if (sign === ' ' || sign === '-') oldStart++;
    if (sign === ' ' || sign === '+') newStart++;
  }
  return false;
}

/** Head of a hunk: `@@ -3,7 +3,8 @@`. */
export function hunkHead({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  return `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
}
