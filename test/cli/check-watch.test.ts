import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { makeRepository, type Files } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';
import { ensureCompiled, startProgram } from './program.ts';

beforeAll(ensureCompiled);

/** `waymark check --watch` in a repository, as an author has it in a terminal beside the editor. */
function startWatch(files: Files) {
  const { root, git, write } = makeRepository(files);
  const child = startProgram(root, ['check', '--watch']);
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let rounds = 0;
  let heard: () => void = () => undefined;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    rounds += text.split('Waiting for changes').length - 1;
    heard();
  });
  return {
    child,
    git,
    write: (path: string, text: string) => write({ [path]: text }),
    remove: (path: string) => rmSync(join(root, path)),
    /** What the next round says. */
    async next(): Promise<string> {
      if (rounds === 0) await new Promise<void>((resolve) => (heard = resolve));
      rounds -= 1;
      const said = out;
      out = '';
      return said.trim().split('\n\n').at(-1) ?? '';
    },
  };
}

test('after every change the pages are checked again', async () => {
  const { child, write, remove, next } = startWatch({ 'docs/index.md': '# Start\n\nText.\n' });
  expect(await next()).toBe('No problems in 1 page.');
  write('docs/index.md', '# Start\n\nSee [the other](other.md).\n');
  expect(await next()).toBe('1 error in 1 page.');
  write('docs/other.md', '# Other\n\nText.\n');
  expect(await next()).toBe('No problems in 2 pages.');
  remove('docs/other.md');
  expect(await next()).toBe('1 error in 1 page.');
  write('waymark.yml', 'sources: [{ id: docs, path: docs }]\nrules: { link/page: off }\n');
  expect(await next()).toBe('No problems in 1 page.');
  write('waymark.yml', 'sources: [\n');
  expect(await next()).toContain('1 error');
  write('waymark.yml', 'rules: { link/page: warning }\n');
  expect(await next()).toBe('1 warning in 1 page.');
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve([code, signal])));
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

test('what decides about pages without being one is heard of', async () => {
  const files = { 'docs/index.md': '# Start\n\nText.\n', 'docs/gone.md': '# Gone\n\n[x](none.md)\n', '.gitignore': '', 'waymark.yml': '' };
  const { write, git, next } = startWatch({ ...files, CODEOWNERS: '/docs/ @org/docs\n' });
  expect(await next()).toBe('1 error in 2 pages.');
  write('CODEOWNERS', '/docs/ nobody here\n');
  expect(await next()).toMatch(/^1 error, \d warnings? in 2 pages\.$/);
  write('CODEOWNERS', '/docs/ @org/docs\n');
  expect(await next()).toBe('1 error in 2 pages.');
  git('rm', '--quiet', '--cached', 'docs/gone.md');
  expect(await next()).toBe('1 error in 2 pages.');
  write('.gitignore', 'docs/gone.md\n');
  expect(await next()).toMatch(/^(?:No problems|1 info) in 1 page\.$/);
  write('waymark.yml', 'sources: [{ id: guides, path: guides }]\n');
  expect(await next()).toContain('1 error');
  write('guides/index.md', '# Guides\n\nText.\n');
  expect(await next()).toMatch(/^(?:No problems|1 info) in 1 page\.$/);
});

describe('watching', () => {
  test.each([
    [['--fix'], '`--watch` and `--fix` exclude each other.'],
    [['--baseline', 'known.json', '--update-baseline'], '`--watch` and `--update-baseline` exclude each other.'],
    [['--format', 'json'], '`--watch` reports to people: it takes no other `--format` than `pretty`.'],
  ])('takes no %j', async (options, message) => {
    const { root } = makeRepository({ 'docs/index.md': '# Start\n\nText.\n' });
    const { code, err } = await runIn(root, ['check', '--watch', ...options]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
