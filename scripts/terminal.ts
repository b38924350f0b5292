import { styleText } from 'node:util';
import type { Role } from '../src/report/report.ts';
import type { Io } from './command.ts';

/** Colours of reports: quiet, and never the only carrier of a meaning. */
const colours = {
  file: ['underline'],
  error: ['red'],
  warning: ['yellow'],
  info: ['blue'],
  marker: ['red'],
  hint: ['green'],
  quiet: ['dim'],
  good: ['green'],
} as const satisfies Record<Role, readonly string[]>;

/** Styles text for a stream, or undefined where colour isn't wanted: no terminal, or `NO_COLOR` (https://no-color.org). */
export function styleFor(io: Io, stream: 'out' | 'err'): ((role: Role, text: string) => string) | undefined {
  const forced = io.env['FORCE_COLOR'] !== undefined && io.env['FORCE_COLOR'] !== '0';
  const wanted = (io.terminal[stream] || forced) && !io.env['NO_COLOR'];
  return wanted ? (role, text) => styleText([...colours[role]], text, { validateStream: false }) : undefined;
}

/** Runs a long piece of work that says how far it is, and clears the line whatever comes of it. */
export async function withProgress<Result>(
  io: Io,
  label: string,
  work: (update: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = progressLine(io, label);
  try {
    return await work(progress.update);
  } finally {
    progress.end();
  }
}

/** Says how far a long piece of work is: one line that overwrites itself on a terminal, nothing elsewhere. */
export function progressLine(io: Io, label: string): { update(done: number, total: number): void; end(): void } {
  let shown = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (!io.terminal.err || (now - shown < 80 && done < total)) return;
      shown = now;
      io.err(`\r\u001b[2K${label} ${done}/${total}`);
    },
    end() {
      if (io.terminal.err && shown > 0) io.err('\r\u001b[2K');
    },
  };
}
