import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** How to run a command. */
export interface RunOptions {
  cwd?: string;
  /** Added to a plain environment, which has nothing of the test runner's. */
  env?: Readonly<Record<string, string>>;
  /** A command that takes longer is killed, and fails the test. */
  seconds?: number;
  /** Program with arguments that starts the command in its turn, such as `taskset -c 0`. */
  through?: readonly string[];
  /** Stops the command with SIGKILL when it aborts; then it ends like any other. */
  signal?: AbortSignal;
}

/** What a command said. */
export interface Run {
  /** Exit code; undefined when a signal ended it. */
  code: number | undefined;
  out: string;
  err: string;
  seconds: number;
}

/** A site that `waymark build` published, with the repository that it was made from. */
export interface BuiltSite {
  root: string;
  /** The published folder. */
  folder: string;
  run: Run;
}

const bin = join(packageFolder, 'scripts/bin.cjs');

/** Runs the compiled `waymark` in a process of its own. */
export function waymark(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return runProcess(process.execPath, [bin, ...args], options);
}

/** Runs a program to its end. Rejects only when it can't be started or takes too long. */
export function runProcess(
  program: string,
  args: readonly string[],
  { cwd, env, seconds = 120, through = [], signal: stop }: RunOptions = {},
): Promise<Run> {
  const started = performance.now();
  const [command = program, ...list] = [...through, program, ...args];
  const child = spawn(command, list, { cwd, env: plainEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  stop?.addEventListener('abort', () => child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} took longer than ${seconds} s.\n${out}\n${err}`));
    }, seconds * 1000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== null) err += `\nEnded by ${signal}.`;
      resolve({ code: code ?? undefined, out, err, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** The variables that a person's shell has, without those of the test runner, and git without the person's configuration. */
export function plainEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'].flatMap((name) => [[name, process.env[name]]]));
  const given = Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return { ...given, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...more };
}

/** Builds the portal of a repository, by default into its `dist`. Throws with what the command said when it doesn't end with 0. */
export async function buildSite(root: string, { out = 'dist', ...options }: RunOptions & { out?: string } = {}): Promise<BuiltSite> {
  const run = await waymark(['build', '--root', root, '--out', out], options);
  if (run.code !== 0) throw new Error(`waymark build ended with ${String(run.code)}:\n${run.err}`);
  return { root, folder: resolve(root, out), run };
}

/** A folder below the system's temporary folder, for a whole test file. The caller removes it. */
export function openFolder(): { root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-whole-')));
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Waits for the address that `waymark dev` or `waymark preview` names on standard error, and leaves the process running. */
export function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [address] = /http:\/\/\S+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.on('exit', () => {
      reject(new Error(`It ended before it named an address:\n${said}`));
    });
  });
}
