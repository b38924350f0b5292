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

const regionOf = (lines: string, name: string): unknown => findRegion(lines.split('\n'), name);

test.each([
  '// #region x',
  '#region x',
  '# region x',
  '# #region x',
  '  ## #region x',
  '/* #region x */',
  '<!-- #region x -->',
  '--#region x',
  '#pragma region x',
  'rem #region x',
  '#Region "x"',
])('%j begins what editors fold', (line) => {
  expect(regionOf(`${line}\none\n${line.replace(/region/i, 'endregion')}`, 'x')).toEqual({ lines: [1] });
  expect(listRegions([line])).toEqual(['x']);
});

test('an end without a name is that of the innermost region', () => {
  const lines = '#region a\n1\n#region b\n2\n#endregion\n3\n#endregion\n4';
  expect(regionOf(lines, 'a')).toEqual({ lines: [1, 3, 5] });
  expect(regionOf(lines, 'b')).toEqual({ lines: [3] });
});

test('mdBook’s anchors may lie across each other', () => {
  const lines = '// ANCHOR: a\n1\n// ANCHOR: b\n2\n// ANCHOR_END: a\n3\n// ANCHOR_END: b';
  expect([regionOf(lines, 'a'), regionOf(lines, 'b')]).toEqual([{ lines: [1, 3] }, { lines: [3, 5] }]);
});

test('our own marks go before those of others, whose lines then belong to the region', () => {
  const lines = '# waymark:a\n#region a\n1\n#endregion\n# waymark:end a';
  expect(regionOf(lines, 'a')).toEqual({ lines: [1, 2, 3] });
});

test('a fault names the way in which the region is marked', () => {
  expect(regionOf('#region a\n1', 'a')).toEqual({ fault: { kind: 'unclosed', line: 1, way: 'fold' } });
  expect(regionOf('// ANCHOR_END: a', 'a')).toEqual({ fault: { kind: 'unopened', line: 1, way: 'anchor' } });
});

test('many open regions take no more than their time', () => {
  const lines = [
    ...Array.from({ length: 100_000 }, (_, at) => `#region r${at}`),
    ...Array.from({ length: 100_000 }, (_, at) => `#endregion r${at}`),
  ];
  const start = cpuTime();
  findRegion(lines, 'r5');
  expect(cpuTime() - start).toBeLessThan(3000);
});
