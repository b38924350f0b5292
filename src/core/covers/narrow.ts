import type { Expression } from '../expression.ts';
import type { Narrowing } from './cover.ts';
import { findRegion, type RegionFault } from './region.ts';

/** The `match` of a cover, which looks anywhere in a line, or what is wrong with it. */
export type LineTest = Expression | { fault: string };

/** A line that counts. */
export interface CountedLine {
  /** 1-based, in the file. */
  number: number;
  text: string;
}

/** What counts of a file. */
export interface NarrowedContent {
  lines: CountedLine[];
  /** The lines joined by line feeds: what the digest takes. */
  bytes: Uint8Array;
}

/** The bytes that count of a whole file: as they are where they hold NUL, else with CRLF as LF. */
export function normaliseContent(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(carriageReturn) || bytes.includes(0)) return bytes;
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== carriageReturn || bytes[at + 1] !== lineFeed) result[length++] = byte;
  }
  return result.subarray(0, length);
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * What counts of a file: the lines that match, those of a region or with these numbers, or those among them that match. Undefined when no line matches, the
 * region isn't there, or the file holds NUL and so has no lines: then the cover doesn't select the file. A region without lines is there.
 * Text that isn't UTF-8 is read as Latin-1, so that each of its bytes counts.
 */
export function narrowContent(
  bytes: Uint8Array,
  { region, lines: shown }: Narrowing,
  match: LineTest | undefined,
): NarrowedContent | { fault: RegionFault } | undefined {
  if (bytes.includes(0) || (match && 'fault' in match)) return undefined;
  const { lines, encode } = readLines(normaliseContent(bytes));
  const found = region === undefined ? undefined : findRegion(lines, region);
  if (region !== undefined && !found) return undefined;
  if (found && 'fault' in found) return found;
  const numbers = found?.lines ?? (shown === undefined ? [...lines.keys()] : listLines(shown, lines.length));
  const counted = numbers.filter((at) => !match || match.test(lines[at] ?? ''));
  if (counted.length === 0 && (match || !found)) return undefined;
  return {
    lines: counted.map((at) => ({ number: at + 1, text: lines[at] ?? '' })),
    bytes: encode(counted.map((at) => lines[at] ?? '').join('\n')),
  };
}

/** Numbers of lines that `10-24`, `10-` or `10` means in a file of so many, from 0 on; none where it can't be read or leads behind the end. */
export function listLines(written: string, last: number): number[] {
  const [, from, dash, to] = /^(\d{1,7})(?:([-–])(\d{1,7})?)?$/.exec(written.replace(/\s|L/g, '')) ?? [];
  const first = Number(from);
  const end = dash === undefined ? first : to === undefined ? last : Number(to);
  if (!(first >= 1) || end < first || end > last) return [];
  return Array.from({ length: end - first + 1 }, (_, at) => first - 1 + at);
}

/** Lines of a text; what the last line feed ends is no line more. */
export function readLines(bytes: Uint8Array): { lines: string[]; encode: (text: string) => Uint8Array } {
  const utf8 = decodeUtf8(bytes);
  const lines = (utf8 ?? decodeLatin1(bytes)).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { lines, encode: utf8 === undefined ? encodeLatin1 : (text) => new TextEncoder().encode(text) };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Each byte as the character of its number; the `latin1` of `TextDecoder` is windows-1252. */
function decodeLatin1(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return chunks.join('');
}

function encodeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/**
 * Line of the first difference of what counts, 1-based, in the file as it is now. Where lines at the end are gone, the last one that is
 * left; undefined where nothing differs, or nothing is left.
 */
export function firstDifference(before: readonly CountedLine[], now: readonly CountedLine[]): number | undefined {
  const at = now.findIndex(({ text }, index) => before[index]?.text !== text);
  if (at >= 0) return now[at]?.number;
  return before.length > now.length ? now.at(-1)?.number : undefined;
}
