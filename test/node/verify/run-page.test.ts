import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/parse-document.ts';
import type { BlockResult } from '../../../src/core/verify/result.ts';
import { readTrackedFiles } from '../../../src/node/tracked-files.ts';
import { runPage } from '../../../src/node/verify/run-page.ts';
import { makeFolder, makeRepository, type Files } from '../../helpers/repository.ts';

const block = (script: string, options = ''): string => `\`\`\`sh verify ${options}\n${script}\n\`\`\`\n`;

/** Runs the blocks of a page of a real repository. */
async function runText(text: string, files: Files = {}): Promise<BlockResult[]> {
  const { root } = makeRepository({ 'docs/a.md': text, ...files });
  return runIn(root, text);
}

async function runIn(root: string, text: string): Promise<BlockResult[]> {
  const { document } = parseDocument({ path: 'docs/a.md', source: 'docs', text, blob: '', encoding: 'utf-8' } as never, { dialect: 'gfm' });
  const tracked = await readTrackedFiles(root);
  return runPage({ path: 'docs/a.md', document }, { root, tracked, searchPath: process.env['PATH'], onBlock: () => undefined });
}

const statuses = (results: readonly BlockResult[]): string[] => results.map(({ status }) => status);

/** Whether a process still runs. One that ended may wait for whoever asks how. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

test('the blocks of a page share a folder and run in order; behind one that fails the others are skipped', async () => {
  const results = await runText([block('echo 1 > a'), block('cat a; exit 3'), block('echo never')].join('\n'));
  expect(results.map(({ status, exitCode, output }) => ({ status, exitCode, output }))).toEqual([
    { status: 'passed', exitCode: 0, output: [] },
    { status: 'failed', exitCode: 3, output: ['1'] },
    { status: 'skipped', exitCode: undefined, output: [] },
  ]);
});

test.each([
  ['false\ntrue', '', 'failed'],
  ['false', 'expect-exit=1', 'passed'],
  ['true', 'expect-exit=1', 'failed'],
  ['kill -9 $$', '', 'failed'],
  ['-x', '', 'failed'],
  ['rm -rf "$PWD"', '', 'passed'],
  ['test ! -t 0 && ! read -r line', '', 'passed'],
])('%s %s', async (script, options, status) => {
  expect(statuses(await runText(block(script, options)))).toEqual([status]);
});

test('a pipe of bash fails where any of its commands does', async () => {
  expect(statuses(await runText('```bash verify\nfalse | true\n```\n'))).toEqual(['failed']);
});

test('commands see where programs are, and nothing else of the environment', async () => {
  process.env['WAYMARK_TEST_SECRET'] = 'secret';
  const [result] = await runText(block('env | sort'));
  delete process.env['WAYMARK_TEST_SECRET'];
  const names = result?.output.map((line) => line.split('=')[0]).filter((name) => name !== '_' && name !== 'SHLVL' && name !== 'OLDPWD');
  expect(names).toEqual(['HOME', 'LANG', 'PATH', 'PWD', 'TMPDIR']);
});

test('the time limit ends whatever a block has started, and so does its end', async () => {
  const { root } = makeFolder();
  const pids = join(root, 'pids');
  const keep = `(sh -c 'sleep 300 & echo $! >> ${pids}; wait') & echo $! >> ${pids}; sleep 0.3`;
  const started = performance.now();
  const [slow] = await runText(block(`${keep}; sleep 300`, 'timeout=1s'));
  expect(slow).toMatchObject({ status: 'timed-out', exitCode: undefined });
  const [quick] = await runText(block(keep));
  expect(quick?.status).toBe('passed');
  expect(performance.now() - started).toBeLessThan(10_000);
  const ids = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
  expect(ids).toHaveLength(4);
  await expect.poll(() => ids.filter(isAlive)).toEqual([]);
});

test.runIf(process.platform === 'linux').each([
  ['', 'sleep 0.3', 'failed'],
  ['timeout=1s', 'sleep 300', 'timed-out'],
])('what makes a session of its own is ended with the block that left it, which then fails %s', async (options, wait, status) => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('waymark-verify-'));
  const { root } = makeFolder();
  const pid = join(root, 'pid');
  const escape = `setsid sh -c 'echo $$ > ${pid}; sleep 1; mkdir -p "$HOME"; touch "$HOME/left"; sleep 300' >/dev/null 2>&1 &`;
  const [result, next] = await runText(`${block(`${escape}\n${wait}`, options)}\n${block('true')}`);
  expect([result?.status, next?.status]).toEqual([status, 'skipped']);
  expect(result?.output.at(-1)).toMatch(/^It left (?:a process|\d processes) running in a group of its own, which was ended\.$/);
  expect(isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('waymark-verify-'))).toEqual(before);
});

test('output is kept to its last lines, however much there is', async () => {
  const [result] = await runText(block('yes line | head -c 5000000; echo end'));
  expect(result?.output).toHaveLength(20);
  expect(result?.output.at(-1)).toBe('end');
});

test('nothing is left behind, not even what may not be written to', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('waymark-verify-'));
  expect(statuses(await runText(block('mkdir -p a/b && touch a/b/c && chmod -R a-w a && ln -s / root')))).toEqual(['passed']);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('waymark-verify-'))).toEqual(before);
  expect(existsSync('/etc')).toBe(true);
});

describe('the template of a lab', () => {
  const lab = (template: string, script = 'ls -A'): string => `::::lab{template=${template} verify="test -f done"}\n${block(script)}::::\n`;
  const files: Files = { 'labs/jobs/check.sh': '#!/bin/sh\n', 'labs/jobs/deep/a.txt': 'a', 'labs/.gitignore': 'secret.txt\n' };

  test('is copied into a folder of its own, and is the same for every run', async () => {
    const { root, write } = makeRepository({ 'docs/a.md': '', ...files });
    write({ 'labs/jobs/secret.txt': 'secret' });
    chmodSync(join(root, 'labs/jobs/check.sh'), 0o755);
    const text = `${block('touch before')}\n${lab('../labs/jobs', 'ls -A; cat deep/a.txt; touch done')}`;
    const results = await runIn(root, text);
    expect(statuses(results)).toEqual(['passed', 'passed', 'passed']);
    expect(results[1]?.output).toEqual(['check.sh', 'deep', 'a']);
    expect(existsSync(join(root, 'labs/jobs/done'))).toBe(false);
  });

  test.each([
    ['../../../../etc', {}, 'The template `../../../../etc` is no folder of the repository.'],
    ['/labs/none', {}, 'The template `labs/none` can’t be copied: git knows no file in it.'],
    ['/out', { out: { link: '/etc' } }, 'The template `out` can’t be copied: git knows no file in it.'],
    [
      '/labs/jobs',
      { 'labs/jobs/passwd': { link: '/etc/passwd' } },
      'The template `labs/jobs` can’t be copied: `labs/jobs/passwd` is a symbolic link.',
    ],
  ])('never leads out of the repository: %s', async (template, more, message) => {
    const results = await runText(lab(template), { ...files, ...(more as Files) });
    expect(statuses(results)).toEqual(['failed', 'skipped']);
    expect(results[0]?.output).toEqual([message]);
  });

  test('isn’t followed where a folder became a link', async () => {
    const outside = makeFolder({ 'a.txt': 'outside' });
    const { root, write, git } = makeRepository({ 'docs/a.md': '', ...files });
    git('rm', '-rq', '--cached', 'labs/jobs/deep');
    git('update-index', '--add', '--cacheinfo', `100644,${git('hash-object', '-w', 'docs/a.md').trim()},labs/jobs/deep/a.txt`);
    rmSync(join(root, 'labs/jobs/deep'), { recursive: true });
    write({ 'labs/jobs/deep': { link: outside.root } });
    const [result] = await runIn(root, lab('/labs/jobs', 'cat deep/a.txt'));
    expect(result).toMatchObject({ status: 'failed', output: [expect.stringContaining('a symbolic link is on the way')] });
  });
});
