import type { ParseArgsOptionDescriptor } from 'node:util';

/** The world as a command sees it: the only door to arguments, terminal, environment and clock. */
export interface Io {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output: data and reports. */
  out(text: string): void;
  /** Writes to standard error: words for people. */
  err(text: string): void;
  /** Whether standard output, or standard error, is a terminal; width of the first, if it is one. */
  terminal: { out: boolean; err: boolean; columns?: number | undefined };
  /** Asks the person at the terminal; absent where there is nobody. */
  ask?: ((question: string) => Promise<string>) | undefined;
  /** Aborted when the process is asked to stop. */
  signal: AbortSignal;
}

/** An option of a command, as `--help` shows it. */
export interface Option extends ParseArgsOptionDescriptor {
  /** What it does, in a few words. */
  help: string;
  /** Name of its value in help: `DIR`. */
  value?: string;
  /** Accepted values, when they are few. */
  choices?: readonly string[];
}

/** Options as given on the command line. */
export type Values = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** One command of the command line, in a file of its own. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Positional arguments as usage shows them: `NAME` is needed, `[PATH…]` may be absent or several. None when absent. */
  positionals?: string;
  /** A paragraph for `--help`, with examples. */
  details?: string;
  options: Readonly<Record<string, Option>>;
  /** Gives the exit code: 0 nothing to say, 1 findings, 2 usage or configuration, 3 could not be determined. */
  run(input: { values: Values; positionals: string[]; io: Io }): Promise<number>;
}

/** Options of every command that reads a repository. */
export const readingOptions = {
  root: { type: 'string', help: 'the repository (default: the one around the current folder)', value: 'DIR' },
  config: { type: 'string', help: 'configuration file (default: waymark.yml at the root)', value: 'FILE' },
} as const satisfies Record<string, Option>;

/** Option of commands that show pages or judge them: who runs one on a stranger's branch takes nobody's word for trust. */
export const trustOption = {
  untrusted: { type: 'boolean', help: 'trust no source, whatever waymark.yml says: no code of a page is run' },
} as const satisfies Record<string, Option>;

/** A text option, or undefined. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
