import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { emptyHistory, type HistoryRecord } from '../core/history.ts';
import { GitError, runGit } from './git.ts';

/** Where in which repository a root lies, and how far its history reaches. */
export interface Repository {
  head: string;
  /** Top folder of the working tree. */
  top: string;
  /** Path of the root below the top, with trailing slash; empty for the top itself. */
  prefix: string;
  /** Commits where a shallow clone ends; undefined for a complete clone. */
  boundary: ReadonlySet<string> | undefined;
}

/** Looks at the repository that a folder is in. A history without an answer when there is none, no commit, or no git. */
export async function inspectRepository(root: string): Promise<Repository | HistoryRecord> {
  // The prefix comes last: it alone may hold line feeds.
  const answer = await runGit(root, ['rev-parse', '--is-shallow-repository', '--show-cdup', 'HEAD^{commit}', '--show-prefix']);
  if (!answer) return emptyHistory(existsSync(root) ? 'no-git' : 'no-repository');
  const output = answer.stdout.toString('utf8');
  if (answer.status !== 0) return emptyHistory(/^(?:true|false)\n/.test(output) ? 'no-commits' : 'no-repository', answer.stderr.trim());
  const [shallow = '', up = '', head = '', ...prefix] = output.split('\n');
  return {
    head,
    top: resolve(root, up),
    prefix: prefix.join('\n').replace(/\n$/, ''),
    boundary: shallow === 'true' ? await readBoundary(root) : undefined,
  };
}

async function readBoundary(root: string): Promise<Set<string>> {
  const answer = await runGit(root, ['rev-parse', '--git-path', 'shallow']);
  const path = answer?.stdout.toString('utf8').replace(/\n$/, '') ?? '';
  const text = await readFile(resolve(root, path), 'utf8');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/** Files below `root` that a commit holds, submodules too: ids of their content by path. Throws a `GitError` when git can't tell. */
export async function readVersions(root: string, commit: string): Promise<Map<string, string>> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', commit]);
  if (answer?.status !== 0) throw new GitError(`git ls-tree failed: ${answer?.stderr.trim() ?? 'git is missing'}`);
  const blobs = new Map<string, string>();
  for (const entry of answer.stdout.toString('utf8').split('\0')) {
    const [, blob, path] = /^\d+ (?:blob|commit) ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (path !== undefined && blob !== undefined) blobs.set(path, blob);
  }
  return blobs;
}
