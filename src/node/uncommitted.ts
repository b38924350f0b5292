import { openCommit } from './commit-files.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** Larger files are not compared. */
const maxBytes = 8 * 1024 * 1024;

/** Those of the files that a commit holds with other content, or doesn't hold; line ends don't count, as git may convert them. */
export async function findUncommitted(root: string, commit: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const [committed, now] = [await openCommit(root, commit), openWorkingTree(root)];
  const answers = await Promise.all(
    paths.map(async (path) => ((await contentOf(committed, path)) === (await contentOf(now, path)) ? [] : [path])),
  );
  return answers.flat();
}

async function contentOf(files: RepositoryFiles, path: string): Promise<string | undefined> {
  const file = await files.read(path, maxBytes);
  return file.type === 'text' ? file.text.replaceAll('\r\n', '\n') : undefined;
}
