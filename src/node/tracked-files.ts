import { runGit } from './git.ts';
import { listFiles } from './list-files.ts';

/** A file under version control. */
export interface TrackedFile {
  /** As git writes it: `100644` and `100755` for files, `120000` for symbolic links, `160000` for submodules. */
  mode: string;
  /** Id of the content; of a submodule its commit. Empty outside of git. */
  id: string;
  /** Left out of a sparse checkout, so that it isn't on disk. */
  isSparse: boolean;
}

/** Modes of what has no lines. */
export const linkMode = '120000';
export const submoduleMode = '160000';

/** Files below the root that git's index holds, by their paths; outside of git all that are there. */
export async function readTrackedFiles(root: string): Promise<Map<string, TrackedFile>> {
  const answer = await runGit(root, ['ls-files', '-z', '-t', '--stage']);
  if (answer?.status !== 0) {
    const { paths } = await listFiles(root);
    return new Map(paths.map((path) => [path, { mode: '100644', id: '', isSparse: false }]));
  }
  return readEntries(answer.stdout, /^(\S) (\d+) ([0-9a-f]+) \d\t(.+)$/s);
}

/** Files of a commit below the root. Undefined when git can't tell. */
export async function readCommittedFiles(root: string, commit: string): Promise<Map<string, TrackedFile> | undefined> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', commit]);
  return answer?.status === 0 ? readEntries(answer.stdout, /^()(\d+) \w+ ([0-9a-f]+)\t(.+)$/s) : undefined;
}

/** Entries that end with NUL: tag, mode, id, path. In a conflict a path has several; the first one counts. */
function readEntries(output: Buffer, pattern: RegExp): Map<string, TrackedFile> {
  const files = new Map<string, TrackedFile>();
  for (const entry of output.toString('utf8').split('\0')) {
    const [, tag, mode, id, path] = pattern.exec(entry) ?? [];
    if (mode === undefined || id === undefined || path === undefined || files.has(path)) continue;
    files.set(path, { mode, id, isSparse: tag === 'S' });
  }
  return files;
}
