import { describe, expect, it } from 'vitest';
import type { FileChange } from '../../src/core/commit.ts';
import { pairMoves } from '../../src/core/sweeps.ts';

/** Pairs that a commit has which deletes some files and adds others. */
function pair(deleted: readonly string[], added: readonly string[]): Record<string, string> {
  const changes: FileChange[] = [
    ...added.map((path) => ({ path, blob: `new ${path}`, from: undefined })),
    ...deleted.map((path) => ({ path, blob: undefined, from: { path, blob: `old ${path}` } })),
  ];
  return Object.fromEntries(Array.from(pairMoves(changes), ([path, from]) => [path, from.path]));
}

describe('a page that a commit moved with an edit', () => {
  it.each<{ name: string; deleted: string[]; added: string[]; pairs: Record<string, string> }>([
    { name: 'has the same file name', deleted: ['a/x.md'], added: ['b/c/x.md'], pairs: { 'b/c/x.md': 'a/x.md' } },
    {
      name: 'has it in another writing',
      deleted: ['a/My_Page.markdown'],
      added: ['b/my-page.mdx'],
      pairs: { 'b/my-page.mdx': 'a/My_Page.markdown' },
    },
    {
      name: 'has the likest path of several',
      deleted: ['a/one/README.md', 'a/two/README.md', 'README.md'],
      added: ['b/two/README.md', 'b/one/README.md'],
      pairs: { 'b/one/README.md': 'a/one/README.md', 'b/two/README.md': 'a/two/README.md' },
    },
    {
      name: 'has the rarest words in common, where a folder holds as many as before',
      deleted: ['ml/ml-testing.md', 'ml/ml-tpm-guidance.md', 'ml/ml-feasibility-study.md'],
      added: ['ml/feasibility-studies.md', 'ml/testing-ml-code.md', 'ml/tpm-considerations-for-ml.md'],
      pairs: {
        'ml/feasibility-studies.md': 'ml/ml-feasibility-study.md',
        'ml/testing-ml-code.md': 'ml/ml-testing.md',
        'ml/tpm-considerations-for-ml.md': 'ml/ml-tpm-guidance.md',
      },
    },
    { name: 'isn’t looked for by words where there are more or fewer', deleted: ['a/big-x.md', 'a/y.md'], added: ['a/x.md'], pairs: {} },
    { name: 'isn’t looked for by words in another folder', deleted: ['a/big-x.md'], added: ['b/x.md'], pairs: {} },
    { name: 'isn’t one that has no word in common', deleted: ['a/x.md'], added: ['a/y.md'], pairs: {} },
    { name: 'isn’t a file of another kind', deleted: ['a/x.ts'], added: ['b/x.ts'], pairs: {} },
  ])('$name', ({ deleted, added, pairs }) => {
    expect(pair(deleted, added)).toEqual(pairs);
  });
});
