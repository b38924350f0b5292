import { lstat, mkdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileMoves } from '../core/moves/file-moves.ts';
import { UserError } from '../core/user-error.ts';
import { quote } from '../core/wording.ts';
import { explainFsError } from './fs-error.ts';
import { findRoot, GitError, runGit, runListed } from './git.ts';

/**
 * Moves a file or folder as `git mv` does: what git tracks is moved in its index too, uncommitted changes stay as they are. Outside of
 * git, and for files that it doesn't track, the file alone is moved. Throws a `UserError`, and then nothing has moved.
 */
export async function moveFiles(root: string, { from, to }: Pick<FileMoves, 'from' | 'to'>): Promise<void> {
  const made = await makeFolders(root, dirname(to));
  try {
    if (await isTracked(root, from)) await moveInGit(root, from, to);
    else await rename(join(root, from), join(root, to));
  } catch (error) {
    for (const folder of made.reverse()) await rmdir(join(root, folder)).catch(() => undefined);
    throw explainFsError(error, `Cannot move ${quote(from)}`);
  }
}

/** Makes a folder with those above it; gives the ones that weren't there, outermost first. */
async function makeFolders(root: string, folder: string): Promise<string[]> {
  if (folder === '.') return [];
  const above = await makeFolders(root, dirname(folder));
  try {
    await mkdir(join(root, folder));
    return [...above, folder];
  } catch (error) {
    const existing = await lstat(join(root, folder)).catch(() => undefined);
    if (existing?.isDirectory()) return above;
    // What is behind a link isn't the repository's.
    if (existing) throw new UserError(`${quote(folder)} is ${existing.isSymbolicLink() ? 'a symbolic link' : 'a file'}, not a folder.`);
    throw explainFsError(error, `Cannot make the folder ${quote(folder)}`);
  }
}

async function isTracked(root: string, path: string): Promise<boolean> {
  if ((await findRoot(root)) === undefined) return false;
  const listed = await runGit(root, ['ls-files', '-z', '--cached', '--', path]);
  return listed?.status === 0 && listed.stdout.length > 0;
}

async function moveInGit(root: string, from: string, to: string): Promise<void> {
  const result = await runListed(root, ['mv', '--', from, to], { commands: ['mv'] });
  if (!result) throw new GitError('Git is needed here, and could not be started.', { hint: 'Install git, or add it to PATH.' });
  if (result.status === 0) return;
  throw new UserError(
    `Git can’t move ${quote(from)}: ${
      result.stderr
        .trim()
        .split('\n', 1)[0]
        ?.replace(/^fatal: /, '') ?? ''
    }.`,
    {
      hint: 'Nothing was changed.',
    },
  );
}
