import { describe, expect, test } from 'vitest';
import { applyBaseline, formatBaseline, parseBaseline } from '../../src/core/baseline.ts';
import { UserError } from '../../src/core/user-error.ts';
import { stubDiagnostic } from '../helpers/diagnostic.ts';

const one = stubDiagnostic({ fingerprint: 'f1', file: 'docs/b.md' });
const two = stubDiagnostic({ fingerprint: 'f2', file: 'docs/a.md', severity: 'warning', rule: 'page/title' });
const info = stubDiagnostic({ fingerprint: 'f3', severity: 'info' });

describe('a baseline', () => {
  test('is a sorted list, one fault a line, without line numbers', () => {
    expect(formatBaseline([one, two, info])).toMatchInlineSnapshot(`
      "[
        {"fingerprint":"f2","rule":"page/title","file":"docs/a.md"},
        {"fingerprint":"f1","rule":"link/page","file":"docs/b.md"},
        {"fingerprint":"f3","rule":"link/page","file":"docs/on-call.md"}
      ]
      "
    `);
    expect(formatBaseline([two, info, one])).toBe(formatBaseline([one, two, info]));
    expect(formatBaseline([])).toBe('[]\n');
  });

  test('comes back as it was written', () => {
    const entries = parseBaseline(formatBaseline([one, two]), 'baseline.json');
    expect(entries.map(({ fingerprint }) => fingerprint)).toEqual(['f2', 'f1']);
    expect(applyBaseline([one, two], entries)).toEqual({ fresh: [], known: [one, two], fixed: [] });
  });

  test('divides diagnostics into new and known ones, and tells what is gone', () => {
    const baseline = parseBaseline(formatBaseline([one, stubDiagnostic({ fingerprint: 'gone' })]), 'baseline.json');
    const { fresh, known, fixed } = applyBaseline([one, two, info], baseline);
    expect(fresh).toEqual([two, info]);
    expect(known).toEqual([one]);
    expect(fixed.map(({ fingerprint }) => fingerprint)).toEqual(['gone']);
  });

  test.each(['', 'nonsense', '{}', '[{"fingerprint":1}]', '[{"fingerprint":"a","rule":"b","file":"c","line":3}]'])(
    'is refused when it is %j',
    (text) => {
      expect(() => parseBaseline(text, '.waymark-baseline.json')).toThrow(UserError);
      expect(() => parseBaseline(text, '.waymark-baseline.json')).toThrow('Cannot read the baseline `.waymark-baseline.json`.');
    },
  );
});
