import { hash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileExpression, type Expression } from '../core/expression.ts';
import type { ReviewKey } from '../core/freshness/review-key.ts';
import { emptyHistory, parseIgnoredRevisions, toHistory, type BulkLimit, type History, type HistoryRecord } from '../core/history.ts';
import { UserError } from '../core/user-error.ts';
import { walkHistory } from './walk-history.ts';
import { openCache, type Cache } from './cache.ts';
import { GitError } from './git.ts';
import { inspectRepository, type Repository } from './history-repository.ts';

/** Bump when a record changes its form or the rules their outcome: cached answers of before become misses. */
const formatVersion = 3;

/** What counts as a change, and what to find out. */
export interface HistoryOptions {
  bulk: BulkLimit;
  /** RE2 expressions: commits whose message matches one of these are skipped. */
  ignoreCommits: readonly string[];
  /** Whether to find out when pages were created. */
  created?: boolean | undefined;
  /** Whether commits of days and commits by their ids are asked for. So they are with `code` and `reviewed`. */
  commits?: boolean | undefined;
  /** Files below the root whose changes are asked for. */
  code?: readonly string[] | undefined;
  /**
   * Pages below the root whose reviews' commits are asked for, with their reviews as the working tree has them (`toReviewKey`). For these
   * pages a commit that changed nothing but the review is no change.
   */
  reviewed?: ReadonlyMap<string, ReviewKey> | undefined;
  /** The file below the root that may hold reviews instead of the pages. */
  sidecar?: string | undefined;
  /** Pages below the root for which the files are asked for that changed together with them. */
  together?: readonly string[] | undefined;
  /** Where answers are kept for the next run; without it nothing is. */
  cacheFolder?: string | undefined;
}

/**
 * Reads when pages last changed, out of one pass over the history of HEAD. `paths` are all pages of the portal (sweeps are measured
 * against their number), below `root`, which may be any folder of the repository. The working tree plays no part: a page with edits not
 * committed has the history of its committed state, a page that HEAD doesn't hold has none. Never throws because of git: a folder that
 * is no repository, has no commit or can't be read gives a history with the state `none`, never a guess. Commits that
 * `.git-blame-ignore-revs` of the root, else of the repository, names are skipped. Throws a `UserError` when an expression of
 * `ignoreCommits` is none.
 */
export async function readHistory(root: string, paths: readonly string[], options: HistoryOptions): Promise<History> {
  const repository = await inspectRepository(root);
  if ('state' in repository) return toHistory(repository);
  const ignored = parseIgnoredRevisions(await readIgnoredRevisions(root, repository.top)).commits;
  const question: Question = { root, repository, paths, options, ignored, marks: options.ignoreCommits.map(compileMark) };
  const cache =
    options.cacheFolder === undefined ? undefined : openCache(options.cacheFolder, { fingerprint: 'history', realm: 'trusted' });
  const identity = await identify(question);
  const known = await recall(cache, question, identity);
  if (known) return toHistory(known);
  const record = await askGit(question);
  if (record.state !== 'none') await cache?.set('history', cacheKey(question), JSON.stringify({ identity, record }));
  return toHistory(record);
}

/** What is asked of a repository. */
export interface Question {
  root: string;
  repository: Repository;
  paths: readonly string[];
  options: HistoryOptions;
  /** Commits to skip. */
  ignored: ReadonlySet<string>;
  marks: readonly Expression[];
}

function compileMark(source: string): Expression {
  const compiled = compileExpression(source);
  if ('fault' in compiled) throw new UserError(`\`${source}\` is no expression for commits to ignore: ${compiled.fault}.`);
  return compiled;
}

async function readIgnoredRevisions(root: string, top: string): Promise<string> {
  return (await readIfPresent(join(root, '.git-blame-ignore-revs'))) ?? (await readIfPresent(join(top, '.git-blame-ignore-revs'))) ?? '';
}

/** Longer lists and mailmaps than any project keeps. */
const maxBytes = 16 * 1024 * 1024;

/** Text of a regular file. A link, a pipe or a device that a repository holds under the name could lead anywhere, or never end. */
async function readIfPresent(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isFile() && stats.size <= maxBytes ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
}

/** Hash of everything that the answer depends on, so that the same HEAD gives the same answer, and another may not. */
async function identify({ repository, paths, options, ignored }: Question): Promise<string> {
  const { head, top, prefix, boundary } = repository;
  const names = await readIfPresent(join(top, '.mailmap'));
  const { bulk, ignoreCommits, code, reviewed, sidecar, together } = options;
  const asked = [paths, code, reviewed && [...reviewed], sidecar, together];
  return hash(
    'sha256',
    JSON.stringify([formatVersion, head, prefix, [...(boundary ?? [])], [...ignored], ignoreCommits, bulk, names, ...asked]),
  );
}

/** One entry for each folder and form of question: a new HEAD replaces the answer about the old one. */
function cacheKey({ repository, options: { created, commits, code, reviewed, together } }: Question): string {
  return JSON.stringify([
    repository.prefix,
    created === true,
    commits === true,
    ...[code, reviewed, together].map((asked) => asked !== undefined),
  ]);
}

async function recall(cache: Cache | undefined, question: Question, identity: string): Promise<HistoryRecord | undefined> {
  const bytes = await cache?.get('history', cacheKey(question));
  if (!bytes) return undefined;
  // The cache's checksum says that these are bytes of ours, the identity that they have this form.
  const entry = JSON.parse(bytes.toString('utf8')) as { identity: string; record: HistoryRecord };
  return entry.identity === identity ? entry.record : undefined;
}

async function askGit(question: Question): Promise<HistoryRecord> {
  try {
    return await walkHistory(question);
  } catch (error) {
    if (error instanceof GitError) return emptyHistory('failed', error.message);
    throw error;
  }
}
