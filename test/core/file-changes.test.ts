import { describe, expect, it } from 'vitest';
import type { Commit } from '../../src/core/commit.ts';
import { collectCommitGraph, openCommitGraph } from '../../src/core/commit-graph.ts';
import { collectFileChanges, openFileChanges, toCivilDay, type ChangesWanted } from '../../src/core/file-changes.ts';
import { traceHistory } from '../../src/core/trace-history.ts';

/** Five commits on a line that each edit `a`, HEAD (`c5`) first. */
const commits: Commit[] = [5, 4, 3, 2, 1].map((at) => ({
  id: `c${at}`,
  parents: at > 1 ? [`c${at - 1}`] : [],
  authored: at * 86_400,
  committed: at * 86_400 + 60,
  author: `Ada ${at}`,
  message: `Change ${at}\n\nBecause.`,
  changes: [{ path: 'a', blob: `${at}`, from: at > 1 ? { path: 'a', blob: `${at - 1}` } : undefined }],
}));

function ask(list: readonly Commit[], path: string, wanted?: ChangesWanted, boundary: string[] = []) {
  const graph = collectCommitGraph(new Set(boundary));
  const changes = collectFileChanges();
  const trace = traceHistory({
    head: list[0]?.id ?? '',
    pages: [{ path: 'a', blob: list[0]?.changes[0]?.blob ?? '' }],
    skip: { commits: new Set(), marks: [], bulk: { share: 1, min: Infinity } },
    boundary: new Set(boundary),
    created: false,
    changes: true,
  });
  for (const commit of list) {
    graph.add(commit);
    changes.add(commit);
    trace.add(commit);
  }
  const record = graph.result();
  return openFileChanges(changes.result(['a'], trace.answer), record, openCommitGraph(record))(path, wanted);
}

const list = (...args: Parameters<typeof ask>): unknown => {
  const found = ask(...args);
  return found && { ...found, commits: found.commits.map(({ id }) => id) };
};

describe('changes of a file', () => {
  it('say who, when and what', () => {
    expect(ask(commits, 'a')?.commits[0]).toEqual({
      id: 'c5',
      at: 5 * 86_400,
      on: '1970-01-06',
      author: 'Ada 5',
      subject: 'Change 5',
      parents: 1,
    });
  });

  it('are all of them, or the newest with the number of all', () => {
    expect(list(commits, 'a')).toEqual({ commits: ['c5', 'c4', 'c3', 'c2', 'c1'], count: 5, complete: true });
    expect(list(commits, 'a', { limit: 2 })).toEqual({ commits: ['c5', 'c4'], count: 5, complete: true });
  });

  it('are those since a commit, without it', () => {
    expect(list(commits, 'a', { since: 'c3', limit: 1 })).toEqual({ commits: ['c5'], count: 2, complete: true });
    expect(list(commits, 'a', { since: 'c5' })).toEqual({ commits: [], count: 0, complete: true });
  });

  it('aren’t known for another file, nor since a commit that isn’t there', () => {
    expect([list(commits, 'b'), list(commits, 'a', { since: 'c9' })]).toEqual([undefined, undefined]);
  });

  it('are not all there in a shallow clone, but since a commit of it they are', () => {
    const cut = commits
      .slice(0, 3)
      .map((commit) => (commit.id === 'c3' ? { ...commit, parents: [], changes: [{ path: 'a', blob: '3', from: undefined }] } : commit));
    expect(list(cut, 'a', {}, ['c3'])).toEqual({ commits: ['c5', 'c4'], count: 2, complete: false });
    expect(list(cut, 'a', { since: 'c3' }, ['c3'])).toEqual({ commits: ['c5', 'c4'], count: 2, complete: true });
  });

  it('have a subject of one line that isn’t too long', () => {
    const [head, ...rest] = commits;
    const subject = (message: string): string | undefined => ask([{ ...(head as Commit), message }, ...rest], 'a')?.commits[0]?.subject;
    expect([subject('\n  First  \nSecond'), subject(''), subject('x'.repeat(500))?.length]).toEqual(['First', '', 200]);
  });
});

describe('the day of a moment', () => {
  it.each([
    { seconds: 0, day: '1970-01-01' },
    { seconds: -1e12, day: '1970-01-01' },
    { seconds: 1e18, day: '9999-12-31' },
    { seconds: 1_772_582_399, day: '2026-03-03' },
  ])('$seconds is $day', ({ seconds, day }) => {
    expect(toCivilDay(seconds)).toBe(day);
  });
});
