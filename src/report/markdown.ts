import { logCommand, showCodes, showHidden } from './visible-text.ts';

/**
 * Text from content inside Markdown that GitHub and GitLab render. It comes out as text and as nothing else: no structure, no link, no
 * HTML, nobody mentioned, no issue referred to, no command obeyed. Every piece is one line, and never the start of one.
 */

/** Longest piece of text that is repeated, UTF-16 units: more helps nobody, and hosts limit the whole. */
const longest = 300;

/** The text on one line, blanks made one, hidden characters shown, clipped to `length` UTF-16 units without cutting a character in two. */
export function clipLine(text: string, length: number = longest): string {
  return clipped(
    text
      .slice(0, length * 4)
      .replace(/[\s\p{Z}]+/gu, ' ')
      .trim(),
    length,
    text.length > length * 4,
  );
}

/** Shows what is hidden or obeyed by logs, where reports are printed, too, and clips. Only as much as can be shown is looked at before: content can be a megabyte long. */
function clipped(text: string, length: number, isCut: boolean): string {
  const line = showHidden(text).replace(logCommand, `#${showCodes('#')}`);
  return line.length <= length && !isCut ? line : `${line.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * What hosts look for in rendered text, after references are decoded, so that escaping doesn't help: mentions and references (GitHub
 * “Autolinked references”, GitLab “GitLab-specific references”), addresses without brackets, emoji. A backslash before `@` mentions
 * all the same (github/markup, issue 1168); something between the signs doesn't.
 */
const signals = /[@#!$%~&^](?=[\p{L}\p{N}_"])|@(?=-)|:(?=\/\/)|:(?=[\w+-]+:)|www(?=\.)|GH-(?=\d)/giu;

/** A zero-width space: it separates, and is not seen. */
const gap = '\u200b';

/** Signs that mean something in Markdown or HTML anywhere in a line, and the gap, which nobody would see in the source. */
const structural = /[&<>\\`*_[\]|~${}\u200b]/g;

/** Text as prose: in a paragraph, an item of a list, a cell of a table or a `<summary>`. Character references are never structure. */
export function escapeMarkdown(text: string, length?: number): string {
  // An item of a list without text would make a heading of what follows.
  return escapePart(clipLine(text, length)) || toReference(gap);
}

function escapePart(line: string): string {
  return line
    .replace(signals, (sign) => sign + gap)
    .replace(structural, toReference)
    .replace(/^[#+=:-]/, toReference)
    .replace(/^(\d+)([.)])/, (_, number: string, sign: string) => number + toReference(sign));
}

function toReference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

/** Text as code, exactly as it is: the fence is longer than any run of backticks in it. Not for tables, see {@link codeCell}. */
export function codeSpan(text: string, length: number = longest): string {
  const code = clipped(text.slice(0, length), length, text.length > length);
  const runs = (code.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  // One blank on both sides is no part of the code, and keeps backticks apart (CommonMark 6.1).
  const space = code === '' || /^[` ]|[` ]$/.test(code) ? ' ' : '';
  return `${fence}${space}${code}${space}${fence}`;
}

/**
 * Text as code in a cell of a table, where a pipe ends the cell even in code, unless it is escaped; then the backslashes before it have
 * to be even in number (GFM 4.10; an odd one is doubled).
 */
export function codeCell(text: string, length?: number): string {
  return codeSpan(text, length).replace(/\\+\|?|\|/g, (run) => {
    if (!run.endsWith('|')) return run;
    return `${run.length % 2 === 0 ? '\\' : ''}${run.slice(0, -1)}\\|`;
  });
}

/** A sentence whose quoted values (`quote` in src/core/wording.ts) become code, and everything else prose. */
export function escapeSentence(text: string, length = 2 * longest, toCode: (code: string) => string = codeSpan): string {
  const parts = clipLine(text, length).split(/(`+)/);
  let written = '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const isFence = index % 2 === 1;
    const end = isFence ? parts.indexOf(part, index + 1) : -1;
    if (end < 0) written += escapePart(part);
    else {
      written += toCode(
        parts
          .slice(index + 1, end)
          .join('')
          .trim(),
      );
      index = end;
    }
  }
  return written || toReference(gap);
}

/** Longer addresses are left out: hosts limit the whole, and a sensible path has none. */
const longestUrl = 1500;

/** A link with a label that is Markdown already; the label alone where there is no web address. */
export function linkTo(url: string | undefined, label: string): string {
  if (url === undefined || url.length > longestUrl || !/^https?:\/\/[^/]/.test(url)) return label;
  return `[${label}](<${encodeUrl(url)}>)`;
}

/** What could end the destination, or begin something else, percent-encoded. */
function encodeUrl(url: string): string {
  return url.toWellFormed().replace(/[^\w\-.~:/?#@!$&+,=%]/gu, (character) => {
    const encoded = encodeURIComponent(character);
    // It leaves `'`, `(`, `)` and `*` alone.
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
  });
}
