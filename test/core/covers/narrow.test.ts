import { expect, test } from 'vitest';
import type { Narrowing } from '../../../src/core/covers/cover.ts';
import { firstDifference, narrowContent, normaliseContent } from '../../../src/core/covers/narrow.ts';
import { createNarrower } from '../../../src/core/covers/narrower.ts';
import { compileExpression } from '../../../src/core/expression.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test.each([
  ['', ''],
  ['a\nb', 'a\nb'],
  ['a\r\nb\r\n', 'a\nb\n'],
  ['a\rb\r', 'a\rb\r'],
  ['a\r\r\n', 'a\r\n'],
  ['\r\n', '\n'],
  ['a\r\n\0b\r\n', 'a\r\n\0b\r\n'],
  ['ü\r\n', 'ü\n'],
])('of the whole file %j counts %j', (content, counted) => {
  expect(textOf(normaliseContent(bytesOf(content)))).toBe(counted);
});

function narrow(content: string | Uint8Array, narrowing: Narrowing): unknown {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const result = narrowContent(bytes, narrowing, narrowing.match === undefined ? undefined : compileExpression(narrowing.match));
  return result && 'lines' in result ? [textOf(result.bytes), result.lines.map(({ number }) => number)] : result;
}

test.each<[string, Narrowing, unknown]>([
  ['a1\nb\na2\n', { match: 'a' }, ['a1\na2', [1, 3]]],
  ['a1\r\nb\r\na2', { match: '^a\\d$' }, ['a1\na2', [1, 3]]],
  ['a\n', { match: 'b' }, undefined],
  ['', { match: '' }, undefined],
  ['\n', { match: '^$' }, ['', [1]]],
  ['a\0\n', { match: 'a' }, undefined],
  ['A\n', { match: '(?i)a' }, ['A', [1]]],
  ['ünder\n', { match: 'ü' }, ['ünder', [1]]],
  ['x\n# waymark:r\na\nb\n# waymark:end r\na\n', { region: 'r' }, ['a\nb', [3, 4]]],
  ['x\n# waymark:r\na\nb\n# waymark:end r\na\n', { region: 'r', match: 'a' }, ['a', [3]]],
  ['# waymark:r\n# waymark:end r\n', { region: 'r' }, ['', []]],
  ['# waymark:r\n# waymark:end r\n', { region: 'r', match: 'a' }, undefined],
  ['a\n', { region: 'r' }, undefined],
  ['# waymark:r\na\n', { region: 'r' }, { fault: { kind: 'unclosed', line: 1 } }],
])('of %j with %j counts %j', (content, narrowing, counted) => {
  expect(narrow(content, narrowing)).toEqual(counted);
});

test('bytes that are no UTF-8 count one by one', () => {
  const counted = (last: number): Uint8Array | undefined => {
    const result = narrowContent(Uint8Array.of(0x61, 0xe9, last, 0x0a), {}, compileExpression('a'));
    return result && 'bytes' in result ? result.bytes : undefined;
  };
  expect(counted(0x80)).toEqual(Uint8Array.of(0x61, 0xe9, 0x80));
  expect(counted(0x81)).not.toEqual(counted(0x80));
});

test.each([
  [['a', 'b'], ['a', 'b'], undefined],
  [['a', 'b'], ['a', 'c'], 20],
  [['a'], ['a', 'b'], 20],
  [['a', 'b'], ['b'], 10],
  [['a', 'b', 'c'], ['a', 'b'], 20],
  [['a'], [], undefined],
])('%j becomes %j: the first difference is on line %s', (before, now, line) => {
  const numbered = (texts: string[]) => texts.map((text, at) => ({ text, number: (at + 1) * 10 }));
  expect(firstDifference(numbered(before), numbered(now))).toBe(line);
});

test.each(['(a*)*b', '(a|a)*b', '(x+x+)+y', '(.*a){30}z', '^(([a-z])+.)+[A-Z]([a-z])+$'])('%s hangs on no line', (expression) => {
  const started = cpuTime();
  narrow(`${'a'.repeat(2_000_000)}\n${'ax'.repeat(500_000)}`, { match: expression });
  expect(cpuTime() - started).toBeLessThan(8000);
});

test('a file that is too large is not read, nor one too many', () => {
  const narrower = createNarrower();
  const file = new Uint8Array(4 * 1024 * 1024).fill(0x0a);
  expect(narrower.narrow('a', new Uint8Array(50 * 1024 * 1024), { match: 'a' })).toEqual({ limit: 'file' });
  const last = Array.from({ length: 17 }, (_, at) => narrower.narrow(`f${at}`, file, { region: 'x' })).at(-1);
  expect(last).toEqual({ limit: 'run' });
  expect(narrower.narrow('f1', file, { region: 'x' })).toEqual({ content: undefined });
});
