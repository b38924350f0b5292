/**
 * Text as far as it is learned: two texts that differ only in case, punctuation or blanks read the same. What changes the meaning of a
 * number never goes: `10.5` is not `105`, `-1` not `1`, `5 %` not `5`, `10 MB` not `10 Mb`. Paths, flags, patterns and addresses stay as
 * they are written, because each of their signs means something.
 */

/** What a word is, which decides how much a change of it can mean. */
export interface Word {
  value: string;
  /**
   * `number` begins with a digit; `mixed` holds one behind letters (`v2`, `k8s`), or is a path, flag, pattern or address; `sign` stands
   * for a word (`<`, `%`, `€`).
   */
  kind: 'word' | 'number' | 'mixed' | 'sign' | 'code';
}

/** Superscripts and fractions: compatibility forms would make `10²` of 102 (https://unicode.org/reports/tr15/). */
const raised = /\p{No}+/gu;

/** Characters that nobody sees: soft hyphens, joiners, marks of direction, emoji's variation selectors. */
const invisible = /[\p{Cf}\uFE0E\uFE0F]/gu;

const dash = /[\u2010-\u2015\u2212]/gu;
const apostrophe = /[\u2018\u2019\u02BC]/gu;

/** A character of a script that puts no blanks between words. */
export const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * A word, or one sign that is more than punctuation: mathematics, money, pictures, `%`, `‰`, and the bar between cells. Scripts that put
 * no blanks between words are read by characters: dictionaries differ from machine to machine, and what is said of a page must not.
 */
const wordOrSign = new RegExp(
  `[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{M}_])+(?:'[\\p{L}\\p{M}]+)*|[\\p{Sm}\\p{Sc}\\p{So}%‰]`,
  'gu',
);

/** A number, with its unit where one follows without a blank. */
const numberWithUnit = /^(\p{N}+(?:[.,:/'-]\p{N}+)*)([\p{L}\p{M}%‰°\p{Sc}]+)$/u;

/** How paths, flags, names of files, variables and people begin. */
const literalStart = /^(?:-{1,2}\p{L}|\.{1,2}(?:\p{L}|$)|[$@#!^]\p{L})/u;

/** Signs inside paths, patterns, names of files and addresses: `/var/lib`, `*.log`, `main.c`, `Node.js`, `image:latest`, `a@b`. */
const literalSign = /[/\\*^]|\p{L}(?::|::|@)\p{L}|\p{L}\p{L}\.\p{L}|\p{L}\.\p{L}\p{L}/u;

/** `C#`, `C++`. */
const literalEnd = /^\p{L}+[#+]+$/u;

/** Where a script without blanks and Latin letters, digits or signs meet. */
const scriptEdge = new RegExp(`(?<=[${unspaced}])(?=[!-~])|(?<=[!-~])(?=[${unspaced}])`, 'u');

/** Units that another case makes another unit, a thousandfold or an eightfold one. */
const casedUnits: ReadonlySet<string> = new Set(['kb', 'mb', 'gb', 'tb', 'pb', 'kbps', 'mbps', 'gbps', 'mg', 'mw', 'mhz']);

const leadingMarks: ReadonlySet<string> = new Set('("\'“”«[{');
const trailingMarks: ReadonlySet<string> = new Set(')"\'“”»]},;:!?.…');
const leadingSigns: ReadonlySet<string> = new Set('-+<>=~≈≤≥≠±$€£¥#*/!^&');

/** The words of a block of text, in which inline code stands between backticks and counts as it is written. */
export function readWords(text: string): Word[] {
  return splitCode(text).flatMap(({ text: part, isCode }) => (isCode ? readCode(part) : readProse(part)));
}

/** What is compared of words: themselves, in order. */
export function joinWords(words: readonly Word[]): string {
  return words.map(({ value }) => value).join(' ');
}

/**
 * Fenced code as far as it is learned. Runs of blanks are one, trailing ones and empty lines none; of indentation only the levels count,
 * because two blanks or four make no difference, and an inner block that moves out does.
 */
export function normaliseCode(code: string): string {
  const widths: number[] = [];
  const lines: string[] = [];
  for (const line of code.split(/\r\n|\n|\r/)) {
    const content = line.trim();
    if (content === '') continue;
    const width = line.length - line.trimStart().length;
    while (width < (widths.at(-1) ?? -1)) widths.pop();
    if (width > (widths.at(-1) ?? -1)) widths.push(width);
    lines.push('\t'.repeat(widths.length - 1) + content.replaceAll(/\s+/g, ' '));
  }
  return lines.join('\n');
}

/** Inline code between as many backticks as it needs. */
export function quoteCode(code: string): string {
  const runs = code.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, { length }) => Math.max(longest, length), 0) + 1);
  const blank = runs.length > 0 ? ' ' : '';
  return `${fence}${blank}${code}${blank}${fence}`;
}

/** Text in stretches of prose and code. A run of backticks that nothing closes is prose. */
export function splitCode(text: string): { text: string; isCode: boolean }[] {
  const parts: { text: string; isCode: boolean }[] = [];
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length, close: undefined as number | undefined }));
  const next = new Map<number, number>();
  for (const run of runs.toReversed()) {
    run.close = next.get(run.length);
    next.set(run.length, run.index);
  }
  let from = 0;
  for (const { index, length, close } of runs) {
    if (index < from || close === undefined) continue;
    parts.push({ text: text.slice(from, index), isCode: false }, { text: text.slice(index + length, close), isCode: true });
    from = close + length;
  }
  parts.push({ text: text.slice(from), isCode: false });
  return parts.filter((part) => part.text !== '');
}

