import { runGit } from './git.ts';

/** Renames that may have followed one another until a page was where it is now. */
const mostSteps = 5;

/** Paths that git is asked for at once: command lines have limits. */
const mostPaths = 500;

/**
 * Where files went that are not there any more: from old paths to new ones, below the root, as git's rename detection sees the commits
 * that removed them. Two calls of git for all paths, and two more for every further rename. Empty outside of git; a shallow clone knows less.
 */
export async function findRenames(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const renames = new Map<string, string>();
  let wanted = paths.slice(0, mostPaths);
  for (let step = 0; step < mostSteps && wanted.length > 0; step++) {
    const found = await findStep(root, wanted);
    wanted = [...found.values()].filter((path) => !renames.has(path));
    for (const [from, to] of found) renames.set(from, to);
  }
  return renames;
}

async function findStep(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const commits = await runGit(root, ['log', '--diff-filter=D', '--no-renames', '--format=%H', '--', ...paths]);
  if (commits?.status !== 0 || commits.stdout.length === 0) return new Map();
  const changes = await runGit(
    root,
    ['diff-tree', '--stdin', '-r', '-z', '--no-commit-id', '--relative', '--find-renames', '--diff-filter=R', '--name-status'],
    { input: commits.stdout },
  );
  if (changes?.status !== 0) return new Map();
  const wanted = new Set(paths);
  const found = new Map<string, string>();
  // The newest commit comes first: a path that was used again went where it went last.
  for (const [from, to] of readRenames(changes.stdout)) if (wanted.has(from) && !found.has(from)) found.set(from, to);
  return found;
}

/** Status, old path and new path, each ended by NUL. */
function readRenames(output: Buffer): [string, string][] {
  const fields = output.toString('utf8').split('\0');
  const renames: [string, string][] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) renames.push([fields[at + 1] ?? '', fields[at + 2] ?? '']);
  return renames;
}
