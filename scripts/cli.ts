import { getEventListeners } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { suggest } from '../src/core/suggest.ts';
import { UserError } from '../src/core/user-error.ts';
import { didYouMean, quote } from '../src/core/wording.ts';
import { packageVersion } from '../src/node/package-info.ts';
import { ConfigError } from '../src/node/read-config.ts';
import type { Command, Io } from './command.ts';
import { commandSummaries, findCommand, loadCommand } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { parseArguments } from './parse-arguments.ts';
import { reportConfigFaults } from './report-config.ts';
import { styleFor } from './terminal.ts';

/** Runs the command line of this process and ends it. The only place that exits. */
export async function main(): Promise<void> {
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    // Commands that wait for the signal end by themselves, soon; any other dies of it, unless somebody still cleans up.
    const isAwaited = getEventListeners(stop.signal, 'abort').length > 0;
    stop.abort(signal);
    if (isAwaited) {
      // Being told to stop is how such a command ends well; Vite may end the process before it can say so itself.
      process.exitCode = 0;
      setTimeout(() => process.kill(process.pid, signal), stopTime).unref();
    }
    if (!isAwaited && process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  // A reader that has enough (`| head`) closes the pipe; what is left to say goes nowhere, and that is no fault of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  // Where nothing is left to wait for, Node ends the process and calls it a success: a promise that was forgotten must not look like one.
  process.exitCode = 2;
  process.once('beforeExit', () =>
    process.stderr.write('waymark: the command ended before it was done. This is a bug, please report it.\n'),
  );
  let code: number;
  try {
    code = await run(process.argv.slice(2), processIo(stop.signal));
  } catch (error) {
    process.stderr.write(
      `waymark: this is a bug, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    code = 2;
  }
  // Worker threads and watchers must not keep a finished command alive; pipes get the time to drain.
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
  process.exit(code);
}

/** Milliseconds that a command has to end by itself after a signal that it waited for. */
const stopTime = 2000;

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function processIo(signal: AbortSignal): Io {
  const { stdin, stdout, stderr } = process;
  const isInteractive = stdin.isTTY && stderr.isTTY;
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    terminal: { out: stdout.isTTY, err: stderr.isTTY, columns: stdout.isTTY ? stdout.columns : undefined },
    ask: isInteractive ? ask : undefined,
    signal,
  };
}

/** Asks on the terminal. Ctrl-C and Ctrl-D mean no. */
async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const refusal = new Promise<string>((resolve) => {
    prompt.once('SIGINT', () => prompt.close());
    prompt.once('close', () => resolve('no'));
  });
  try {
    return await Promise.race([prompt.question(question).catch(() => 'no'), refusal]);
  } finally {
    prompt.close();
  }
}

/** Runs one command line; `argv` is without node and script. Gives the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = argv;
  try {
    if (first === undefined) return say(overview(), 2, io);
    if (first === '--version' || first === '-v') return say(`${packageVersion()}\n`, 0, io);
    if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) return say(overview(), 0, io);
    const command = await findOrExplain(first === 'help' ? (rest[0] ?? '') : first);
    if (first === 'help' || wantsHelp(rest)) return say(commandHelp(command), 0, io);
    return await command.run({ ...parseArguments(command, rest), io });
  } catch (error) {
    if (error instanceof ConfigError) return say(reportConfigFaults(error, 'pretty', styleFor(io, 'err')), 2, io);
    if (!(error instanceof UserError)) throw error;
    return explain(error, io);
  }
}

/** Prints what was asked for, or what was missed. */
function say(text: string, code: 0 | 2, io: Io): number {
  if (code === 0) io.out(text);
  else io.err(text);
  return code;
}

function wantsHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((argument) => argument === '--help' || argument === '-h');
}

async function findOrExplain(name: string): Promise<Command> {
  const found = findCommand(name);
  if (found !== undefined) return await loadCommand(found);
  const what = name.startsWith('-') ? 'option' : 'command';
  const names = what === 'option' ? ['--help', '--version'] : commandSummaries.map((command) => command.name);
  throw new UserError(`There is no ${what} ${quote(name)}.`, {
    hint: didYouMean(suggest(name, names)) ?? 'Run `waymark --help` for the list of commands.',
  });
}

function explain({ message, hint }: UserError, io: Io): number {
  const style = styleFor(io, 'err');
  const name = style ? style('error', 'waymark:') : 'waymark:';
  io.err(`${name} ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`);
  return 2;
}
