import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const files = { 'docs/a.md': '# A\n\nText.\n', 'docs/vendor/x.md': '# X\n', 'docs/vendor/y.md': '# Y\n', 'dist/z.md': '# Z\n' };

test('a folder that is left out is told to whoever asks for a file in it, and to nobody else', async () => {
  const { root } = makeRepository(files);
  const { out } = await runIn(root, ['check', '--verbose', 'docs/vendor/x.md']);
  expect(out).toContain('2 Markdown files in this folder are no pages because `vendor` holds what others wrote.');
  expect(out).not.toContain('dist');
  expect((await runIn(root, ['check', '--verbose', 'docs/a.md'])).out).toBe('No problems in 1 page.\n');
});
