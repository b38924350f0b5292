import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Shell } from '../../core/verify/verify-block.ts';
import { endLeftovers } from './end-leftovers.ts';

/** How one script is run. */
export interface ScriptOptions {
  shell: Shell;
  script: string;
  /** Folder that it runs in. */
  cwd: string;
  /** Every variable that it sees. */
  env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  timeout: number;
}

/** How it ended. */
export interface ScriptResult {
  /** Undefined when a signal ended it, or it could not be started. */
  exitCode: number | undefined;
  timedOut: boolean;
  /** Whether the shell itself is missing. */
  isMissing: boolean;
  /** Milliseconds. */
  took: number;
  /** Processes that it left in groups of their own, as far as they are found. */
  left: number;
  /** The last of what it wrote, to both outputs as it came. */
  output: string;
}

/** A script that runs, so that whoever is interrupted can end it. */
export interface RunningScript {
  result: Promise<ScriptResult>;
  /** Ends the script and everything that it started, at once. */
  kill(): unknown;
}

/** Bytes of output that are kept. */
const keptBytes = 32 * 1024;

/** Milliseconds that output may still take to arrive from what was killed. */
const drainTime = 1000;

/** Stop at the first command that fails, and in a pipe at any: a step that went wrong must not look right because of the last one. */
const options: Readonly<Record<Shell, readonly string[]>> = {
  sh: ['-e', '-c'],
  bash: ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'],
};

/**
 * Runs a script in a process group of its own, without input. When its time is over, and when it has ended, the whole group is killed:
 * what a script leaves running doesn't outlive it. What made a group or a session of its own is ended where it is found by its home.
 */
export function runScript({ shell, script, cwd, env, timeout }: ScriptOptions): RunningScript {
  const start = performance.now();
  // A line feed first, so that no script is read as an option.
  const child = spawn(shell, [...options[shell], `\n${script}`], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = keepLast(child);
  const endAll = (): number => {
    killGroup(child.pid);
    return env['HOME'] === undefined ? 0 : endLeftovers(env['HOME'], child.pid);
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup(child.pid);
  }, timeout);
  const finish = async (): Promise<ScriptResult> => {
    const ended = once(child, 'exit') as Promise<[number | null]>;
    const closed = once(child, 'close').catch(() => undefined);
    try {
      const [exitCode] = await ended;
      const took = performance.now() - start;
      const left = endAll();
      await Promise.race([closed, wait(drainTime)]);
      return { exitCode: timedOut ? undefined : (exitCode ?? undefined), timedOut, isMissing: false, took, left, output: output() };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return { exitCode: undefined, timedOut: false, isMissing: true, took: 0, left: 0, output: '' };
    } finally {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
    }
  };
  return { result: finish(), kill: endAll };
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function keepLast({ stdout, stderr }: Child): () => string {
  let kept = Buffer.alloc(0);
  const keep = (chunk: Buffer): void => {
    kept = Buffer.concat([kept, chunk]).subarray(-keptBytes);
  };
  for (const stream of [stdout, stderr]) stream.on('data', keep);
  return () => kept.toString('utf8');
}

/** The group has the id of the process that it began with; nobody is left in it when it is gone. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

function wait(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time).unref());
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
