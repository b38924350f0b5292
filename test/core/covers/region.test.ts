import { expect, test } from 'vitest';
import { findRegion, listRegions, readMarker } from '../../../src/core/covers/region.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

test.each([
  '# waymark:limits',
  '// waymark:limits',
  '  -- waymark:limits',
  '; waymark:limits',
  '% waymark:limits',
  '/* waymark:limits */',
  ' * waymark:limits',
  '<!-- waymark:limits -->',
  '{{/* waymark:limits */}}',
  '{# waymark:limits #}',
  '(* waymark:limits *)',
  'REM waymark:limits',
  'dnl waymark:limits',
  '" waymark:limits'.slice(1),
])('%j begins a region', (line) => {
  expect(readMarker(line)).toEqual({ name: 'limits', isEnd: false });
  expect(readMarker(line.replace('waymark:', 'waymark:end '))).toEqual({ name: 'limits', isEnd: true });
});

test.each([
  ["const mark = 'waymark:limits';"],
  ["'waymark:limits',"],
  ['memory: 1 # waymark:limits'],
  ['# see waymark:limits'],
  ['# waymark:limits of a container'],
  ['# waymark:end'],
  ['# waymark:'],
  ['# waymark: limits'],
  ['# mywaymark:limits'],
  [`${'#'.repeat(400)} waymark:limits`],
])('%j is no marker', (line) => {
  expect(readMarker(line)).toBeUndefined();
});

test.each([
  ['# waymark:a-1_b.c', 'a-1_b.c'],
  ['# waymark:größe', 'größe'],
  ['# waymark:a.', 'a'],
])('the name in %j is %s', (line, name) => {
  expect(readMarker(line)?.name).toBe(name);
});

const [on, off] = ['# waymark:a', '# waymark:end a'];

test.each([
  ['none', ['x'], undefined],
  ['lines', ['0', on, '2', '3', off, '5'], { lines: [2, 3] }],
  ['several stretches', [on, '1', off, '3', on, '5', off], { lines: [1, 5] }],
  ['no line', [on, off], { lines: [] }],
  ['another in it', [on, '1', '# waymark:b', '3', off, '5', '# waymark:end b'], { lines: [1, 3] }],
  ['another without end', [on, '1', off, '# waymark:b'], { lines: [1] }],
  ['no end', ['0', on, '2'], { fault: { kind: 'unclosed', line: 2 } }],
  ['no beginning', ['0', off], { fault: { kind: 'unopened', line: 2 } }],
  ['two beginnings', [on, '1', on, '3', off], { fault: { kind: 'nested', line: 3 } }],
  ['two ends', [on, '1', off, off], { fault: { kind: 'unopened', line: 4 } }],
])('a file with %s', (_, lines, result) => {
  expect(findRegion(lines, 'a')).toEqual(result);
});

test('regions are listed once each, in their order', () => {
  expect(listRegions(['# waymark:b', '# waymark:end b', '# waymark:a', '# waymark:b', 'x'])).toEqual(['b', 'a']);
});

test('a line of signs without end takes no time', () => {
  const started = cpuTime();
  readMarker(`${'#'.repeat(5_000_000)}waymark:`);
  findRegion(
    Array.from({ length: 100_000 }, () => `${'/'.repeat(280)}waymark:é-!a`),
    'a',
  );
  expect(cpuTime() - started).toBeLessThan(4000);
});
