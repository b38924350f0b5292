import { collectCommitGraph } from '../core/commit-graph.ts';
import type { Commit, FileVersion } from '../core/commit.ts';
import { countTogether } from '../core/count-together.ts';
import { collectFileChanges } from '../core/file-changes.ts';
import { isIgnored, type HistoryRecord, type SkippedCommits } from '../core/history.ts';
import { traceHistory, type Trace } from '../core/trace-history.ts';
import { readCommits } from './history-log.ts';
import { readVersions } from './history-repository.ts';
import type { Question } from './read-history.ts';
import { readStamps } from './read-stamps.ts';

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
  const collectors = [pages?.add, code?.add, reviews?.add, graph && endless(graph.add), together && endless(together.add)];
  const date = await walk(
    question,
    collectors.filter((collector) => collector !== undefined),
  );
  return {
    state: boundary ? 'shallow' : 'exact',
    head: { commit: head, date },
    pages: pages.result().map((page) => ({ ...page, path: below(question, page.path) })),
    graph: graph?.result(),
    code: code?.result(),
    stamps: reviews && (await stampReviews(question, reviews.answer)),
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

const nothingSkipped: SkippedCommits = { commits: new Set(), marks: [], bulk: { share: 1, min: Infinity } };

function tracePages(question: Question, versions: ReadonlyMap<string, string>): Trace {
  const { repository, options, paths } = question;
  return traceHistory({
    head: repository.head,
    pages: choose(question, versions, paths),
    skip: toSkipped(question),
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

async function stampReviews(question: Question, answer: Trace['answer']): Promise<HistoryRecord['stamps']> {
  const { root, options } = question;
  const reviewed = new Map(Array.from(options.reviewed ?? [], ([path, review]) => [above(question, path), review]));
  const sidecar =
    options.sidecar === undefined ? undefined : { path: above(question, options.sidecar), nameOf: (path: string) => below(question, path) };
  const stamps = await readStamps({ root, reviewed, answer, sidecar });
  return Array.from(stamps, ([path, stamp]) => ({ path: below(question, path), stamp }));
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
