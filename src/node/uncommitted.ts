import { openCommit } from './commit-files.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** Larger files are not compared. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Answers which files a commit holds with other content than the disk, or doesn't hold; line ends don't count, as git may convert them.
 * Without a commit, nothing is said.
 */
export async function openUncommitted(root: string, commit: string | undefined): Promise<(paths: readonly string[]) => Promise<string[]>> {
  if (commit === undefined) return () => Promise.resolve([]);
  const [committed, now] = [await openCommit(root, commit), openWorkingTree(root)];
  return async (paths) => {
    const isSame = async (path: string): Promise<boolean> => (await contentOf(committed, path)) === (await contentOf(now, path));
    const answers = await Promise.all(paths.map(async (path) => ((await isSame(path)) ? [] : [path])));
    return answers.flat();
  };
}

async function contentOf(files: RepositoryFiles, path: string): Promise<string | undefined> {
  const file = await files.read(path, maxBytes);
  return file.type === 'text' ? file.text.replaceAll('\r\n', '\n') : undefined;
}
