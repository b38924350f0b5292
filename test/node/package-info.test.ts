import { expect, test } from 'vitest';
import { rulesAddress } from '../../src/node/package-info.ts';

test.each([
  ['https://example.org', 'https://example.org/wiki/reference/rules/'],
  ['https://example.org/waymark/', 'https://example.org/waymark/wiki/reference/rules/'],
  [undefined, undefined],
])('the pages of the rules are part of our own portal: of %s at %s', (homepage, expected) => {
  expect(rulesAddress(homepage === undefined ? {} : { homepage })).toBe(expected);
});
