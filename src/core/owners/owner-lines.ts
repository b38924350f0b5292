import type { Range } from '../diagnostic.ts';

/** Lines of CODEOWNERS taken apart, as far as its dialects agree. */

/** A word and where it stands. */
export interface Word {
  text: string;
  range: Range;
}

/** A line with its number; ends of lines are LF, CRLF and lone CR, as everywhere in diagnostics. */
export interface Line {
  text: string;
  /** 1-based. */
  number: number;
}

/** Lines that hold more than blanks and comments. */
export function* readLines(text: string): Iterable<Line> {
  let number = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    number++;
    if (/^[ \t]*[^ \t#]/.test(line)) yield { text: line, number };
  }
}

/** A line as a pattern and the words behind it. In a pattern a backslash keeps a blank from ending it. */
export function splitLine({ text, number }: Line): { pattern: Word; words: Word[] } {
  const start = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  let end = start;
  while (end < text.length && !isBlank(text[end])) end += text[end] === '\\' ? 2 : 1;
  end = Math.min(end, text.length);
  return { pattern: toWord(text.slice(start, end), number, start), words: splitWords(text, number, end) };
}

/** Words of a line from an offset on. */
export function splitWords(text: string, line: number, offset: number): Word[] {
  return [...text.slice(offset).matchAll(/[^ \t]+/g)].map((match) => toWord(match[0], line, offset + match.index));
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** A word at an offset of a line. */
function toWord(text: string, line: number, offset: number): Word {
  return { text, range: { start: { line, column: offset + 1 }, end: { line, column: offset + 1 + text.length } } };
}
