import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../core/user-error.ts';

/**
 * The only place that starts git. A repository may be hostile: its configuration must run nothing (hooks, monitors, filters,
 * text converters, pagers), nothing is fetched, and no value from outside is ever read as an option.
 */

/** Commands that read. Whatever else git can do, Waymark doesn't need. */
export type GitCommand = (typeof gitCommands)[number];

const gitCommands = [
  'cat-file',
  'check-attr',
  'check-ignore',
  'config',
  'diff-tree',
  'for-each-ref',
  'log',
  'ls-files',
  'ls-tree',
  'merge-base',
  'rev-list',
  'rev-parse',
  'symbolic-ref',
] as const;

/** Bounds of one call, and what goes to its standard input. */
export interface GitOptions {
  input?: string | Uint8Array;
  /** Most bytes of output; more is an error. */
  maxBytes?: number;
  /** Milliseconds. */
  timeout?: number;
}

/** What a module with a list of its own may add to what every call gets. */
export interface ListedOptions extends GitOptions {
  /** Variables beside those that are safe. */
  environment?: Readonly<Record<string, string>>;
  /** Settings for `-c`. */
  settings?: readonly string[];
}

/** What git answered. */
export interface GitResult {
  /** Exit code; 0 is success. */
  status: number;
  stdout: Buffer;
  stderr: string;
}

/** Git ran and could not answer. */
export class GitError extends UserError {
  readonly status: number | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown; status?: number } = {}) {
    super(message, options);
    this.name = 'GitError';
    this.status = options.status;
  }
}

const defaultTimeout = 120_000;

/** Every path of a repository with a million files fits. */
const defaultMaxBytes = 256 * 1024 * 1024;

const maxErrorLength = 64 * 1024;

/**
 * Runs one git command in a folder and collects its output. `undefined` when there is no git (or no such folder); a command that
 * fails is a result with its status. Throws {@link GitError} when it takes too long or says too much.
 */
export async function runGit(
  root: string,
  args: readonly [GitCommand, ...string[]],
  options: GitOptions = {},
): Promise<GitResult | undefined> {
  return collect(startGit(root, args, gitCommands, options));
}

/**
 * As {@link runGit}, for a module that has a list of commands of its own, and more to tell git. The commands that write are in `write-git.ts`.
 */
export async function runListed<Name extends string>(
  root: string,
  args: readonly [Name, ...string[]],
  { commands, ...options }: ListedOptions & { commands: readonly Name[] },
): Promise<GitResult | undefined> {
  return collect(startGit(root, args, commands, options));
}

async function collect(call: GitCall): Promise<GitResult | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of call.read()) chunks.push(chunk);
  const end = await call.end;
  return end && { ...end, stdout: Buffer.concat(chunks) };
}

/**
 * Runs one git command and hands on its output piece by piece. Throws {@link GitError} when git is missing, fails, takes too long
 * or says too much. Leaving the loop early stops git.
 */
export async function* streamGit(
  root: string,
  args: readonly [GitCommand, ...string[]],
  options: GitOptions = {},
): AsyncGenerator<Buffer, void> {
  const call = startGit(root, args, gitCommands, options);
  yield* call.read();
  const end = await call.end;
  if (!end) throw new GitError('Git is needed here, and could not be started.', { hint: 'Install git, or add it to PATH.' });
  if (end.status !== 0) throw new GitError(`git ${args[0]} failed: ${firstLine(end.stderr)}`, { status: end.status });
}

/**
 * Id of the commit that a ref, tag or abbreviated id names; `undefined` when there is none. Ask once, and pass on nothing but the
 * id: a ref may be called `--output=x`.
 */
export async function resolveCommit(root: string, ref: string): Promise<string | undefined> {
  if (ref.includes('\0')) return undefined;
  const result = await runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const id = result?.stdout.toString('utf8').trim() ?? '';
  return result?.status === 0 && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined;
}

/**
 * Top folder of the working tree that holds a folder; `undefined` outside of any, or without git. Throws {@link GitError} for a
 * repository that git refuses because it belongs to somebody else.
 */
