import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

test.each([[[]], [['--out', 'public']]])('preview %j says when nothing was built', async (options) => {
  const { root } = makeRepository({ 'docs/a.md': '# A' });
  const { code, err } = await runIn(root, ['preview', ...options]);
  expect([code, err]).toEqual([
    2,
    `waymark: There is no built portal in \`${options[1] ?? 'dist'}\`.\n  Run \`waymark build\`, or name the folder that you built into with \`--out\`.\n`,
  ]);
});
