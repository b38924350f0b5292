import { describe, expect, test } from 'vitest';
import { cutCode } from '../../../src/core/code/cut-code.ts';

const text = ['// #region a', '  one', '', '    two', '// ANCHOR: in', '  three', '// ANCHOR_END: in', '// #endregion', 'last', ''].join(
  '\n',
);

describe('a piece of code', () => {
  test.each([
    ['all of a file, without markers', {}, 'one\n\n  two\nthree'.replace(/^/gm, '  ').replace(/^ +$/gm, '') + '\nlast', undefined],
    ['a region', { region: 'a' }, 'one\n\n  two\nthree', [2, 6]],
    ['a region inside', { region: 'in' }, 'three', [6, 6]],
    ['lines', { lines: '2-4' }, 'one\n\n  two', [2, 4]],
    ['one line', { lines: '9' }, 'last', [9, 9]],
    ['lines to the end', { lines: '8-' }, 'last', [9, 9]],
    ['lines as hosts write them', { lines: 'L2-L4' }, 'one\n\n  two', [2, 4]],
  ])('%s', (_, request, expected, range) => {
    const piece = cutCode(text, 'src/a.ts', { file: 'src/a.ts', ...request });
    expect(piece).toMatchObject({ text: expected, lang: 'ts', ...(range ? { from: range[0], to: range[1] } : {}) });
    expect('from' in piece).toBe(range !== undefined);
  });

  test.each([
    [{ region: 'b' }, { type: 'no-region', regions: ['a', 'in'] }],
    [{ lines: '5-99' }, { type: 'lines', last: 9 }],
    [{ lines: '0' }, { type: 'lines', last: 9 }],
    [{ lines: '4-2' }, { type: 'lines', last: 9 }],
    [{ lines: 'x' }, { type: 'lines', last: 9 }],
    [{ lines: '3' }, { type: 'empty' }],
    [{ region: 'a', lines: '1' }, { type: 'both' }],
  ])('%j can’t be shown', (request, fault) => {
    expect(cutCode(text, 'a.ts', { file: 'a.ts', ...request })).toEqual(fault);
  });

  test('has an end', () => {
    expect(cutCode('x\n'.repeat(401), 'a', { file: 'a' })).toEqual({ type: 'too-long', lines: 401 });
    expect(cutCode('x'.repeat(40_001), 'a', { file: 'a' })).toEqual({ type: 'too-long', lines: 1 });
    expect(cutCode('x\n'.repeat(400), 'a', { file: 'a' })).toMatchObject({ path: 'a' });
  });

  test('is the same with line ends of any kind', () => {
    const plain = cutCode(text, 'a.ts', { file: 'a.ts', region: 'a' });
    expect(cutCode(text.replaceAll('\n', '\r\n'), 'a.ts', { file: 'a.ts', region: 'a' })).toEqual(plain);
  });

  test.each([
    ['Dockerfile', 'dockerfile'],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['a/b.PY', 'py'],
    ['LICENSE', undefined],
  ])('of %s is in the language %s', (path, lang) => {
    expect(cutCode('x', path, { file: path })).toEqual({ path, text: 'x', ...(lang && { lang }) });
  });
});
