import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../src/core/user-error.ts';
import { findRoot } from '../src/node/git.ts';
import { text, type Io, type Values } from './command.ts';

/** The repository that a command is about: `--root`, else the git repository around the current folder, else that folder. */
export async function rootOf(values: Values, io: Io): Promise<string> {
  const given = text(values, 'root');
  if (given === undefined) return (await findRoot(io.cwd)) ?? (await realpath(io.cwd));
  const folder = resolve(io.cwd, given);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UserError(`There is no folder \`${given}\`.`, { hint: 'Give `--root` the folder of a repository.' });
  return realpath(folder);
}
