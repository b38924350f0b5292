import { describe, expect, it } from 'vitest';
import { emptyHistory, isBulk, parseIgnoredRevisions, toHistory } from '../../src/core/history.ts';

describe('a sweep', () => {
  it.each([
    { edited: 10, pages: 40, expected: true },
    { edited: 10, pages: 41, expected: false },
    { edited: 9, pages: 20, expected: false },
    { edited: 250, pages: 1000, expected: true },
    { edited: 249, pages: 1000, expected: false },
  ])('an edit of $edited of $pages pages is a sweep: $expected', ({ edited, pages, expected }) => {
    expect(isBulk(edited, pages, { share: 0.25, min: 10 })).toBe(expected);
  });
});

describe('a list of revisions to ignore', () => {
  const id = 'a'.repeat(40);
  const long = 'b'.repeat(64);
  it.each([
    { name: 'ids, one a line', text: `${id}\n${long}\n`, commits: [id, long], bad: [] },
    {
      name: 'comments, blanks, Windows line ends, a byte order mark',
      text: `\uFEFF# all\r\n\r\n  ${id}  # why\r\n`,
      commits: [id],
      bad: [],
    },
    { name: 'capitals', text: id.toUpperCase(), commits: [id], bad: [] },
    {
      name: 'lines that name no commit',
      text: `${id}\nabc1234 # short\nmain`,
      commits: [id],
      bad: [
        { line: 2, text: 'abc1234 # short' },
        { line: 3, text: 'main' },
      ],
    },
    { name: 'nothing', text: '', commits: [], bad: [] },
  ])('holds $name', ({ text, commits, bad }) => {
    expect(parseIgnoredRevisions(text)).toEqual({ commits: new Set(commits), bad });
  });
});

describe('a history', () => {
  it('answers by path, and for paths like `__proto__` too', () => {
    const change = { at: 1, commit: 'c', author: 'Ada', confidence: 'exact' } as const;
    const history = toHistory({
      state: 'exact',
      head: { commit: 'c', date: 2 },
      pages: [{ path: '__proto__', lastChange: { ...change, substantive: true }, created: change }],
    });
    expect(history).toMatchObject({ state: 'exact', head: { commit: 'c', date: 2 } });
    expect([history.lastChange('__proto__')?.commit, history.created('__proto__')?.commit]).toEqual(['c', 'c']);
    expect([history.lastChange('toString'), history.created('other')]).toEqual([undefined, undefined]);
  });
  it('that is empty says why', () => {
    expect(toHistory(emptyHistory('no-commits', 'said git'))).toMatchObject({
      state: 'none',
      gap: { reason: 'no-commits', message: 'said git' },
    });
  });
});
