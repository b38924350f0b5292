import { expect, test } from 'vitest';
import { didYouMean, listQuoted, quote } from '../../src/core/wording.ts';

test.each([
  ['x', '`x`'],
  ['', '``'],
  ['a\n  b', '`a b`'],
  ['a `b` c', '`` a `b` c ``'],
  ['a ``b` c', '``` a ``b` c ```'],
  ['x'.repeat(160), `\`${'x'.repeat(160)}\``],
  ['x'.repeat(161), `\`${'x'.repeat(159)}…\``],
  ['👩'.repeat(170), `\`${'👩'.repeat(79)}…\``],
])('quotes %j', (value, expected) => {
  expect(quote(value)).toBe(expected);
});

test('lists and suggests', () => {
  expect(listQuoted(['a', 'b', 'c'], 'and')).toBe('`a`, `b` and `c`');
  expect(didYouMean(['a', 'b'])).toBe('Did you mean `a` or `b`?');
  expect(didYouMean(['a'])).toBe('Did you mean `a`?');
  expect(didYouMean([])).toBe(undefined);
});
