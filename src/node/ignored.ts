import { relative, sep } from 'node:path';
import { runGit } from './git.ts';

/** Whether git would offer a file of this name below the root to be added, as it offers one that nobody ignores. False outside of git. */
export async function isUnignored(root: string, name: string): Promise<boolean> {
  return (await runGit(root, ['check-ignore', '--quiet', '--no-index', name]))?.status === 1;
}

/** Whether `git status` shows a folder, absolute, as new: it lies in the repository, is not ignored, and nothing in it is committed. */
export async function isStray(root: string, folder: string): Promise<boolean> {
  const below = relative(root, folder).split(sep).join('/');
  if (below === '' || below === '..' || below.startsWith('../')) return false;
  const untracked = await runGit(root, ['ls-files', '-z', '--others', '--exclude-standard', '--directory', '--', below]);
  const [entry = ''] = (untracked?.stdout.toString('utf8') ?? '').split('\0');
  return entry.endsWith('/') && `${below}/`.startsWith(entry);
}
