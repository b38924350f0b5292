import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRepository, type Files } from '../helpers/repository.ts';
import { cases } from './cases.ts';
import { ensureCompiled, programFile, runProgram, startProgram } from './program.ts';

beforeAll(ensureCompiled);

const selected = cases.filter(({ program }) => program);

test.each(selected.map((one) => [one.name, one] as const))('%s', async (_, { files = {}, argv, code, out, err }) => {
  const { root } = makeRepository(files);
  const outcome = await runProgram(root, argv);
  expect(outcome.out).toMatch(out ?? /^$/);
  expect(outcome.err).toMatch(err ?? /^$/);
  expect(outcome.code).toBe(code);
});

describe('a reader that has enough', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `See [page ${index}](missing-${index}.md).\n`);
  const files: Files = { 'docs/index.md': `# Many\n\n${lines.join('\n')}` };

  test('ends the output without a word', () => {
    const { root } = makeRepository(files);
    const command = `"${process.execPath}" "${programFile}" check --format json | head -n 1; echo "codes \${PIPESTATUS[*]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('{\ncodes 1 0\n');
  });

  test('gets everything when it goes on reading', async () => {
    const { root } = makeRepository(files);
    const { out, code } = await runProgram(root, ['check', '--format', 'json']);
    expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).toHaveLength(3000);
    expect(code).toBe(1);
  });
});

test('a signal ends a command at once, as the shell expects', async () => {
  const pages = Array.from({ length: 800 }, (_, index): [string, string] => [
    `docs/${index}.md`,
    `# Page ${index}\n\n${'Some *text*. '.repeat(300)}\n`,
  ]);
  const { root } = makeRepository(Object.fromEntries(pages));
  const child = startProgram(root, ['check']);
  setTimeout(() => child.kill('SIGINT'), 700);
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGINT');
});

describe('an old Node', () => {
  const old = findOldNode();

  test.skipIf(old === undefined)('is told in one sentence what is needed', async () => {
    const { root } = makeRepository();
    const { code, out, err } = await runProgram(root, ['check'], old);
    expect(err).toMatch(/^waymark: Node \d+\.\d+\.\d+ is too old; install Node 22\.12 or newer .*\n$/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('can parse the file that tells it, however old it is', () => {
    const problems = new Linter().verify(readFileSync(programFile, 'utf8'), {
      languageOptions: { ecmaVersion: 5, sourceType: 'commonjs' },
    });
    expect(problems).toEqual([]);
  });
});

/** A Node of the system that is older than 22.12. */
function findOldNode(): string | undefined {
  return ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => existsSync(path)).find((path) => isOld(path));
}

function isOld(path: string): boolean {
  const [major = 0, minor = 0] = execFileSync(path, ['--version'], { encoding: 'utf8' }).slice(1).split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}
