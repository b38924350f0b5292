import { collectCommitGraph } from '../core/commit-graph.ts';
import type { Commit, FileVersion } from '../core/commit.ts';
import { countTogether } from '../core/count-together.ts';
import { collectFileChanges } from '../core/file-changes.ts';
import type { PassedCommit } from '../core/freshness/find-last-edit.ts';
import { isIgnored, type HistoryRecord, type LastChange, type PageHistory, type SkippedCommits } from '../core/history.ts';
import { pagePattern } from '../core/source.ts';
import { findSweeps, type PageCandidates } from '../core/sweeps.ts';
import { traceHistory, type Trace } from '../core/trace-history.ts';
import { readCommits } from './history-log.ts';
import { readVersions } from './history-repository.ts';
import type { Question } from './read-history.ts';
import { readStamps, type ReviewedPages } from './read-stamps.ts';

/** Takes commits, children first; true when it needs no more. */
type Collector = (commit: Commit) => boolean;

/**
 * Answers everything that is asked with one pass over history: each question has something that sees every commit go by, and git is
 * stopped when none of them needs more. Throws a `GitError` when git can't tell.
 */
export async function walkHistory(question: Question): Promise<HistoryRecord> {
  const { root, repository } = question;
  const { head, boundary } = repository;
  const versions = await readVersions(root, head);
  const [pages, code, reviews] = [tracePages(question, versions), traceCode(question, versions), traceReviews(question, versions)];
  const graph = needsGraph(question) ? collectCommitGraph(boundary ?? new Set()) : undefined;
  const together = collectTogether(question, versions);
  const passed = reviews && collectPassed(question, versions);
  const collectors = [
    pages?.add,
    code?.add,
    reviews?.add,
    passed && endless(passed.add),
    graph && endless(graph.add),
    together && endless(together.add),
  ];
  const date = await walk(
    question,
    collectors.filter((collector) => collector !== undefined),
  );
  const reviewed = reviews && (await readReviewed(question, reviews.answer, passed?.result() ?? new Map()));
  return {
    state: boundary ? 'shallow' : 'exact',
    head: { commit: head, date },
    pages: pages.result().map((page) => toPage(question, page, reviewed?.edits.get(page.path))),
    graph: graph?.result(),
    code: code?.result(),
    stamps: reviewed && Array.from(reviewed.stamps, ([path, stamp]) => ({ path: below(question, path), stamp })),
    together: together?.result().map(({ path, others }) => ({
      path: below(question, path),
      others: others.map((other) => ({ ...other, path: below(question, other.path) })),
    })),
  };
}

/** Gives the committer's date of HEAD. */
async function walk({ root, repository: { head } }: Question, collectors: Collector[]): Promise<number> {
  let date = 0;
  let open = collectors;
  for await (const commit of readCommits(root, head)) {
    if (commit.id === head) date = commit.committed;
    open = open.filter((add) => !add(commit));
    if (open.length === 0) break;
  }
  return date;
}

function endless(add: (commit: Commit) => void): Collector {
  return (commit) => {
    add(commit);
    return false;
  };
}

/** Path in the repository of one below the root; the prefix ends with a slash or is empty. */
function above({ repository: { prefix } }: Question, path: string): string {
  return prefix + path;
}

function below({ repository: { prefix } }: Question, path: string): string {
  return path.slice(prefix.length);
}

function choose(question: Question, versions: ReadonlyMap<string, string>, paths: Iterable<string>): FileVersion[] {
  return Array.from(new Set(paths), (path) => ({ path: above(question, path), blob: versions.get(path) ?? '' })).filter(
    ({ blob }) => blob !== '',
  );
}

function toSkipped({ ignored, marks, options }: Question): SkippedCommits {
  return { commits: ignored, marks, bulk: options.bulk };
}

function countCandidates({ repository: { prefix } }: Question, versions: ReadonlyMap<string, string>): PageCandidates {
  return { prefix, count: [...versions.keys()].filter((path) => pagePattern.test(path)).length };
}

