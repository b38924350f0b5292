import { readFileSync, rmSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../core/user-error.ts';
import { errorCode, explainFsError } from './fs-error.ts';
import { withCleanUp } from './interrupt.ts';
import { isRunning, readStartTime } from './process-identity.ts';

/** Who holds a lock, as its file says. */
export interface LockOwner {
  pid: number;
  /** When the process started, in ticks since boot (Linux only): tells it from a later one with the same pid. */
  started?: string | undefined;
  host: string;
  /** Command line name, for messages: `waymark build`. */
  command: string;
}

/** A lock that this process holds. */
export interface Lock {
  /** Synchronous, so that it can run while the process dies of a signal. */
  release: () => void;
}

/** Milliseconds between looks at a lock that is being made or broken by another process, and how often to look. */
const pause = 25;
const attempts = 200;
/** A lock without a readable owner is being written, or its writer died: after this many looks, the latter. */
const patience = 8;
/** Breaking a lock takes microseconds; a claim to do so that is older than this was left by a killed process. */
const claimLifetime = 10_000;

/**
 * Runs `run` while holding the lock file, and deletes it at the end, also when a signal ends the process. Throws `UserError`
 * when a live process holds it. A lock whose owner is gone is taken over.
 */
export async function withLock<T>(file: string, command: string, run: () => Promise<T>): Promise<T> {
  const lock = await tryLock(file, command);
  if (!('release' in lock)) throw explainOwner(lock, file);
  try {
    return await withCleanUp(lock.release, run);
  } finally {
    lock.release();
  }
}

/** Takes a lock, or gives its live owner. Throws `UserError` when the file can't be written. */
export async function tryLock(file: string, command: string): Promise<Lock | LockOwner> {
  const mine = JSON.stringify({ pid: process.pid, started: readStartTime(process.pid), host: hostname(), command } satisfies LockOwner);
  await mkdir(dirname(file), { recursive: true }).catch(explain(file));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await createFile(file, mine).catch(explain(file))) return { release: () => releaseLock(file, mine) };
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const owner = parseOwner(text);
    if (owner && isOwnerAlive(owner)) return owner;
    if (text !== undefined && (owner || attempt >= patience)) await breakLock(file, text);
    else await wait(pause);
  }
  throw new UserError(`The lock \`${file}\` could not be taken.`, {
    hint: `If no other Waymark runs here, delete \`${file}\` and try again.`,
  });
}

function explain(file: string): (error: unknown) => never {
  return (error) => {
    throw explainFsError(error, `The lock \`${file}\` can’t be written`);
  };
}

function explainOwner({ command, pid, host }: LockOwner, file: string): UserError {
  const elsewhere = host === hostname() ? '' : ` on ${host}`;
  return new UserError(`Another \`${command}\` (pid ${pid}${elsewhere}) is running on the same folder.`, {
    hint: `Wait for it to end, or stop it. If it runs no more, delete \`${file}\`.`,
  });
}

/** False when the file exists already. A half-written file is taken back. */
async function createFile(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') await rm(file, { force: true });
    throw error;
  }
}

/**
 * Deletes a lock whose owner is gone. Two processes may see the same dead lock, and the slower one must not delete the new lock
 * of the faster: only the holder of the claim deletes, after another look.
 */
async function breakLock(file: string, text: string): Promise<void> {
  const claim = `${file}.claim`;
  if (await createFile(claim, '').catch(explain(file))) {
    try {
      if ((await readFile(file, 'utf8').catch(() => undefined)) === text) await rm(file, { force: true });
    } finally {
      await rm(claim, { force: true });
    }
    return;
  }
  const claimed = await stat(claim).catch(() => undefined);
  if (claimed && Date.now() - claimed.mtimeMs > claimLifetime) await rm(claim, { force: true });
  else await wait(pause);
}

function releaseLock(file: string, mine: string): void {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file);
  } catch {
    // Gone already, or not ours to delete any more: the next one finds its owner dead.
  }
}

function isOwnerAlive(owner: LockOwner): boolean {
  // Nothing can be found out about a process of another machine or container.
  return owner.host !== hostname() || isRunning(owner.pid, owner.started);
}

function parseOwner(text: string | undefined): LockOwner | undefined {
  try {
    const { pid, started, host, command } = JSON.parse(text ?? '') as Partial<Record<keyof LockOwner, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof host !== 'string' || typeof command !== 'string') return undefined;
    return { pid: Number(pid), started: typeof started === 'string' ? started : undefined, host, command };
  } catch {
    return undefined;
  }
}
