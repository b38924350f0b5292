import { openCommitGraph, type CommitGraphRecord } from './commit-graph.ts';
import type { ChangedWith } from './count-together.ts';
import type { Expression } from './expression.ts';
import { openFileChanges, type ChangesWanted, type FileChanges, type FileChangesRecord } from './file-changes.ts';
import type { ReviewStamp } from './freshness/freshness.ts';
import type { Day } from './interval.ts';

/** What git knows of pages: when each last changed what it says, when it was created, by whom, and how sure that is. */

/** A commit that changed a page. */
export interface Change {
  /**
   * Seconds since 1970, UTC. Exact changes have the author's date: when somebody wrote the words. Rebasing and cherry-picking rewrite
   * the committer's date and would make old text look new. A clock that runs ahead doesn't: what was committed was written before.
   * For `older-than` it is the committer's date of the commit where the clone ends, which nothing older can exceed.
   */
  at: number;
  /** Full commit id in hex. For `older-than`: where the clone ends, not who made the change. */
  commit: string;
  /** Name of the author, as `.mailmap` wants it written. */
  author: string;
  /** `older-than`: the clone is shallow and the change lies at its end or before it. Never show `at` as a date then. */
  confidence: 'exact' | 'older-than';
}

/** The commit that gave a page what it says. */
export interface LastChange extends Change {
  /** False when every commit of the page was to be skipped, its creation too: this is the creation then. */
  substantive: boolean;
}

/** What is known of one page. Pages that HEAD doesn't hold have none. */
export interface PageHistory {
  path: string;
  lastChange?: LastChange | undefined;
  created?: Change | undefined;
}

/** Why there is no history: no git program, no repository (or git refuses to read it), nothing committed yet, or git failed midway. */
export type HistoryGap = 'no-git' | 'no-repository' | 'no-commits' | 'failed';

/** History as data, fit for JSON. */
export interface HistoryRecord {
  /** `shallow`: some answers may be `older-than`. `none`: nothing is known, and `gap` says why. */
  state: 'exact' | 'shallow' | 'none';
  gap?: { reason: HistoryGap; /** What git said; empty when it said nothing. */ message: string } | undefined;
  head?: { commit: string; /** Committer's date, seconds since 1970 UTC. */ date: number } | undefined;
  pages: PageHistory[];
  /** All commits, when something was asked that needs them. */
  graph?: CommitGraphRecord | undefined;
  code?: FileChangesRecord | undefined;
  stamps?: { path: string; stamp: ReviewStamp }[] | undefined;
  together?: { path: string; others: ChangedWith[] }[] | undefined;
}

/**
 * History of the pages that it was read for. Paths are those that were asked for; changes not committed yet don't count. What wasn't
 * asked for is as unknown as what git doesn't know.
 */
export interface History extends Pick<HistoryRecord, 'state' | 'gap' | 'head'> {
  /** Undefined for a page that HEAD doesn't hold, and without history. */
  lastChange(path: string): LastChange | undefined;
  /** As `lastChange`; undefined also when creation wasn't asked for. */
  created(path: string): Change | undefined;
  /**
   * The commits that changed a covered file, followed through exact renames. A change is the commit that made it; a merge counts when it
   * has content that none of its parents had. Undefined for a file that HEAD doesn't hold, and since a commit that isn't reachable.
   */
  changesOf(path: string, wanted?: ChangesWanted): FileChanges | undefined;
  /** The commit that HEAD's first-parent line was at, at the end of a UTC day. Undefined when the clone ends before it. */
  commitOn(day: Day): { commit: string; /** Committer's date, seconds since 1970 UTC. */ at: number } | undefined;
  /**
   * Full id of a commit that HEAD descends from, by its full or abbreviated id (at least 7 digits, lower case); undefined for one that
   * isn't reachable, for digits that several commits begin with, and for any other text.
   */
  resolveReviewedCommit(id: string): string | undefined;
  /** The commit that introduced the present review of a page: the base of a digest, too. Undefined when that isn't sure. */
  stampOf(path: string): ReviewStamp | undefined;
  /** Files that changed together with a page, most often first. */
  changedWith(path: string): ChangedWith[];
}

/** Makes a record answer questions. */
export function toHistory({ pages, graph: commits, code, stamps, together, ...facts }: HistoryRecord): History {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const graph = openCommitGraph(commits ?? { ids: [], parents: [], committed: [], ends: [] });
  const stampByPath = new Map(stamps?.map(({ path, stamp }) => [path, stamp]));
  const togetherByPath = new Map(together?.map(({ path, others }) => [path, others]));
  return {
    ...facts,
    lastChange: (path) => byPath.get(path)?.lastChange,
    created: (path) => byPath.get(path)?.created,
    changesOf: code && commits ? openFileChanges(code, commits, graph) : () => undefined,
    commitOn: (day) => graph.on(day),
    resolveReviewedCommit: (id) => graph.find(id),
    stampOf: (path) => stampByPath.get(path),
    changedWith: (path) => togetherByPath.get(path) ?? [],
  };
}

/** A history that knows nothing, for the reason given. */
export function emptyHistory(reason: HistoryGap, message = ''): HistoryRecord {
  return { state: 'none', gap: { reason, message }, pages: [] };
}

/** Which commits say nothing about how fresh a page is. */
export interface SkippedCommits {
  /** Full commit ids, lower case: those of `.git-blame-ignore-revs`. */
  commits: ReadonlySet<string>;
  /** A commit whose message matches one of these. */
  marks: readonly Pick<Expression, 'test'>[];
  /** A commit that edits at least this share of the pages, and at least this number. */
  bulk: BulkLimit;
}

/** From where on a commit is a sweep over the pages and no edit of one. Adding and moving pages never counts. */
export interface BulkLimit {
  /** Share of all pages, 0 to 1. */
  share: number;
  /** Number of pages. */
  min: number;
}

/** Whether a commit that edits so many of so many pages is a sweep. */
export function isBulk(edited: number, pages: number, { share, min }: BulkLimit): boolean {
  return edited >= min && edited >= share * pages;
}

/** Of longer messages only so many characters are searched for marks: somebody may have committed a book as a message. */
const longestMessage = 10_000;

/** Whether a commit is named or marked as one to ignore. */
export function isIgnored({ id, message }: { id: string; message: string }, { commits, marks }: Omit<SkippedCommits, 'bulk'>): boolean {
  const text = message.slice(0, longestMessage);
  return commits.has(id) || marks.some((mark) => mark.test(text));
}

/** Commit ids of a list of revisions to ignore, and lines that name none. */
export interface IgnoredRevisions {
  commits: Set<string>;
  bad: { /** 1-based. */ line: number; text: string }[];
}

/**
 * Reads `.git-blame-ignore-revs`: one full commit id a line, `#` starts a comment, blanks around don't count
 * (git-blame and git-config, `fsck.skipList`). Abbreviated ids are bad lines, as git refuses them.
 */
export function parseIgnoredRevisions(text: string): IgnoredRevisions {
  const result: IgnoredRevisions = { commits: new Set(), bad: [] };
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const id = raw.replace(/#.*$/, '').trim().toLowerCase();
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) result.commits.add(id);
    else if (id !== '') result.bad.push({ line: index + 1, text: raw.trim() });
  }
  return result;
}
