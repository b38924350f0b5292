import type { Diagnostic, Fix, Point } from './diagnostic.ts';

/**
 * The text with every fix applied. Ranges refer to the text as given. Of fixes that overlap the first by position counts, a fix
 * whose range isn't in the text is left out: it was made for another text. Line endings stay as they are.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const toOffset = offsetsIn(text);
  const edits: Edit[] = [];
  for (const { range, text: replacement } of fixes) {
    const start = toOffset(range.start);
    const end = toOffset(range.end);
    if (start !== undefined && end !== undefined && start <= end) edits.push({ start, end, replacement });
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  let last: Edit | undefined;
  for (const edit of edits) {
    if (edit.start < done || edit.start === last?.start) continue;
    result += text.slice(done, edit.start) + edit.replacement;
    done = edit.end;
    last = edit;
  }
  return result + text.slice(done);
}

interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** Fixes by file, for those who read and write the files. */
export function groupFixes(diagnostics: readonly Diagnostic[]): Map<string, Fix[]> {
  const groups = new Map<string, Fix[]>();
  for (const { file, fix } of diagnostics) {
    if (!fix) continue;
    const group = groups.get(file);
    if (group) group.push(fix);
    else groups.set(file, [fix]);
  }
  return groups;
}

/** Offset of a point in a text, or undefined where the text has no such point. Lines end as CommonMark says: CRLF, LF or CR. */
export function offsetsIn(text: string): (point: Point) => number | undefined {
  const starts = [0];
  const ends: number[] = [];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);
  return ({ line, column }) => {
    const start = starts[line - 1];
    const end = ends[line - 1];
    if (start === undefined || end === undefined || column < 1 || start + column - 1 > end) return undefined;
    return start + column - 1;
  };
}
