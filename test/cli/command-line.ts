import { run } from '../../scripts/cli.ts';
import type { Io } from '../../scripts/command.ts';

/** What a command line gave. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** The world around a command line, where it differs from a pipe in an empty environment. */
export type World = Partial<Pick<Io, 'env' | 'terminal' | 'ask'>>;

/** Runs a command line in this process, in a folder. */
export async function runIn(cwd: string, argv: readonly string[], world: World = {}): Promise<Outcome> {
  const outcome = { out: '', err: '' };
  const code = await run(argv, {
    cwd,
    env: {},
    terminal: { out: false, err: false },
    ...world,
    out: (text) => (outcome.out += text),
    err: (text) => (outcome.err += text),
    signal: new AbortController().signal,
  });
  return { code, ...outcome };
}