function readCode(code: string): Word[] {
  return code
    .split(/\s+/)
    .filter((value) => value !== '')
    .map((value) => ({ value, kind: 'code' }));
}

function readProse(prose: string): Word[] {
  // Most blocks are ASCII, and reading them is a tenth of parsing a page.
  const isPlain = !/[^\0-\x7F]/.test(prose);
  const text = isPlain ? prose : toCompatible(prose);
  const words: Word[] = [];
  /** A dash that stands alone, and may yet be a minus. */
  let isDashOpen = false;
  /** Whether a number comes right before, whose unit this may be. */
  let isMeasured = false;
  for (const chunk of isPlain ? text.split(/\s+/) : text.split(/\s+/).flatMap((part) => part.split(scriptEdge))) {
    if (/^-+$/.test(chunk)) {
      isDashOpen = true;
      continue;
    }
    const read = readChunk(chunk, isMeasured);
    if (read.length === 0) continue;
    if (isDashOpen && (words.at(-1)?.kind === 'number' || read[0]?.kind === 'number')) words.push({ value: '-', kind: 'sign' });
    isDashOpen = false;
    isMeasured = read.at(-1)?.kind === 'number' && !trailingMarks.has(chunk.at(-1) ?? '');
    for (const word of read) words.push(word);
  }
  return words;
}

function readChunk(chunk: string, isMeasured: boolean): Word[] {
  const literal = readLiteral(chunk);
  if (literal) return [literal];
  return /\p{N}/u.test(chunk) ? readNumber(chunk) : readLetters(chunk, isMeasured);
}

/** A path, flag, pattern or address; undefined for what is none. */
function readLiteral(chunk: string): Word | undefined {
  if (chunk === '.' || chunk === '..') return { value: chunk, kind: 'mixed' };
  if (!/[^\p{L}\p{N}]/u.test(chunk)) return undefined;
  const [start, end] = bare(Array.from(chunk));
  const value = Array.from(chunk).slice(start, end).join('');
  if (/\p{N}/u.test(value) && (/^\p{N}/u.test(value) || !/\p{L}/u.test(value))) return undefined;
  return literalStart.test(value) || literalSign.test(value) || literalEnd.test(value) ? { value, kind: 'mixed' } : undefined;
}

/** Start and end of a stretch without the marks around it. */
function bare(characters: readonly string[]): [start: number, end: number] {
  let start = 0;
  let end = characters.length;
  while (trailingMarks.has(characters[end - 1] ?? '')) end--;
  while (leadingMarks.has(characters[start] ?? '')) start++;
  return [start, end];
}

function toCompatible(text: string): string {
  return text
    .replace(raised, (run) => ` ^${run} `)
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(dash, '-')
    .replace(apostrophe, "'");
}

/** Words of a stretch without digits. Case counts only in units: right behind a number, and in those that it makes others. */
function readLetters(chunk: string, isMeasured = false): Word[] {
  return (chunk.match(wordOrSign) ?? []).map((written) => {
    const lower = written.toLowerCase();
    const value = isMeasured || casedUnits.has(lower) ? written : lower;
    return { value, kind: /^[\p{Sm}\p{Sc}%‰]/u.test(value) ? 'sign' : 'word' };
  });
}

/** A stretch with digits keeps what stands inside: `10.5`, `-1`, `2026-03-01`, `10.0.0.1/24`, `<5 %`. */
function readNumber(chunk: string): Word[] {
  const characters = Array.from(chunk);
  const [first, end] = bare(characters);
  let start = first;
  const words: Word[] = [];
  for (; leadingSigns.has(characters[start] ?? ''); start++) words.push({ value: characters[start] ?? '', kind: 'sign' });
  const rest = characters.slice(start, end).join('');
  const [, number, unit] = numberWithUnit.exec(rest) ?? [];
  if (number !== undefined && unit !== undefined) return [...words, { value: number, kind: 'number' }, ...readLetters(unit, true)];
  if (/^\p{N}/u.test(rest)) words.push({ value: rest, kind: 'number' });
  else if (rest !== '') words.push({ value: rest.toLowerCase(), kind: 'mixed' });
  return words;
}
