import { expect, test } from 'vitest';
import { rankCovers, type CoverEvidence } from '../../../src/core/covers/rank-covers.ts';

function rank(evidence: Partial<CoverEvidence>): string[] {
  return rankCovers({ mentions: [], changedWith: [], owners: [], ownersOf: () => [], ...evidence }).map(
    ({ path, score, confident, reasons }) => `${confident ? '✓ ' : ''}${path} ${score}: ${reasons.join('; ')}`,
  );
}

test('the text, history and owners speak for a file together', () => {
  expect(
    rank({
      mentions: [
        { path: 'src/a.ts', mention: 'path' },
        { path: 'src/b.ts', mention: 'link' },
        { path: 'scripts/run.sh', mention: 'command' },
        { path: 'src/c.ts', mention: 'path' },
      ],
      changedWith: [
        { path: 'src/a.ts', together: 6, changes: 10 },
        { path: 'CHANGELOG.md', together: 8, changes: 400 },
        { path: 'src/d.ts', together: 5, changes: 6 },
        { path: 'src/e.ts', together: 2, changes: 2 },
        { path: 'src/c.ts', together: 4, changes: 200 },
      ],
      owners: ['@acme/payments'],
      ownersOf: (path) => (path === 'src/b.ts' || path === 'src/c.ts' ? ['@acme/payments', '@acme/core'] : ['@acme/core']),
    }),
  ).toMatchInlineSnapshot(`
    [
      "✓ src/a.ts 0.78: named in code; changed together with the page in 6 of its 10 changes",
      "✓ src/b.ts 0.68: linked to; owned by @acme/payments too",
      "✓ scripts/run.sh 0.6: run by a command",
      "✓ src/c.ts 0.569: named in code; changed together with the page in 4 of its 200 changes; owned by @acme/payments too",
      "src/d.ts 0.833: changed together with the page in 5 of its 6 changes",
    ]
  `);
});

test.each<[string, Partial<CoverEvidence>]>([
  ['owners alone', { owners: ['@a'], ownersOf: () => ['@a'] }],
  ['two changes together', { changedWith: [{ path: 'a', together: 2, changes: 2 }] }],
  ['a file that always changes', { changedWith: [{ path: 'a', together: 30, changes: 1000 }] }],
])('%s make no candidate', (_, evidence) => {
  expect(rank(evidence)).toEqual([]);
});

test.each<[string, Partial<CoverEvidence>]>([
  ['a mention in code', { mentions: [{ path: 'a', mention: 'path' }] }],
  ['changes', { changedWith: [{ path: 'a', together: 50, changes: 50 }] }],
  ['a path and owners', { mentions: [{ path: 'a', mention: 'path' }], owners: ['@a'], ownersOf: () => ['@a'] }],
])('%s alone need a look', (_, evidence) => {
  expect(
    rankCovers({ mentions: [], changedWith: [], owners: [], ownersOf: () => [], ...evidence }).map(({ confident }) => confident),
  ).toEqual([false]);
});

test('there are twenty at most, best first, and any order of the evidence gives the same', () => {
  const changedWith = Array.from({ length: 60 }, (_, at) => ({ path: `f${at}`, together: 10, changes: 10 + (at % 7) }));
  const ranked = rank({ changedWith });
  expect(ranked).toHaveLength(20);
  expect(rank({ changedWith: changedWith.toReversed() })).toEqual(ranked);
});
