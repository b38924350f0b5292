import type { Contradiction } from '../core/freshness/freshness.ts';
import { GitError, runGit } from './git.ts';

/** When files went, and where to. */
export interface Removal {
  commit: NonNullable<Contradiction['removedBy']>;
  /** New path of the file, when the same commit moved it. */
  movedTo?: string | undefined;
}

/** Milliseconds; who removed something is a kindness, not the evidence. */
const timeout = 5000;

/**
 * The newest commits that removed files, out of one walk over the history of just those files, and where they moved them, out of one
 * comparison of just those commits. A folder's removal is that of the last of its files.
 */
export async function findRemovals(root: string, now: string, paths: readonly string[]): Promise<Map<string, Removal>> {
  try {
    const removals = paths.length === 0 ? new Map<string, Removal>() : await listRemovals(root, now, paths);
    const moves =
      removals.size === 0
        ? new Map<string, string>()
        : await listMoves(
            root,
            [...removals.values()].map(({ commit }) => commit.id),
          );
    return new Map([...removals].map(([path, { commit }]) => [path, { commit, movedTo: moves.get(`${commit.id}:${path}`) }]));
  } catch (error) {
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

async function listRemovals(root: string, now: string, paths: readonly string[]): Promise<Map<string, Removal>> {
  const log = await runGit(
    root,
    [
      ...([
        'log',
        '--diff-filter=D',
        '--no-renames',
        '--name-only',
        '-z',
        '--relative',
        '--encoding=UTF-8',
        '--no-color',
        '--no-notes',
      ] as const),
      ...['--format=%x1e%H%x1f%at%x1f%aN%x1f%s', now, '--', ...paths],
    ],
    { timeout },
  );
  const removals = new Map<string, Removal>();
  let commit: Removal['commit'] | undefined;
  for (const token of (log?.status === 0 ? log.stdout.toString('utf8') : '').split('\0')) {
    const field = token.replace(/^\n/, '');
    if (field.startsWith('\x1e')) commit = toCommit(field.slice(1));
    else if (commit && field !== '') {
      for (const path of paths) if ((field === path || field.startsWith(`${path}/`)) && !removals.has(path)) removals.set(path, { commit });
    }
  }
  return removals;
}

function toCommit(fields: string): Removal['commit'] {
  const [id = '', at = '', author = '', subject = ''] = fields.split('\x1f');
  return { id, on: new Date(Number(at) * 1000).toISOString().slice(0, 10), author, subject };
}

/** New paths by commit and old path. */
async function listMoves(root: string, commits: readonly string[]): Promise<Map<string, string>> {
  const changes = await runGit(
    root,
    ['diff-tree', '--stdin', '-r', '-z', '--relative', '--find-renames', '--diff-filter=R', '--name-status'],
    { input: [...new Set(commits)].map((commit) => `${commit}\n`).join(''), timeout },
  );
  const moves = new Map<string, string>();
  const fields = (changes?.status === 0 ? changes.stdout.toString('utf8') : '').split('\0');
  let commit = '';
  for (let at = 0; at < fields.length;) {
    const [field = '', from = '', to = ''] = fields.slice(at, at + 3);
    const isRename = /^R\d+$/.test(field);
    if (isRename) moves.set(`${commit}:${from}`, to);
    else commit = field;
    at += isRename ? 3 : 1;
  }
  return moves;
}
