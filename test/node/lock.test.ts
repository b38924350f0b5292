import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { tryLock, withLock, type LockOwner } from '../../src/node/lock.ts';
import { isRunning, readStartTime } from '../../src/node/process-identity.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-lock-'));
  file = join(folder, 'lock');
  return async () => await rm(folder, { recursive: true, force: true });
});

/** Pid of a process that ran and ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

function holdBy(owner: Partial<LockOwner>): Promise<void> {
  return writeFile(file, JSON.stringify({ pid: process.pid, host: hostname(), command: 'waymark build', ...owner }));
}

const run = (): Promise<string> => Promise.resolve('done');

describe('a lock', () => {
  test('is held while the work runs, says whose it is, and goes afterwards', async () => {
    const owner: unknown = await withLock(file, 'waymark build', async () => JSON.parse(await readFile(file, 'utf8')) as unknown);
    expect(owner).toEqual({ pid: process.pid, started: readStartTime(process.pid), host: hostname(), command: 'waymark build' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('goes when the work fails', async () => {
    await expect(withLock(file, 'waymark build', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await readdir(folder)).toEqual([]);
  });

  test('makes its folder', async () => {
    expect(await withLock(join(folder, 'deep/er/lock'), 'waymark build', run)).toBe('done');
  });

  test('keeps a second one out, with pid and hint', async () => {
    const second = withLock(file, 'waymark build', () => withLock(file, 'waymark dev', run));
    const error: unknown = await second.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    const { message, hint } = error as UserError;
    expect(message.replace(String(process.pid), '<pid>')).toMatchInlineSnapshot(
      `"Another \`waymark build\` (pid <pid>) is running on the same folder."`,
    );
    expect(hint?.replace(folder, '<folder>')).toMatchInlineSnapshot(
      `"Wait for it to end, or stop it. If it runs no more, delete \`<folder>/lock\`."`,
    );
  });

  test('of another machine is believed', async () => {
    await holdBy({ pid: 1, host: 'elsewhere' });
    await expect(withLock(file, 'waymark build', run)).rejects.toThrow('(pid 1 on elsewhere)');
  });

  test('is not released by who lost it', async () => {
    const lock = await tryLock(file, 'waymark build');
    await holdBy({ command: 'another' });
    if ('release' in lock) lock.release();
    expect(await readFile(file, 'utf8')).toContain('another');
  });
});

describe('a lock whose owner is gone is taken over', () => {
  test('when no process has its pid', async () => {
    await holdBy({ pid: await endedPid() });
    expect(await withLock(file, 'waymark build', run)).toBe('done');
    expect(await readdir(folder)).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('when its pid went to a process that started later', async () => {
    await holdBy({ started: '1' });
    expect(await withLock(file, 'waymark build', run)).toBe('done');
  });

  test.each(['', '{"pid":', 'null', '{"pid":-1,"host":"x"}', '{"pid":"1","host":"x","command":"y"}', '\0\0\0'])(
    'when it was written in part: %j',
    async (text) => {
      await writeFile(file, text);
      expect(await withLock(file, 'waymark build', run)).toBe('done');
    },
  );

  test('also when somebody was killed while taking it over', async () => {
    await holdBy({ pid: await endedPid() });
    await writeFile(`${file}.claim`, '');
    await utimes(`${file}.claim`, 1, 1);
    expect(await withLock(file, 'waymark build', run)).toBe('done');
    expect(await readdir(folder)).toEqual([]);
  });

  test('by one only, however many find it, one after the other', async () => {
    const pid = await endedPid();
    for (let round = 0; round < 20; round += 1) {
      await holdBy({ pid });
      const locks = await Promise.all(
        Array.from({ length: 30 }, async (_, turns) => {
          for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          return await tryLock(file, 'waymark build');
        }),
      );
      const held = locks.filter((lock) => 'release' in lock);
      expect(held).toHaveLength(1);
      for (const lock of held) lock.release();
    }
  });
});

test('a lock that can’t be written is explained', async () => {
  await mkdir(join(folder, 'closed'));
  await writeFile(join(folder, 'closed/file'), '');
  await expect(withLock(join(folder, 'closed/file/lock'), 'waymark build', run)).rejects.toThrow(
    /^The lock .* can’t be written: a file is in the way\.$/,
  );
});

describe('a process', () => {
  test('runs or doesn’t', async () => {
    expect(isRunning(process.pid, undefined)).toBe(true);
    expect(isRunning(await endedPid(), undefined)).toBe(false);
    expect(isRunning(0, undefined)).toBe(false);
    expect(isRunning(-1, undefined)).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('is told from a later one by its start, brackets in its name or not', async () => {
    const script = join(folder, 'a) 1 (b');
    await writeFile(script, '#!/bin/sh\nsleep 60 & wait\n');
    await chmod(script, 0o755);
    const child = spawn(script, { detached: true });
    onTestFinished(() => void process.kill(-(child.pid ?? 0), 'SIGKILL'));
    await once(child, 'spawn');
    await wait(50);
    const started = readStartTime(child.pid ?? 0);
    expect(started).toMatch(/^\d+$/);
    expect(isRunning(child.pid ?? 0, started)).toBe(true);
    expect(isRunning(child.pid ?? 0, String(Number(started) + 1))).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('that ended but was not waited for counts as gone', async () => {
    // The shell starts a child and then becomes `sleep`, which never waits for it.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60']);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    await wait(100);
    expect(isRunning(Number(output.toString()), undefined)).toBe(false);
  });
});
