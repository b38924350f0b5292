import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recover } from '../../src/node/publish.ts';
import { makeFolder, publishVersion, readRefusal } from './fixtures/publishing.ts';
import { readSampleVersion } from './fixtures/sample-site.ts';

const program = fileURLToPath(new URL('./fixtures/publish-process.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

function start(root: string, mode: 'loop' | 'once' | 'hold', version: number, user: { uid?: number; gid?: number } = {}): ChildProcess {
  const child = spawn(process.execPath, [program, root, mode, String(version)], {
    stdio: ['ignore', 'pipe', mode === 'once' ? 'pipe' : 'inherit'],
    ...user,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits for output of a process that goes on; one that ends without any is a failure, not a wait. */
async function nextLine(child: ChildProcess): Promise<void> {
  const line = once(child.stdout ?? child, 'data').then(() => true);
  const end = once(child, 'exit').then(() => false);
  if (!(await Promise.race([line, end]))) throw new Error(`The process ended with ${child.exitCode ?? child.signalCode}, see its output`);
}

async function run(root: string, version: number, user?: { uid?: number; gid?: number }): Promise<{ code: unknown; stderr: string }> {
  const child = start(root, 'once', version, user);
  const [stderr] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
  return { code: child.exitCode, stderr };
}

describe('processes', () => {
  test('killed at any point, leave the old or the new site whole, and the next command goes on', { timeout: 60_000 }, async () => {
    const rounds = Array.from({ length: 2 }, () => makeFolder());
    const seen = { absent: 0, leftover: 0, published: 0 };
    const killOften = async (root: string): Promise<void> => {
      const dist = join(root, 'dist');
      await publishVersion(root, 0);
      for (let kill = 0, version = 0; kill < 16; kill += 1) {
        const child = start(root, 'loop', version + 1);
        // Every other one after it has published once, so that also slow machines have both kinds.
        for (let line = 0; line <= kill % 2; line += 1) await nextLine(child);
        const delay = Math.random() * 60;
        await wait(delay);
        child.kill('SIGKILL');
        await once(child, 'exit');
        const place = `kill ${kill} after ${delay.toFixed(1)} ms`;
        // Between the renames there is no site; a site that is there must be whole even before recovery.
        if (existsSync(dist)) expect(await readSampleVersion(dist), place).toBeGreaterThanOrEqual(version);
        else seen.absent += 1;
        if ((await readdir(root)).some((name) => name.startsWith('.dist.waymark-new-'))) seen.leftover += 1;
        await recover(root, 'dist');
        const found = await readSampleVersion(dist);
        expect(found, place).toBeGreaterThanOrEqual(version);
        expect(await readdir(root), place).toEqual(['dist']);
        if (found > version) seen.published += 1;
        version = found;
      }
      await publishVersion(root, 1000);
      expect(await readSampleVersion(dist)).toBe(1000);
    };
    await Promise.all((await Promise.all(rounds)).map(killOften));
    // The kills were of the kind that this test is about.
    expect(seen.leftover).toBeGreaterThan(5);
    expect(seen.published).toBeGreaterThan(5);
  });

  const canTrace = spawnSync('strace', ['-f', '-e', 'trace=rename', 'true']).status === 0;

  // Luck doesn't hit the microseconds between two renames; a tracer does. Renames are counted on the main thread.
  test.skipIf(!canTrace).each([
    ['mkdir,mkdirat', 3, 1],
    ['mkdir,mkdirat', 60, 1],
    ['rename,renameat,renameat2', 1, 1],
    ['rename,renameat,renameat2', 2, 1],
    ['unlink,unlinkat', 1, 2],
    ['unlink,unlinkat', 100, 2],
    ['rmdir', 1, 2],
  ] as const)('killed at %s, call %i, leaves version %i (needs strace)', async (calls, number, version) => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    const inject = `inject=${calls}:signal=SIGKILL:when=${number}`;
    const options = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject];
    spawnSync('strace', [...options, process.execPath, program, root, 'once', '2'], { env: { ...process.env, UV_THREADPOOL_SIZE: '1' } });
    const betweenRenames = calls.startsWith('rename') && number === 2;
    expect(existsSync(join(root, 'dist'))).toBe(!betweenRenames);
    expect((await readdir(root)).length).toBeGreaterThan(1);
    if (!betweenRenames) expect(await readSampleVersion(join(root, 'dist'))).toBe(version);
    // Whoever finds it without `dist` puts it back.
    if (existsSync(join(root, '.dist.waymark-old'))) expect(await readSampleVersion(join(root, '.dist.waymark-old'))).toBe(1);
    await recover(root, 'dist');
    expect(await readSampleVersion(join(root, 'dist'))).toBe(version);
    expect(await readdir(root)).toEqual(['dist']);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while building leaves the old site and nothing beside it', async (signal) => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    const child = start(root, 'hold', 2);
    await nextLine(child);
    expect(await readdir(root)).toHaveLength(3);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(await readSampleVersion(join(root, 'dist'))).toBe(1);
    expect(await readdir(root)).toEqual(['dist']);
  });

  test('a second one is refused while the first builds, and recovery waits', async () => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    const first = start(root, 'hold', 2);
    await nextLine(first);
    const beside = await readdir(root);
    const { code, stderr } = await run(root, 3);
    expect(code).toBe(1);
    expect(stderr.replace(String(first.pid), '<pid>').replaceAll(root, '<root>')).toMatchInlineSnapshot(`
      "Another \`waymark build\` (pid <pid>) is running on the same folder.
      Wait for it to end, or stop it. If it runs no more, delete \`<root>/.dist.waymark-lock\`.
      "
    `);
    await recover(root, 'dist');
    expect(await readdir(root)).toEqual(beside);
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(await run(root, 4)).toEqual({ code: 0, stderr: '' });
    expect(await readSampleVersion(join(root, 'dist'))).toBe(4);
  });

  test('many at once publish or are refused, one after the other', async () => {
    const root = await makeFolder();
    const ends = await Promise.all([1, 2, 3, 4, 5, 6].map((version) => run(root, version)));
    const refused = ends.filter(({ code }) => code === 1);
    expect(ends.filter(({ code }) => code === 0).length + refused.length).toBe(6);
    expect(refused.length).toBeLessThan(6);
    for (const { stderr } of refused) expect(stderr).toContain('is running on the same folder');
    expect(await readSampleVersion(join(root, 'dist'))).toBeGreaterThan(0);
    expect(await readdir(root)).toEqual(['dist']);
  });
});

describe('a target that can’t be written', () => {
  const user = isRoot ? { uid: nobody, gid: nobody } : {};

  test('is named', async () => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    await chmod(root, 0o555);
    const { code, stderr } = await run(root, 2, user);
    await chmod(root, 0o755);
    expect(code).toBe(1);
    expect(stderr.replaceAll(root, '<root>')).toMatchInlineSnapshot(`
      "The site can’t be published into \`dist\`: permission denied.
      Waymark must be able to write in \`<root>\`.
      "
    `);
    expect(await readSampleVersion(join(root, 'dist'))).toBe(1);
  });

  test.skipIf(!isRoot)('parts of the old site that can’t be deleted don’t stop the new one', async () => {
    const root = await makeFolder();
    await publishVersion(root, 1);
    await chmod(root, 0o777);
    // Old folders belong to root: another user may rename the site, but not empty it.
    expect(await run(root, 2, user)).toEqual({ code: 0, stderr: '' });
    expect(await readSampleVersion(join(root, 'dist'))).toBe(2);
    expect((await readdir(root)).filter((name) => name.startsWith('.dist.waymark-trash-'))).toHaveLength(1);
    await recover(root, 'dist');
    expect(await readdir(root)).toEqual(['dist']);
  });
});

describe('a full disk', () => {
  const probe = join(tmpdir(), `waymark-mount-${process.pid}`);
  const canMount = isRoot && process.platform === 'linux' && mount(probe, '64k') && unmount(probe);

  function mount(folder: string, size: string): boolean {
    return (
      spawnSync('mkdir', ['-p', folder]).status === 0 &&
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0
    );
  }

  function unmount(folder: string): boolean {
    return spawnSync('umount', [folder]).status === 0 && spawnSync('rmdir', [folder]).status === 0;
  }

  test.skipIf(!canMount)('keeps the old site, whatever room is left (needs the right to mount)', async () => {
    const root = await makeFolder();
    const disk = join(root, 'disk');
    expect(mount(disk, '2m')).toBe(true);
    onTestFinished(() => void unmount(disk));
    await publishVersion(disk, 1);
    for (const free of [0, 4, 100, 300, 500, 700]) {
      // 2 MiB, of which the site takes 800 KiB and its folders, tmpfs having pages of 4 KiB.
      await writeFile(join(disk, 'ballast'), Buffer.alloc((2048 - 804 - free) * 1024));
      expect(await readRefusal(publishVersion(disk, 2), disk)).toMatch(/no space left on the disk/);
      expect(await readSampleVersion(join(disk, 'dist'))).toBe(1);
      expect((await readdir(disk)).sort()).toEqual(['ballast', 'dist']);
    }
    await rm(join(disk, 'ballast'));
    await publishVersion(disk, 3);
    expect(await readSampleVersion(join(disk, 'dist'))).toBe(3);
  });

  test.skipIf(!canMount)('a mount point is refused with a way out (needs the right to mount)', async () => {
    const root = await makeFolder();
    const dist = join(root, 'dist');
    expect(mount(dist, '64k')).toBe(true);
    onTestFinished(() => void unmount(dist));
    const message = await readRefusal(publishVersion(root, 1), root);
    expect(message).toMatchInlineSnapshot(`
      "The site can’t be published into \`dist\`: it is a mount point, which can’t be replaced as a whole.
      Publish into a folder below it: \`--out dist/site\`."
    `);
  });

  test.skipIf(!canMount)('a mount of the same disk is noticed when it can’t be renamed (needs the right to mount)', async () => {
    const root = await makeFolder();
    const dist = join(root, 'dist');
    await mkdir(join(root, 'volume'));
    await mkdir(dist);
    expect(spawnSync('mount', ['--bind', join(root, 'volume'), dist]).status).toBe(0);
    onTestFinished(() => void unmount(dist));
    expect(await readRefusal(publishVersion(root, 1), root)).toMatchInlineSnapshot(`
      "The site can’t be written to \`dist\`: another program or a mount is using it.
      Publish into a folder below it: \`--out dist/site\`."
    `);
    expect(await readdir(root)).toEqual(['dist', 'volume']);
  });
});
