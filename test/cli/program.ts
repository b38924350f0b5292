import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './command-line.ts';

/** The file that package managers link as `waymark`. */
export const programFile = join(import.meta.dirname, '../../scripts/bin.cjs');

const packageRoot = join(import.meta.dirname, '../..');

/** Compiles the sources when they are newer than what was compiled: the program is tested as it is, not as it was. Types are judged elsewhere. */
export function ensureCompiled(): void {
  const rooms = ['src', 'plugins', 'scripts'].map((room) => join(packageRoot, room));
  const newest = Math.max(...rooms.flatMap(listSources).map((file) => statSync(file).mtimeMs));
  const compiled = statSync(join(packageRoot, 'lib/.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (compiled >= newest) return;
  const compiler = join(packageRoot, 'node_modules/typescript/bin/tsc');
  spawnSync(process.execPath, [compiler, '-p', 'scripts/tsconfig.build.json'], { cwd: packageRoot });
}

function listSources(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(room, file));
}

/** Starts the program as a user does. Colours of the surroundings don't count. */
export function startProgram(cwd: string, argv: readonly string[], node = process.execPath): ChildProcess {
  const { FORCE_COLOR: _forced, NO_COLOR: _refused, ...env } = process.env;
  return spawn(node, [programFile, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the program and waits for its end. */
export async function runProgram(cwd: string, argv: readonly string[], node?: string): Promise<Outcome> {
  const child = startProgram(cwd, argv, node);
  const outcome = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (outcome.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (outcome.err += text));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? -1));
  });
  return { code, ...outcome };
}
