import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/core/expression.ts';

function match(source: string, text: string): boolean | string {
  const compiled = compileExpression(source);
  return 'fault' in compiled ? compiled.fault : compiled.test(text);
}

describe('an expression', () => {
  it.each([
    { source: '\\[docs-skip\\]', text: 'Format\n\nNothing new. [docs-skip]', expected: true },
    { source: '^fix typo', text: 'Also fix typo', expected: false },
    { source: '(?i)^FIX typo', text: 'Fix typo', expected: true },
    { source: '\\p{Greek}', text: 'αβγ', expected: true },
    { source: '(a+)+$', text: `${'a'.repeat(50_000)}b`, expected: false },
  ])('$source in a text: $expected', ({ source, text, expected }) => {
    expect(match(source, text)).toBe(expected);
  });

  it.each([
    { source: '(a', fault: 'missing closing ): `(a`' },
    { source: 'a(?=b)', fault: 'RE2 has no look-around, such as `(?=…)`' },
    { source: '(?<!a)b', fault: 'RE2 has no look-around, such as `(?=…)`' },
    { source: '(a)\\1', fault: 'RE2 has no back-references, such as `\\1`' },
    { source: '[z-a]', fault: 'invalid character class range: `z-a`' },
    { source: 'a{2000}', fault: 'invalid repeat count: `{2000}`' },
    { source: '((((a{100}){100}){100}){100})', fault: 'invalid repeat count: `{100}`' },
    { source: '((a{1,1000}){1,1000}){1,1000}', fault: 'expression too large' },
    { source: 'a'.repeat(1001), fault: 'it is longer than 1000 characters' },
  ])('that can’t be used says why: $fault', ({ source, fault }) => {
    expect(match(source, '')).toBe(fault);
  });
});