export async function findRoot(cwd: string): Promise<string | undefined> {
  const result = await runGit(cwd, ['rev-parse', '--show-toplevel']);
  if (!result) return undefined;
  if (result.status === 0) return result.stdout.toString('utf8').replace(/\r?\n$/, '') || undefined;
  if (result.stderr.includes('dubious ownership')) {
    throw new GitError('Git refuses this repository because another user owns it.', {
      hint: 'If you trust it, run: git config --global --add safe.directory <its path>',
      status: result.status,
    });
  }
  return undefined;
}

interface GitCall {
  read(): AsyncGenerator<Buffer, void>;
  /** Settles when git has ended and its output was read. */
  end: Promise<{ status: number; stderr: string } | undefined>;
}

function startGit(
  root: string,
  [command, ...rest]: readonly [string, ...string[]],
  commands: readonly string[],
  options: ListedOptions,
): GitCall {
  if (!commands.includes(command)) throw new TypeError(`git ${command} is not among the commands that Waymark runs`);
  const before = [...safeOptions, ...(options.settings ?? []).flatMap((setting) => ['-c', setting]), ...(extraOptions[command] ?? [])];
  const child = spawn('git', [...before, command, ...(noProgramOptions[command] ?? []), ...rest], {
    cwd: root,
    env: { ...gitEnvironment(process.env), ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeout ?? defaultTimeout);
  const end = waitForEnd(child).finally(() => clearTimeout(timer));
  // Whoever reads hears of a failure there; this keeps a failure before the reading from counting as unhandled.
  end.catch(() => undefined);
  // Git may end before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  return { end, read: () => readOutput(child, end, `git ${command}`, options) };
}

async function* readOutput(child: GitChild, end: GitCall['end'], name: string, options: GitOptions): AsyncGenerator<Buffer, void> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  let size = 0;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new GitError(`${name} said more than ${maxBytes} bytes.`);
      yield chunk;
    }
    await end;
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
  if (child.signalCode === 'SIGKILL') throw new GitError(`${name} took longer than ${(options.timeout ?? defaultTimeout) / 1000} s.`);
}

type GitChild = ChildProcessByStdio<Writable, Readable, Readable>;

async function waitForEnd(child: GitChild): Promise<{ status: number; stderr: string } | undefined> {
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < maxErrorLength) stderr += chunk.toString('utf8');
  });
  try {
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    return { status: status ?? -1, stderr: signal === null ? stderr : `${stderr}stopped by ${signal}` };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES');
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

/** Options before the command. Each switches off something that a repository's own configuration could make git run or reach. */
const safeOptions: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.untrackedCache=false',
    'core.quotePath=off',
    'core.sshCommand=false',
    'core.askPass=',
    'credential.helper=',
    'diff.external=',
    'log.showSignature=false',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
    'submodule.recurse=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap((setting) => ['-c', setting]),
];

/** `check-ignore` refuses to work with literal pathspecs. It is given names of ours only. */
const extraOptions: Partial<Record<string, readonly string[]>> = { 'check-ignore': ['--no-literal-pathspecs'] };

/** Commands that would run a repository's text converters or diff programs unless told not to. */
const noProgramOptions: Partial<Record<string, readonly string[]>> = {
  log: ['--no-ext-diff', '--no-textconv'],
  'diff-tree': ['--no-ext-diff', '--no-textconv'],
};

/**
 * The environment without what git itself would read, but for where its system, user and program files are: a hook that runs
 * Waymark has variables set that point at another repository or index.
 */
function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES', 'GIT_EXEC_PATH']);
  const entries = Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('GIT_') || kept.has(name.toUpperCase()));
  return {
    ...Object.fromEntries(entries),
    GIT_NO_LAZY_FETCH: '1',
    // Git before 2.45 doesn't know that one, and a repository's own `protocol.<name>.allow` wins over ours; over this one nothing does.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Messages are compared.
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}
