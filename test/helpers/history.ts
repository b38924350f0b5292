import type { History } from '../../src/core/history.ts';
import { readHistory, type HistoryOptions } from '../../src/node/read-history.ts';

/** Reads history with everything switched on and the defaults of configuration. */
export function readAll(root: string, paths: readonly string[], options: Partial<HistoryOptions> = {}): Promise<History> {
  return readHistory(root, paths, { bulk: { share: 0.25, min: 10 }, ignoreCommits: ['\\[docs-skip\\]'], created: true, ...options });
}

/** Commit of the last change and commit of the creation, by path. */
export async function readCommits(root: string, paths: readonly string[], options: Partial<HistoryOptions> = {}) {
  const history = await readAll(root, paths, options);
  return Object.fromEntries(paths.map((path) => [path, [history.lastChange(path)?.commit, history.created(path)?.commit]]));
}

/** Commit of the last change, by path. */
export async function readLast(root: string, paths: readonly string[], options: Partial<HistoryOptions> = {}) {
  const history = await readAll(root, paths, options);
  return Object.fromEntries(paths.map((path) => [path, history.lastChange(path)?.commit]));
}
