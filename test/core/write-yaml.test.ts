import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeScalar } from '../../src/core/write-yaml.ts';

test.each([
  ['a\u2028b', '"a\\Lb"'],
  ['a\u2029b', '"a\\Pb"'],
  ['a\u0085b', '"a\\Nb"'],
  ['a\nb\u202e"\\L', '"a\\nb\u202e\\"\\\\L"'],
])('%j is one line in YAML of every version', (value, written) => {
  expect(writeScalar(value)).toBe(written);
  expect(writeScalar(value, 'single')).toBe(written);
  for (const version of ['1.1', '1.2'] as const) expect(parse(written, { version })).toBe(value);
});
