import type { Range } from './diagnostic.ts';
import { frontmatterLimits } from './locate-yaml.ts';
import { quote } from './wording.ts';

/** TOML frontmatter as data, as far as it is read. */
export interface LocatedToml {
  data: Record<string, unknown>;
  /** Where the value of a field stands; deeper paths are located at their field. */
  locate(path: readonly PropertyKey[]): Range | undefined;
  /** What is not read: tables, dates with a time zone and the like. */
  problems: { message: string; range: Range }[];
}

/**
 * Reads what frontmatter of Hugo pages mostly is: `key = value` with strings, numbers, booleans, dates (as strings) and arrays of
 * those. Everything else is listed and left out. Never throws. `line` is the number of lines before the text in its file.
 */
export function parseToml(text: string, { line }: { line: number }): LocatedToml {
  if (text.length > frontmatterLimits.length) return refuse(line + 1);
  const data = new Map<string, unknown>();
  const ranges = new Map<string, Range>();
  const problems: LocatedToml['problems'] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] ?? '';
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const range = rangeOf(line + at + 1, raw, content);
    if (content.startsWith('[')) {
      problems.push({ message: `The table ${quote(content)} is TOML that is not read.`, range });
      while (at + 1 < lines.length && !lines[at + 1]?.trim().startsWith('[')) at++;
      continue;
    }
    const field = /^("[^"]*"|'[^']*'|[\w-]+)\s*=\s*(.*)$/.exec(content);
    const [last, value] = field ? readValue(lines, at, field[2] ?? '') : [at, undefined];
    const name = field?.[1]?.replace(/^["']|["']$/g, '');
    if (name === undefined || value === undefined) problems.push({ message: `${quote(content)} is TOML that is not read.`, range });
    else if (data.has(name)) problems.push({ message: `${quote(name)} is here twice; the first value counts.`, range });
    else {
      data.set(name, value);
      ranges.set(name, rangeOf(line + at + 1, raw, field?.[2] ?? content));
    }
    at = last;
  }
  return { data: toRecord(data), locate: (path) => ranges.get(String(path[0])), problems };
}

function refuse(line: number): LocatedToml {
  const start = { line, column: 1 };
  const message = `The TOML is longer than ${frontmatterLimits.length} characters; it is not read.`;
  return { data: {}, locate: () => undefined, problems: [{ message, range: { start, end: start } }] };
}

/** Value that starts on a line, and the last line that it takes. */
function readValue(lines: readonly string[], at: number, first: string): [last: number, value: unknown] {
  const delimiter = /^(?:"""|''')/.exec(first)?.[0];
  if (delimiter !== undefined) {
    let last = at;
    let rest = first.slice(3);
    while (!rest.includes(delimiter) && last + 1 < lines.length) rest = lines[++last] ?? '';
    return [last, undefined];
  }
  const parts = [withoutComment(first)];
  const isArray = parts[0]?.startsWith('[') === true;
  let last = at;
  while (isArray && !parts.at(-1)?.endsWith(']') && last + 1 < lines.length) parts.push(withoutComment(lines[++last] ?? ''));
  const text = parts.join(' ');
  return [last, isArray ? readArray(text) : readScalar(text)];
}

/** A comment starts at a `#` outside quotes. */
function withoutComment(text: string): string {
  return /^(?:[^#"']|"(?:[^"\\]|\\.)*"|'[^']*')*/.exec(text)?.[0].trim() ?? '';
}

function readArray(text: string): unknown[] | undefined {
  const items = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,]+/g) ?? [];
  const values = items.map(readScalar);
  return text.endsWith(']') && !values.includes(undefined) ? values : undefined;
}

function readScalar(text: string): string | number | boolean | undefined {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return readString(text);
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^[+-]?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text.replaceAll('_', ''));
  return /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/i.test(text) ? text : undefined;
}

/** Strings of TOML and JSON share their escapes, but for `\UXXXXXXXX` and `\e`. */
function readString(text: string): string | undefined {
  try {
    return String(JSON.parse(text.replaceAll('\t', '\\t')));
  } catch {
    return undefined;
  }
}

function rangeOf(line: number, raw: string, part: string): Range {
  const column = raw.indexOf(part) + 1;
  return { start: { line, column }, end: { line, column: column + part.length } };
}

/** Defined, not assigned: `__proto__` becomes an ordinary field. */
function toRecord(fields: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, value] of fields) Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  return record;
}
