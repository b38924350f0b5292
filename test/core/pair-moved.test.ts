import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pairMoved, type LoneFile } from '../../src/core/pair-moved.ts';
import { makeRepository } from '../helpers/repository.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

const paragraph = (name: string): string =>
  Array.from({ length: 10 }, (_, index) => `Sentence ${index} of ${name} says ${name.repeat(3)}.`).join('\n');

function fileOf(path: string, text: string): LoneFile {
  return { path, text, blob: hash('sha1', `blob ${Buffer.byteLength(text)}\0${text}`, 'hex') };
}

function filesOf(texts: Record<string, string>): LoneFile[] {
  return Object.entries(texts).map(([path, text]) => fileOf(path, text));
}

describe('moved files', () => {
  const a = paragraph('alpha');
  const b = paragraph('beta');
  const cases: { name: string; gone: Record<string, string>; come: Record<string, string>; expected: [string, string][] }[] = [
    { name: 'have the same bytes', gone: { 'a.md': a }, come: { 'x/b.md': a }, expected: [['x/b.md', 'a.md']] },
    { name: 'have half of their text in common', gone: { 'a.md': a }, come: { 'b.md': `${a}\nNew.\nMore.` }, expected: [['b.md', 'a.md']] },
    { name: 'are not others', gone: { 'a.md': a }, come: { 'b.md': b }, expected: [] },
    {
      name: 'are not those with less in common',
      gone: { 'a.md': a },
      come: { 'b.md': `${a.split('\n').slice(0, 4).join('\n')}\n${b}` },
      expected: [],
    },
    {
      name: 'go to the most similar file',
      gone: { 'a.md': a },
      come: { 'b.md': `${a}\n${'A line that is new.\n'.repeat(5)}`, 'c.md': `${a}\nNew.` },
      expected: [['c.md', 'a.md']],
    },
    {
      name: 'with equal bytes are told apart by name, then folder',
      gone: { 'x/one.md': a, 'x/two.md': a },
      come: { 'y/two.md': a, 'y/one.md': a },
      expected: [
        ['y/two.md', 'x/two.md'],
        ['y/one.md', 'x/one.md'],
      ],
    },
    {
      name: 'may have been edited in the middle of a long line',
      gone: { 'a.md': a.replaceAll('\n', ' ') },
      come: { 'b.md': a.replaceAll('\n', ' ').replace('Sentence 0', 'The first sentence') },
      expected: [['b.md', 'a.md']],
    },
    { name: 'are used once', gone: { 'a.md': a }, come: { 'b.md': a, 'c.md': a }, expected: [['b.md', 'a.md']] },
    { name: 'are not empty', gone: { 'a.md': '' }, come: { 'b.md': '' }, expected: [] },
    { name: 'may have other line ends', gone: { 'a.md': a }, come: { 'b.md': a.replaceAll('\n', '\r\n') }, expected: [['b.md', 'a.md']] },
    { name: 'may have another extension', gone: { 'a.md': a }, come: { 'a.mdx': `${a}\nNew.` }, expected: [['a.mdx', 'a.md']] },
  ];

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { gone, come, expected }) => {
    expect([...pairMoved(filesOf(gone), filesOf(come))]).toEqual(expected);
  });

  test('are found in little time among many with a common frame', () => {
    const frame = ['---', 'kind: runbook', 'owner: team', '---', '## Steps', '## Verify'].join('\n');
    const many = (folder: string): LoneFile[] =>
      Array.from({ length: 1500 }, (_, index) => fileOf(`${folder}/${index}.md`, `${frame}\n${paragraph(`page ${index}`)}\n${folder}\n`));
    const started = cpuTime();
    const moved = pairMoved(many('old'), many('new'));
    expect(moved.size).toBe(1500);
    expect([...moved].filter(([to, from]) => to.slice(4) !== from.slice(4))).toEqual([]);
    expect(cpuTime() - started).toBeLessThan(5000);
  });

  test('are those that git finds', () => {
    const lines = (name: string, count: number): string =>
      Array.from({ length: count }, (_, index) => `Line ${index} of ${name}, as it was.\n`).join('');
    const before = { 'a.md': lines('a', 20), 'b.md': lines('b', 20), 'c.md': lines('c', 20), 'd.md': lines('d', 20) };
    const after = {
      'x/a.md': `${lines('a', 18)}${lines('new', 2)}`,
      'x/renamed.md': `${lines('b', 14)}${lines('other', 6)}`,
      'x/c.md': `${lines('c', 5)}${lines('rewritten', 15)}`,
      'd2.md': lines('d', 20),
    };
    const repository = makeRepository(before);
    repository.git('rm', '--quiet', '--', ...Object.keys(before));
    repository.commit(after);
    const byGit = repository
      .git('diff-tree', '-r', '-M50%', '--diff-filter=R', '--name-status', 'HEAD~1', 'HEAD')
      .trim()
      .split('\n')
      .map((line) => line.split('\t').slice(1).reverse());
    expect([...pairMoved(filesOf(before), filesOf(after))].sort()).toEqual(byGit.sort());
    expect(byGit).toHaveLength(3);
  });
});
