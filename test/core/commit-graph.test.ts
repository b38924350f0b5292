import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectCommitGraph, openCommitGraph, type CommitGraph } from '../../src/core/commit-graph.ts';

interface Step {
  id: string;
  parents: string[];
  /** Committer's date. */
  at: string;
}

/** A graph from commits, HEAD first. */
function open(steps: readonly Step[], boundary: string[] = []): CommitGraph {
  const graph = collectCommitGraph(new Set(boundary));
  for (const { at, ...step } of steps) graph.add({ ...step, committed: Date.parse(at) / 1000 });
  return openCommitGraph(graph.result());
}

/** A line of commits, HEAD first. */
function line(...dates: string[]): Step[] {
  return dates.map((at, index) => ({ id: `c${index}`, parents: dates[index + 1] === undefined ? [] : [`c${index + 1}`], at }));
}

describe('the commit on a day', () => {
  const steady = line('2026-03-05T10:00:00Z', '2026-03-03T23:59:59Z', '2026-03-03T00:00:00Z', '2026-03-01T00:00:00+02:00');
  it.each([
    { day: '2026-12-31', commit: 'c0' },
    { day: '2026-03-05', commit: 'c0' },
    { day: '2026-03-04', commit: 'c1' },
    { day: '2026-03-03', commit: 'c1' },
    { day: '2026-03-02', commit: 'c3' },
    { day: '2026-02-28', commit: 'c3' },
    { day: '2026-02-27', commit: undefined },
    { day: 'yesterday', commit: undefined },
    { day: '', commit: undefined },
  ])('$day is $commit on a steady line', ({ day, commit }) => {
    expect(open(steady).on(day)?.commit).toBe(commit);
  });

  const odd = line('2026-03-09T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-06T00:00:00Z', '2026-03-04T00:00:00Z', '2026-03-01T00:00:00Z');
  it.each([
    { day: '2026-03-08', commit: 'c1' },
    { day: '2026-03-05', commit: 'c1' },
    { day: '2026-03-02', commit: 'c1' },
    { day: '2026-03-01', commit: 'c4' },
  ])('$day is $commit where clocks ran backwards: the newest that is dated by then', ({ day, commit }) => {
    expect(open(odd).on(day)?.commit).toBe(commit);
  });

  it('is one of the first-parent line, whatever else is newer', () => {
    const graph = open([
      { id: 'merge', parents: ['main', 'side'], at: '2026-03-05T00:00:00Z' },
      { id: 'side', parents: ['first'], at: '2026-03-03T00:00:00Z' },
      { id: 'main', parents: ['first'], at: '2026-03-02T00:00:00Z' },
      { id: 'first', parents: [], at: '2026-03-01T00:00:00Z' },
    ]);
    expect(graph.on('2026-03-04')).toEqual({ commit: 'main', at: Date.parse('2026-03-02') / 1000 });
  });

  it('is the last one of a shallow clone on its own day, and none before', () => {
    const graph = open(line('2026-03-05T00:00:00Z', '2026-03-03T00:00:00Z'), ['c1']);
    expect([graph.on('2026-03-04')?.commit, graph.on('2026-03-03')?.commit, graph.on('2026-03-02')]).toEqual(['c1', 'c1', undefined]);
  });

  it('is the first one of the line that is dated by then, on any line', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), fc.integer({ min: 0, max: 40 }), (days, asked) => {
        const toDay = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
        const steps = line(...days.map(toDay));
        const expected = days.findIndex((day) => day <= asked);
        expect(open(steps).on(toDay(asked).slice(0, 10))?.commit).toBe(expected === -1 ? undefined : `c${expected}`);
      }),
    );
  });

  it('is none without history', () => {
    expect(open([]).on('2026-03-05')).toBeUndefined();
  });
});

describe('an id', () => {
  const ids = ['0'.repeat(40), `abcdef0${'1'.repeat(33)}`, `abcdef0${'2'.repeat(33)}`, 'f'.repeat(64)];
  const graph = open(ids.map((id) => ({ id, parents: [], at: '2026-01-01' })));
  it.each([
    { id: ids[0], expected: ids[0] },
    { id: '0000000', expected: ids[0] },
    { id: 'f'.repeat(12), expected: ids[3] },
    { id: 'abcdef02', expected: ids[2] },
    { id: 'abcdef0', expected: undefined },
    { id: '000000', expected: undefined },
    { id: '0'.repeat(41), expected: undefined },
    { id: '1234567', expected: undefined },
    { id: 'HEAD', expected: undefined },
    { id: '--output=/tmp/x', expected: undefined },
    { id: 'FFFFFFF', expected: undefined },
    { id: 'abcdef02\n', expected: undefined },
    { id: '', expected: undefined },
  ])('$id leads to $expected', ({ id = '', expected }) => {
    expect(graph.find(id)).toBe(expected);
  });
});

describe('ancestors', () => {
  it('are those that parents lead to, and the commit itself', () => {
    const steps = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.nat(), (list, chosen) => {
        const parents = list.map((some, index) =>
          [...new Set(some.map((step) => index + 1 + (step % 4)))].filter((at) => at < list.length),
        );
        const start = chosen % list.length;
        const expected = new Set([start]);
        for (const at of expected) for (const parent of parents[at] ?? []) expected.add(parent);
        const graph = open(
          list.map((_, index) => ({ id: `c${index}`, parents: (parents[index] ?? []).map((at) => `c${at}`), at: '2026-01-01' })),
        );
        const isAncestor = graph.ancestorsOf(`c${start}`);
        expect(list.map((_, index) => isAncestor?.(index))).toEqual(list.map((_, index) => expected.has(index)));
      }),
    );
  });

  it('of a commit that isn’t there aren’t known', () => {
    expect(open(line('2026-01-01')).ancestorsOf('c9')).toBeUndefined();
  });
});
