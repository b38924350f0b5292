import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';

/**
 * Which files a command is about: those named, and those below folders named, `paths` being relative to the current folder. A folder
 * that is reported as a whole is about every path in it. Every file when none is named. Throws a `UserError` for a path that doesn't exist or lies outside the root.
 */
export async function selectPaths(paths: readonly string[], root: string, cwd: string): Promise<(file: string) => boolean> {
  const wanted = await Promise.all(paths.map((path) => locate(path, root, cwd)));
  const concerns = (path: string, file: string): boolean => path === '' || file === path || file.startsWith(`${path}/`);
  return (file) => wanted.length === 0 || wanted.some((path) => concerns(path, file) || path.startsWith(`${file}/`));
}

/** Path below the root, POSIX. Folders on the way are real, so that a link to the root doesn't count as outside; the file itself isn't followed. */
async function locate(path: string, root: string, cwd: string, written = path): Promise<string> {
  const absolute = resolve(cwd, path);
  const found = await lstat(absolute).catch(() => undefined);
  if (!found) throw new UserError(`There is no file or folder ${quote(path)}.`, { hint: 'Paths are relative to the current folder.' });
  const real = found.isDirectory() ? await realpath(absolute) : join(await realpath(dirname(absolute)), basename(absolute));
  const below = relative(root, real).split(sep).join('/');
  if (below === '..' || below.startsWith('../') || resolve(below) === below) {
    throw new UserError(`${quote(written)} lies outside of the repository.`, {
      hint: 'Paths are relative to the current folder; the repository is the one around it, or the one that `--root` names.',
    });
  }
  return below;
}

/**
 * Path below the root, POSIX, of a path relative to the current folder, whether anything is there or not. Throws a `UserError` for one
 * outside the root.
 */
export async function locatePath(path: string, root: string, cwd: string): Promise<string> {
  const missing: string[] = [];
  let existing = resolve(cwd, path);
  while (!(await lstat(existing).catch(() => undefined)) && dirname(existing) !== existing) {
    missing.unshift(basename(existing));
    existing = dirname(existing);
  }
  return [await locate(existing, root, cwd, path), ...missing].filter((part) => part !== '').join('/');
}
