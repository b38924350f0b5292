import { describe, expect, test } from 'vitest';
import { countFaults, findNewFaults } from '../../src/core/find-new-faults.ts';
import { stubDiagnostic } from '../helpers/diagnostic.ts';

const fault = (file: string, actual: string, line = 1) =>
  stubDiagnostic({ file, actual, at: `${line}:1`, fingerprint: `${file} ${actual} ${line}` });

describe('new faults', () => {
  const cases: { name: string; before: string[]; now: string[]; moved?: [string, string]; expected: string[] }[] = [
    { name: 'are those that weren’t there', before: ['a.md x 1'], now: ['a.md x 1', 'a.md y 2'], expected: ['a.md y 2'] },
    { name: 'are not those whose line moved', before: ['a.md x 1'], now: ['a.md x 9'], expected: [] },
    { name: 'stand in files that nobody touched, too', before: [], now: ['b.md gone.md 3'], expected: ['b.md gone.md 3'] },
    { name: 'count when the same is there once more', before: ['a.md x 1'], now: ['a.md x 1', 'a.md x 5'], expected: ['a.md x 5'] },
    { name: 'are none when some went', before: ['a.md x 1', 'a.md x 2'], now: ['a.md x 1'], expected: [] },
    { name: 'are not those that a moved file took along', before: ['a.md x 1'], now: ['b.md x 1'], moved: ['b.md', 'a.md'], expected: [] },
    { name: 'are those that a file got when it moved', before: [], now: ['b.md x 1'], moved: ['b.md', 'a.md'], expected: ['b.md x 1'] },
    { name: 'are those of another file with the same text', before: ['a.md x 1'], now: ['a.md x 1', 'b.md x 1'], expected: ['b.md x 1'] },
  ];
  const parse = (texts: string[]) =>
    texts.map((text) => {
      const [file = '', actual = '', line] = text.split(' ');
      return fault(file, actual, Number(line));
    });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { before, now, moved, expected }) => {
    const found = findNewFaults(parse(now), countFaults(parse(before)), new Map(moved ? [moved] : []));
    expect(found.map(({ fingerprint }) => fingerprint)).toEqual(expected);
  });

  test('tell faults without a value apart by their message', () => {
    const old = stubDiagnostic({ message: 'One.' });
    const other = stubDiagnostic({ message: 'Two.' });
    expect(findNewFaults([old, other], countFaults([old]))).toEqual([other]);
  });
});
