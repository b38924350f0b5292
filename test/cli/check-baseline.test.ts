import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const faulty = '# On call\n\nSee [one](one.md) and [two](two.md).\n';

test('a baseline lets old faults be, and new ones fail', async () => {
  const { root, write } = makeRepository({ 'docs/call.md': faulty });
  const written = await runIn(root, ['check', '--baseline', 'known.json', '--update-baseline']);
  expect(written).toEqual({ code: 0, out: '', err: 'known.json knows 2 faults now.\n' });
  expect(await runIn(root, ['check', '--baseline', 'known.json'])).toEqual({ code: 0, out: 'No problems in 1 page.\n', err: '' });

  write({ 'docs/call.md': `A new first line.\n\n${faulty}\nAnd [three](three.md).\n` });
  const { code, out } = await runIn(root, ['check', '--baseline', 'known.json']);
  expect(code).toBe(1);
  expect(out).toContain('three.md');
  expect(out).not.toContain('two.md`');
});

test('a baseline is relative to the current folder', async () => {
  const { root } = makeRepository({ 'docs/call.md': faulty });
  await runIn(join(root, 'docs'), ['check', '--baseline', 'known.json', '--update-baseline']);
  expect(JSON.parse(readFileSync(join(root, 'docs/known.json'), 'utf8'))).toHaveLength(2);
});

test('mended faults are named, and leave the baseline when it is written anew', async () => {
  const { root, write } = makeRepository({ 'docs/call.md': faulty });
  await runIn(root, ['check', '--baseline', 'known.json', '--update-baseline']);
  write({ 'docs/call.md': '# On call\n\nSee [two](two.md).\n' });
  const { err } = await runIn(root, ['check', '--baseline', 'known.json']);
  expect(err).toBe('1 fault of known.json is mended; `--update-baseline` forgets it.\n');
  await runIn(root, ['check', '--baseline', 'known.json', '--update-baseline']);
  expect(JSON.parse(readFileSync(join(root, 'known.json'), 'utf8'))).toMatchObject([{ rule: 'link/page', file: 'docs/call.md' }]);
});

test('a part of the faults says nothing about mended ones', async () => {
  const { root } = makeRepository({ 'docs/call.md': faulty, 'docs/index.md': '# Start\n\nText.\n' });
  await runIn(root, ['check', '--baseline', 'known.json', '--update-baseline']);
  expect((await runIn(root, ['check', '--baseline', 'known.json', 'docs/index.md'])).err).toBe('');
});
