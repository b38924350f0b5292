import { execFileSync } from 'node:child_process';
import type { DriftHistory } from '../../src/core/covers/drift-history.ts';

/** History of a small repository, by asking git for each answer: slow, and right by git's own judgement. */
export function openDriftHistory(root: string): DriftHistory {
  const ask = (...args: string[]): string | undefined => {
    try {
      return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
    } catch {
      return undefined;
    }
  };
  const isShallow = ask('rev-parse', '--is-shallow-repository') === 'true';
  const hasCommits = ask('rev-parse', 'HEAD') !== undefined;
  return {
    state: hasCommits ? (isShallow ? 'shallow' : 'exact') : 'none',
    lastChange(path) {
      const commit = ask('log', '-1', '--format=%H', '--', path);
      if (commit === undefined) return undefined;
      const confidence = isShallow && ask('rev-parse', `${commit}~1`) === undefined ? 'older-than' : 'exact';
      return { commit, at: 0, author: '', confidence, substantive: true };
    },
    resolveReviewedCommit(id) {
      const commit = ask('rev-parse', '--verify', `${id}^{commit}`);
      return commit !== undefined && ask('merge-base', commit, 'HEAD') === commit ? commit : undefined;
    },
    stampOf(path) {
      const digest = ask('show', `HEAD:${path}`)?.match(/v1:[0-9a-f]{64}/)?.[0];
      const commit = digest === undefined || isShallow ? undefined : ask('log', `-S${digest}`, '--format=%H', '--', path)?.split('\n')[0];
      return commit === undefined ? undefined : { commit };
    },
    commitOn(day) {
      const commit = isShallow ? undefined : ask('rev-list', '-1', '--first-parent', `--before=${day}T23:59:59Z`, 'HEAD');
      return commit === undefined ? undefined : { commit };
    },
    changesOf(path, { since, limit }) {
      const lines = ask('log', '--format=%H%x09%as%x09%an%x09%s', `${since}..HEAD`, '--', path)?.split('\n') ?? [];
      const commits = lines.map((line) => {
        const [id = '', on = '', author = '', subject = ''] = line.split('\t');
        return { id, on, author, subject };
      });
      return { commits: commits.slice(0, limit), count: commits.length };
    },
  };
}