const nothingSkipped: SkippedCommits = { commits: new Set(), marks: [], bulk: { share: 1, min: Infinity } };

function tracePages(question: Question, versions: ReadonlyMap<string, string>): Trace {
  const { repository, options, paths } = question;
  return traceHistory({
    head: repository.head,
    pages: choose(question, versions, paths),
    skip: toSkipped(question),
    candidates: countCandidates(question, versions),
    boundary: repository.boundary ?? new Set(),
    created: options.created === true,
  });
}

/** A walk through all changes of files, and nothing but them. */
function traceChanges({ repository }: Question, files: readonly FileVersion[], departed: boolean): Trace {
  const boundary = repository.boundary ?? new Set();
  return traceHistory({ head: repository.head, pages: files, skip: nothingSkipped, boundary, created: false, changes: true, departed });
}

function traceCode(question: Question, versions: ReadonlyMap<string, string>) {
  if (!question.options.code) return undefined;
  const files = choose(question, versions, question.options.code);
  const trace = traceChanges(question, files, false);
  const changes = collectFileChanges();
  const paths = files.map(({ path }) => path);
  return {
    add: (commit: Commit): boolean => {
      changes.add(commit);
      return trace.add(commit);
    },
    result: () => {
      const { commits, files: found } = changes.result(paths, trace.answer);
      return { commits, files: found.map(({ path, changes: list }) => ({ path: below(question, path), changes: list })) };
    },
  };
}

function traceReviews(question: Question, versions: ReadonlyMap<string, string>): Trace | undefined {
  const { reviewed, sidecar } = question.options;
  if (!reviewed || reviewed.size === 0) return undefined;
  const paths = [...reviewed.keys(), ...(sidecar === undefined ? [] : [sidecar])];
  return traceChanges(question, choose(question, versions, paths), true);
}

/** Keeps the commits that are no last change of a page, as the trace of pages judges them. */
function collectPassed(question: Question, versions: ReadonlyMap<string, string>) {
  const { repository, options, paths } = question;
  const skip = toSkipped(question);
  const pages = choose(question, versions, paths).map(({ path }) => path);
  const sweeps = findSweeps({ head: repository.head, pages, candidates: countCandidates(question, versions), bulk: options.bulk });
  const passed = new Map<string, PassedCommit>();
  return {
    add: (commit: Commit): void => {
      const { isSweep, touchesPages, moves } = sweeps.add(commit);
      const ignored = touchesPages && isIgnored(commit, skip);
      if (isSweep || ignored) passed.set(commit.id, { isIgnored: ignored, moves });
    },
    result: () => passed,
  };
}

function readReviewed(question: Question, answer: Trace['answer'], passed: ReadonlyMap<string, PassedCommit>): Promise<ReviewedPages> {
  const { root, options } = question;
  const reviewed = new Map(Array.from(options.reviewed ?? [], ([path, review]) => [above(question, path), review]));
  const sidecar =
    options.sidecar === undefined ? undefined : { path: above(question, options.sidecar), nameOf: (path: string) => below(question, path) };
  return readStamps({ root, reviewed, answer, sidecar, passed });
}

/** A page with its last edit where its last change is only a review. */
function toPage(question: Question, page: PageHistory, edit: LastChange | undefined): PageHistory {
  return { ...page, ...(edit && { lastChange: edit }), path: below(question, page.path) };
}

function needsGraph({ options: { commits, code, reviewed } }: Question): boolean {
  return commits === true || code !== undefined || reviewed !== undefined;
}

function collectTogether(question: Question, versions: ReadonlyMap<string, string>) {
  const { options, paths } = question;
  if (!options.together) return undefined;
  const skip = toSkipped(question);
  const inRepository = (list: readonly string[]): Set<string> => new Set(choose(question, versions, list).map(({ path }) => path));
  return countTogether({
    files: [...inRepository([...versions.keys()])],
    pages: inRepository(paths),
    wanted: inRepository(options.together),
    bulk: options.bulk,
    isIgnored: (commit) => isIgnored(commit, skip),
  });
}
