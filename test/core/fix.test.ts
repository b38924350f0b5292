import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fix, Point } from '../../src/core/diagnostic.ts';
import { applyFixes, groupFixes } from '../../src/core/fix.ts';
import { stubDiagnostic } from '../helpers/diagnostic.ts';

function fix(place: string, text: string): Fix {
  const [line = 1, column = 1, endLine = line, endColumn = column] = place.split(/[:-]/).map(Number);
  return { range: { start: { line, column }, end: { line: endLine, column: endColumn } }, text };
}

describe('fixes', () => {
  test.each([
    ['replace', 'one two', [fix('1:5-1:8', 'three')], 'one three'],
    ['insert', 'one two', [fix('1:4-1:4', ',')], 'one, two'],
    ['remove', 'one two', [fix('1:4-1:8', '')], 'one'],
    ['come in any order', 'a b c', [fix('1:5-1:6', 'C'), fix('1:1-1:2', 'A')], 'A b C'],
    ['keep CRLF', 'a\r\nb\r\nc\r\n', [fix('2:1-2:2', 'B')], 'a\r\nB\r\nc\r\n'],
    ['keep lone CR', 'a\rb\rc', [fix('3:1-3:2', 'C')], 'a\rb\rC'],
    ['count UTF-16 units', '👩‍💻é x', [fix('1:8-1:9', 'y')], '👩‍💻é y'],
    ['span lines', 'a\r\nb\nc', [fix('1:2-3:1', ' ')], 'a c'],
    ['reach the end of a text without line end', 'ab', [fix('1:3-1:3', 'c')], 'abc'],
    ['that overlap an earlier one are left out', 'abcdef', [fix('1:1-1:4', 'X'), fix('1:3-1:6', 'Y')], 'Xdef'],
    ['that insert at the same place come once', 'ab', [fix('1:2-1:2', '-'), fix('1:2-1:2', '-')], 'a-b'],
    ['that touch are both applied', 'abcd', [fix('1:1-1:3', 'X'), fix('1:3-1:5', 'Y')], 'XY'],
    ['beyond the line are left out', 'ab\ncd', [fix('1:2-1:9', 'X')], 'ab\ncd'],
    ['beyond the text are left out', 'ab', [fix('4:1-4:2', 'X')], 'ab'],
    ['that end before they start are left out', 'ab', [fix('1:3-1:1', 'X')], 'ab'],
  ])('%s', (_, text, fixes, expected) => {
    expect(applyFixes(text, fixes)).toBe(expected);
  });
});

/** Where an offset lies, counted by hand. */
function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A text of short lines with every kind of line end, and edits of it that don't overlap. */
const editedText = fc
  .record({
    text: fc.string({ unit: fc.constantFrom('a', 'é', '日', '👩', ' ', '\n', '\r\n', '\r') }),
    cuts: fc.uniqueArray(fc.nat(60), { maxLength: 12 }),
    replacements: fc.array(fc.string({ unit: fc.constantFrom('x', 'y', '\n', '日') }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ text, cuts, replacements }) => {
    // A place inside CRLF is no place that a person can name.
    const places = cuts.filter((cut) => cut <= text.length && !(text[cut] === '\n' && text[cut - 1] === '\r')).sort((a, b) => a - b);
    const edits = replacements.flatMap((replacement, index) => {
      const [start, end] = places.slice(index * 2, index * 2 + 2);
      return start === undefined || end === undefined ? [] : [{ start, end, replacement }];
    });
    return { text, edits };
  });

describe('whatever the text', () => {
  test('fixes do what cutting the text by hand does', () => {
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        const fixes = edits.map(({ start, end, replacement }) => ({
          range: { start: pointAt(text, start), end: pointAt(text, end) },
          text: replacement,
        }));
        const byHand = edits
          .toReversed()
          .reduce((result, { start, end, replacement }) => result.slice(0, start) + replacement + result.slice(end), text);
        expect(applyFixes(text, fixes)).toBe(byHand);
        expect(applyFixes(text, fixes.toReversed())).toBe(byHand);
      }),
      { numRuns: 1000 },
    );
  });

  test('no fix changes nothing, and any fix ends', () => {
    const point = fc.record({ line: fc.integer({ min: -1, max: 5 }), column: fc.integer({ min: -1, max: 9 }) });
    const anyFix = fc.record({ range: fc.record({ start: point, end: point }), text: fc.string() });
    fc.assert(
      fc.property(fc.string(), fc.array(anyFix), (text, fixes) => {
        expect(applyFixes(text, [])).toBe(text);
        const added = fixes.reduce((sum, { text: replacement }) => sum + replacement.length, 0);
        expect(applyFixes(text, fixes).length).toBeLessThanOrEqual(text.length + added);
      }),
    );
  });
});

test('fixes are grouped by file', () => {
  const one = fix('1:1-1:2', 'a');
  const two = fix('2:1-2:2', 'b');
  const groups = groupFixes([
    stubDiagnostic({ file: 'a.md', fix: one }),
    stubDiagnostic({ file: 'b.md' }),
    stubDiagnostic({ file: 'a.md', fix: two }),
  ]);
  expect([...groups]).toEqual([['a.md', [one, two]]]);
});
