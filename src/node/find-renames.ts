import { runGit } from './git.ts';

/** Renames that may have followed one another until a page was where it is now. */
const mostSteps = 5;

/**
 * Where files went that are not there any more: from old paths to new ones, below the root, as git's rename detection sees the commits
 * that removed them. One call of git lists what was ever removed (naming paths to it costs more than all of history), one for every
 * step compares those commits alone. Empty outside of git; a shallow clone knows less.
 */
export async function findRenames(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const renames = new Map<string, string>();
  const removed = paths.length === 0 ? new Map<string, string>() : await listRemovals(root);
  let wanted = new Set(paths.filter((path) => removed.has(path)));
  for (let step = 0; step < mostSteps && wanted.size > 0; step++) {
    const found = await findStep(root, wanted, removed);
    for (const [from, to] of found) renames.set(from, to);
    wanted = new Set([...found.values()].filter((path) => removed.has(path) && !renames.has(path)));
  }
  return renames;
}

/** Paths that commits of a range removed, each with the newest of them: one that was used again went where it went last. */
export async function listRemovals(root: string, range = 'HEAD'): Promise<Map<string, string>> {
  const log = await runGit(root, ['log', '--diff-filter=D', '--no-renames', '--format=%H', '--name-only', '-z', '--relative', range]);
  const removals = new Map<string, string>();
  if (log?.status !== 0) return removals;
  const fields = log.stdout.toString('utf8').split('\0');
  let commit = '';
  for (const [at, field] of fields.entries()) {
    // An id ends with NUL like a path, and the first path behind it begins with the line end between them.
    const path = field.replace(/^\n/, '');
    if (fields[at + 1]?.startsWith('\n') === true) commit = field;
    else if (path !== '' && !removals.has(path)) removals.set(path, commit);
  }
  return removals;
}

async function findStep(root: string, wanted: ReadonlySet<string>, removed: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const commits = new Set([...wanted].flatMap((path) => removed.get(path) ?? []));
  const changes = await runGit(
    root,
    ['diff-tree', '--stdin', '-r', '-z', '--relative', '--find-renames', '--diff-filter=R', '--name-status'],
    { input: [...commits].map((commit) => `${commit}\n`).join('') },
  );
  if (changes?.status !== 0) return new Map();
  const renames = readRenames(changes.stdout).filter(({ from, commit }) => wanted.has(from) && removed.get(from) === commit);
  return new Map(renames.map(({ from, to }) => [from, to]));
}

interface Rename {
  commit: string;
  from: string;
  to: string;
}

/** The id of a commit, then status, old path and new path of each of its renames, all ended by NUL. */
function readRenames(output: Buffer): Rename[] {
  const fields = output.toString('utf8').split('\0');
  const renames: Rename[] = [];
  let commit = '';
  for (let at = 0; at < fields.length;) {
    const [field = '', from = '', to = ''] = fields.slice(at, at + 3);
    const isRename = /^R\d+$/.test(field);
    if (isRename) renames.push({ commit, from, to });
    else commit = field;
    at += isRename ? 3 : 1;
  }
  return renames;
}
