import { runGit } from './git.ts';
import { readObjects } from './read-objects.ts';

/** States of the repository at several commits, as their differences from today's. */

/** A commit that can be looked at. */
export interface FormerCommit {
  id: string;
  tree: string;
  /** Committer's date, seconds since 1970. */
  date: number;
}

/** One state: files whose content was another than now. Those that are the same are left out. */
export interface FormerState {
  commit: FormerCommit;
  /** Blob of each file that differs, by path below the root. Files that there wasn't are left out. */
  files: ReadonlyMap<string, string>;
}

/** Files that differ between one state and the next older one, with the older content. */
type Step = [path: string, blob: string | undefined][];

/** Tree and date of commits, out of one process; those that the clone lacks are left out. */
export async function readCommitTrees(root: string, ids: readonly string[]): Promise<FormerCommit[]> {
  const known = ids.filter((id) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id));
  const commits: FormerCommit[] = [];
  for await (const [id, content, type] of readObjects(root, known)) {
    const text = content.toString('latin1');
    const tree = /^tree ([0-9a-f]+)$/m.exec(text)?.[1];
    const date = /^committer .* (\d+) [-+]\d+$/m.exec(text)?.[1];
    if (type === 'commit' && tree !== undefined) commits.push({ id, tree, date: Number(date ?? 0) });
  }
  return commits;
}

/**
 * Gives the states at commits, newest first, each time it is iterated. One process compares each with the next: what changed once
 * between a hundred bases is listed once. `today` is the committed state that `now` is based on; where the working tree differs from it,
 * `now` holds what is there. The map of files is the same object for all states and holds the state whose turn it is.
 */
export async function readFormerStates(
  root: string,
  today: FormerCommit,
  commits: readonly FormerCommit[],
  now: { committed: ReadonlyMap<string, string>; blobs: ReadonlyMap<string, string> },
): Promise<Iterable<FormerState> | undefined> {
  const ordered = [...commits].sort((a, b) => b.date - a.date);
  const steps = await readSteps(root, [today, ...ordered]);
  if (!steps) return undefined;
  return {
    *[Symbol.iterator]() {
      const files = new Map([...now.committed].filter(([path, blob]) => now.blobs.get(path) !== blob));
      for (const [at, commit] of ordered.entries()) {
        for (const [path, blob] of steps[at] ?? []) {
          if (blob === undefined || blob === now.blobs.get(path)) files.delete(path);
          else files.set(path, blob);
        }
        yield { commit, files };
      }
    },
  };
}

/** Undefined when git can't tell, as in a clone that lacks trees. */
async function readSteps(root: string, states: readonly FormerCommit[]): Promise<Step[] | undefined> {
  const pairs = states.slice(1).map(({ tree }, at) => `${states[at]?.tree ?? ''} ${tree}\n`);
  const answer = await runGit(root, ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--relative'], {
    input: pairs.join(''),
  });
  if (answer?.status !== 0) return undefined;
  const steps: Step[] = [];
  const tokens = answer.stdout.toString('utf8').split('\0');
  for (let at = 0; at < tokens.length; at += 2) {
    // Lines with two trees stand before the first change of each pair, and of every pair without one.
    const lines = (tokens[at] ?? '').split('\n');
    const change = lines.at(-1)?.startsWith(':') ? lines.pop() : undefined;
    for (const line of lines) if (line !== '') steps.push([]);
    const [, mode = '', , blob = ''] = change?.split(' ') ?? [];
    const path = tokens[at + 1];
    // Neither links nor submodules are files with content.
    if (change !== undefined && path !== undefined) steps.at(-1)?.push([path, mode.startsWith('100') ? blob : undefined]);
  }
  return steps.length === pairs.length ? steps : undefined;
}
