import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isRunning } from '../../src/node/process-identity.ts';
import { createPool, type Pool, type PoolOptions, type TaskFailure } from '../../src/node/worker-pool.ts';
import type { SampleResult, SampleTask } from './fixtures/sample-tasks.ts';

const filename = new URL('./fixtures/sample-tasks.ts', import.meta.url);

function makePool(options: Partial<PoolOptions> = {}): Pool<SampleTask, SampleResult> {
  const pool = createPool<SampleTask, SampleResult>({ filename, workers: 2, timeoutMs: 5000, maxMemoryMb: 64, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

/** Tasks that answer, with others at given places. */
function makeTasks(length: number, odd: Record<number, SampleTask['does']> = {}): SampleTask[] {
  return Array.from({ length }, (_, value) => ({ does: odd[value] ?? 'answer', value }));
}

/** Values of results in order, or the failure. */
function valuesOf(results: readonly (SampleResult | TaskFailure)[]): (number | TaskFailure)[] {
  return results.map((result) => ('pid' in result ? result.value : result));
}

function pidsOf(results: readonly (SampleResult | TaskFailure)[]): Set<number> {
  return new Set(results.flatMap((result) => ('pid' in result ? [result.pid] : [])));
}

/** What a program among the fixtures writes, run on its own. */
async function outputOf(name: string): Promise<string> {
  const program = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  expect((await once(child, 'close'))[0]).toBe(0);
  return Buffer.concat(output).toString();
}

describe('a pool', () => {
  test('gives results in the order of the tasks and reports each once', async () => {
    const pool = makePool();
    const reported = new Map<number, number>();
    const results = await pool.runAll(makeTasks(300, { 0: 'answer later', 150: 'answer later' }), {
      batch: 7,
      onResult: (result, index) => reported.set(index, 'pid' in result ? result.value : Number.NaN),
    });
    expect(valuesOf(results)).toEqual(Array.from({ length: 300 }, (_, value) => value * 2));
    expect([...reported].sort(([a], [b]) => a - b)).toEqual(Array.from({ length: 300 }, (_, value) => [value, value * 2]));
    expect(pidsOf(results).size).toBe(2);
  });

  test('uses other processes, one for a few tasks, and keeps them for the next', async () => {
    const pool = makePool({ workers: 4 });
    const first = pidsOf(await pool.runAll(makeTasks(20)));
    expect(first.size).toBe(1);
    expect(first).not.toContain(process.pid);
    expect(pidsOf(await pool.runAll(makeTasks(20)))).toEqual(first);
  });

  test('serves several callers at once', async () => {
    const pool = makePool();
    const all = await Promise.all([5, 50, 1, 0].map((length) => pool.runAll(makeTasks(length))));
    expect(all.map(valuesOf)).toEqual([5, 50, 1, 0].map((length) => Array.from({ length }, (_, value) => value * 2)));
  });

  test('has nothing of its workers on standard output, and does not wait for idle ones', async () => {
    const pid = Number(await outputOf('pool-process.ts'));
    await expect.poll(() => isRunning(pid, undefined)).toBe(false);
  });

  test('is closed before the program goes on, even when nothing else keeps it alive', async () => {
    expect(await outputOf('closing-process.ts')).toBe('40');
  });
});

describe('only the task at fault fails', () => {
  test.each<[SampleTask['does'], TaskFailure]>([
    ['wait', { kind: 'timeout', message: 'it took longer than 0.7 s' }],
    ['loop', { kind: 'timeout', message: 'it took longer than 0.7 s' }],
    ['backtrack', { kind: 'timeout', message: 'it took longer than 0.7 s' }],
    ['throw', { kind: 'crash', message: 'Line 3 makes no sense.' }],
    ['recurse', { kind: 'crash', message: 'Maximum call stack size exceeded' }],
    ['fill heap', { kind: 'memory', message: 'it needed more than 64 MiB of memory' }],
    ['fill array', { kind: 'memory', message: 'it needed more than 64 MiB of memory' }],
    ['exit', { kind: 'crash', message: 'it ended its process (exit code 7)' }],
    ['unclonable', { kind: 'crash', message: "() => 'a function' could not be cloned." }],
  ])('%s', async (does, failure) => {
    const pool = makePool({ timeoutMs: failure.kind === 'timeout' ? 700 : 20_000, workers: 1 });
    const results = await pool.runAll(makeTasks(40, { 17: does }), { batch: 16 });
    expect(valuesOf(results)).toEqual(Array.from({ length: 40 }, (_, value) => (value === 17 ? failure : value * 2)));
  });

  test('when many are, next to each other or not', async () => {
    const pool = makePool({ timeoutMs: 1500 });
    const odd = { 0: 'exit', 1: 'exit', 2: 'loop', 40: 'throw', 41: 'exit', 99: 'wait' } as const;
    const results = await pool.runAll(makeTasks(100, odd), { batch: 10 });
    const kinds = results.map((result) => ('pid' in result ? 'answer' : result.kind));
    const expected: Record<number, string> = { 0: 'crash', 1: 'crash', 2: 'timeout', 40: 'crash', 41: 'crash', 99: 'timeout' };
    expect(kinds).toEqual(Array.from({ length: 100 }, (_, index) => expected[index] ?? 'answer'));
  });

  test('and none for what earlier tasks left behind', async () => {
    const pool = makePool({ workers: 1 });
    const tasks: SampleTask[] = Array.from({ length: 24 }, (_, value) => ({ does: value === 3 ? 'reject later' : 'leak', value }));
    const results = await pool.runAll(tasks);
    expect(valuesOf(results)).toEqual(tasks.map(({ value }) => value * 2));
    // The heap was full in between.
    expect(pidsOf(results).size).toBeGreaterThan(1);
  });

  test('and none for the time that this process was busy itself', async () => {
    const pool = makePool({ timeoutMs: 400, workers: 1 });
    await pool.runAll(makeTasks(1));
    const results = pool.runAll(makeTasks(10, { 2: 'answer later', 5: 'answer later' }));
    // Long enough for the worker to have begun, and for its answers to lie unread. Timers come next in the event loop, answers after them.
    await wait(15);
    await new Promise((resolve) => setImmediate(resolve));
    for (const end = performance.now() + 900; performance.now() < end;);
    expect(valuesOf(await results)).toEqual(Array.from({ length: 10 }, (_, value) => value * 2));
  });
});

describe('no task is blamed', () => {
  test('for a module that can’t be loaded', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-pool-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'broken.mjs'), 'throw new Error("no such library");');
    const pool = makePool({ filename: pathToFileURL(join(folder, 'broken.mjs')) });
    await expect(pool.runAll(makeTasks(100))).rejects.toThrow(
      /^The worker .*broken\.mjs could not be started \(exit code 1\)\.\n[^]*no such library/,
    );
  });

  test('for closing the pool', async () => {
    const pool = makePool();
    const running = pool.runAll(makeTasks(3, { 1: 'wait' }));
    const refused = expect(running).rejects.toThrow('The pool was closed');
    await wait(500);
    await pool.close();
    await refused;
    await expect(pool.runAll(makeTasks(1))).rejects.toThrow('The pool is closed');
  });
});

test.each(['SIGKILL', 'SIGTERM'] as const)('a busy worker dies with a program that is ended by %s', async (signal) => {
  const program = fileURLToPath(new URL('./fixtures/pool-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, 'loop'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(output.toString());
  onTestFinished(() => {
    if (isRunning(pid, undefined)) process.kill(pid, 'SIGKILL');
  });
  await wait(100);
  expect(isRunning(pid, undefined)).toBe(true);
  child.kill(signal);
  await once(child, 'exit');
  await expect.poll(() => isRunning(pid, undefined), { timeout: 5000 }).toBe(false);
});
