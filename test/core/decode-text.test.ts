import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, pointAt } from '../../src/core/decode-text.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const units = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? units : units.swap16();
}

test.each<[what: string, input: Uint8Array, text: string, encoding: string]>([
  ['UTF-8', bytes('Grüße 😀'), 'Grüße 😀', 'utf-8'],
  ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], '# Title'), '# Title', 'utf-8'],
  ['UTF-16, little end first', utf16('Grüße 😀', 'le'), 'Grüße 😀', 'utf-16le'],
  ['UTF-16, big end first', utf16('Grüße 😀', 'be'), 'Grüße 😀', 'utf-16be'],
  ['nothing', bytes(), '', 'utf-8'],
  ['line endings of all kinds', bytes('a\r\nb\rc\nd'), 'a\r\nb\rc\nd', 'utf-8'],
  ['a written replacement character', bytes('a\uFFFDb'), 'a\uFFFDb', 'utf-8'],
])('%s', (_, input, text, encoding) => {
  expect(decodeText(input)).toEqual({ text, encoding, isBinary: false });
});

describe('the first invalid byte', () => {
  const at = (line: number, column: number) => ({ start: { line, column }, end: { line, column: column + 1 } });

  test.each<[what: string, input: Uint8Array, text: string, byte: number, line: number, column: number]>([
    ['Latin-1', bytes('caf', [0xe9], ' au lait'), 'caf\uFFFD au lait', 0xe9, 1, 4],
    ['Windows quotes on the third line', bytes('a\r\nb\r', [0x93], 'c'), 'a\r\nb\r\uFFFDc', 0x93, 3, 1],
    ['behind a written replacement character', bytes('\uFFFD', [0xff]), '\uFFFD\uFFFD', 0xff, 1, 2],
    ['behind a byte order mark', bytes([0xef, 0xbb, 0xbf], 'ab', [0xff]), 'ab\uFFFD', 0xff, 1, 3],
    ['behind letters of two units', bytes('😀', [0x80]), '😀\uFFFD', 0x80, 1, 3],
    ['a character cut off at the end', bytes('ab', [0xf0, 0x9f]), 'ab\uFFFD', 0xf0, 1, 3],
    ['an overlong form', bytes([0xc0, 0xaf]), '\uFFFD\uFFFD', 0xc0, 1, 1],
  ])('%s', (_, input, text, byte, line, column) => {
    expect(decodeText(input)).toMatchObject({ text, invalid: { byte, range: at(line, column) } });
  });
});

test.each([
  ['a picture', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13])],
  ['UTF-16 without its mark', utf16('text', 'le').subarray(2)],
])('%s is binary', (_, input) => {
  expect(decodeText(input).isBinary).toBe(true);
});

test('any bytes give a text, and an invalid byte is found where they aren’t UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
      const { text, encoding, invalid } = decodeText(input);
      if (encoding !== 'utf-8') return;
      const body = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf ? input.subarray(3) : input;
      const isSame = Buffer.from(text).equals(body);
      expect(invalid === undefined).toBe(isSame);
      if (!invalid) return;
      const { line, column } = invalid.range.start;
      expect(text.split(/\r\n|\r|\n/)[line - 1]?.[column - 1]).toBe('\uFFFD');
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [5, 3, 1],
  [8, 4, 1],
  [9, 4, 2],
])('offset %i is line %i, column %i', (offset, line, column) => {
  expect(pointAt('ab\nc\rd\r\ne', offset)).toEqual({ line, column });
});
