import type { Point, Range } from './diagnostic.ts';

/** Bytes of a file as text. */
export interface DecodedText {
  /** Without byte order mark; line endings as they are. Bytes that mean nothing in the encoding became U+FFFD. */
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether the text holds a NUL character: no text does, but pictures, archives and UTF-16 without its mark do. */
  isBinary: boolean;
  /** The first byte that means nothing, and where it stands. */
  invalid?: { byte: number; range: Range } | undefined;
}

/** Decodes UTF-8, or UTF-16 where a byte order mark says so; never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding, isBinary: text.includes('\0') };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, encoding, isBinary: text.includes('\0'), invalid: encoding === 'utf-8' ? findInvalid(bytes, text) : undefined };
  }
}

/** The point of a text at a UTF-16 offset. CRLF, LF and a lone CR end a line. */
export function pointAt(text: string, offset: number): Point {
  let line = 1;
  let start = 0;
  for (const end of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line++;
    start = end.index + end[0].length;
  }
  return { line, column: offset - start + 1 };
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The first replacement character that stands for other bytes than its own. */
function findInvalid(bytes: Uint8Array, text: string): DecodedText['invalid'] {
  const encoder = new TextEncoder();
  let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let from = 0;
  for (const { index } of text.matchAll(/\uFFFD/g)) {
    byte += encoder.encode(text.slice(from, index)).length;
    from = index;
    const isWritten = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (isWritten) continue;
    const { line, column } = pointAt(text, index);
    return { byte: bytes[byte] ?? 0, range: { start: { line, column }, end: { line, column: column + 1 } } };
  }
  return undefined;
}
