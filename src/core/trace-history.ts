import type { Commit, FileChange, FileVersion } from './commit.ts';
import { readCreation, readLastChange, type Answer, type Fork } from './history-answer.ts';
import { isIgnored, type Change, type PageHistory, type SkippedCommits } from './history.ts';
import { pagePattern } from './source.ts';
import { findSweeps, type PageCandidates, type PageEdits, type Sweeps } from './sweeps.ts';

/** What to trace, and what to pass over. */
export interface TraceOptions {
  /** Commit where the walk starts. */
  head: string;
  /** Pages as `head` holds them: all of the portal, since sweeps are measured against their number. */
  pages: readonly FileVersion[];
  skip: SkippedCommits;
  /** All files that could be pages: sweeps are measured against their number of then, too. */
  candidates?: PageCandidates | undefined;
  /** Commits where a shallow clone ends. */
  boundary: ReadonlySet<string>;
  /** Whether to find out when pages were created; takes the walk to its end. */
  created: boolean;
  /** Whether every change is wanted, not only the last; takes the walk to its end. Nothing should be skipped then. */
  changes?: boolean | undefined;
  /** Whether a page that begins may be one that the same commit deleted, moved with an edit; only with `changes`. */
  departed?: boolean | undefined;
}

/** A walk back through history that finds out which commit gave each page what it says. */
export interface Trace {
  /** Takes the next commit; every child must have come before its parents. True when nothing is left to find out. */
  add(commit: Commit): boolean;
  /** What was found, in the order of the pages. */
  result(): PageHistory[];
  /** What is known of a page as a graph; see `history-answer.ts`. Undefined for what wasn't traced. */
  answer(path: string): Answer | undefined;
}

/** One page on its way back through one line of commits, asking which of them gave it this content. */
interface Line {
  page: TracedPage;
  version: FileVersion;
  /** Empty as long as the line goes on: a question that was answered goes on as a new one. */
  answer: Answer;
}

interface TracedPage {
  path: string;
  answer: Answer;
  /** The last change is known. */
  settled: boolean;
}

/** Lines that pass through a commit, by the path that the page has there. */
type Lines = Map<string, Line[]>;

interface State extends TraceOptions {
  traced: TracedPage[];
  /** Undefined when no number of edits makes a sweep. */
  sweeps: Sweeps | undefined;
  /** Lines by the commit that they reach next. */
  frontier: Map<string, Lines>;
  /** How many pages aren't settled. */
  open: number;
  /** Whether lines go on behind the last change. */
  onward: boolean;
}

/**
 * Traces pages back from `head`, following content and not just names: a page's line goes on to the parent that holds the same
 * content (the first that does, as `git log -- path` chooses), through exact renames and through commits that are skipped, until a
 * commit changed what the page says. Edits that a merge threw away are never met; content that only the merge has is the merge's.
 */
export function traceHistory(options: TraceOptions): Trace {
  const state = start(options);
  const byPath = new Map(state.traced.map((page) => [page.path, page]));
  return {
    add(commit) {
      const edits = state.sweeps?.add(commit);
      const lines = state.frontier.get(commit.id);
      if (lines) {
        state.frontier.delete(commit.id);
        if (commit.parents.length > 1) passMerge(commit, lines, state);
        else passCommit(commit, lines, { edits, state });
      }
      return state.frontier.size === 0 || (!state.onward && state.open === 0);
    },
    result: () => state.traced.map((page) => toPageHistory(page, state)),
    answer: (path) => byPath.get(path)?.answer,
  };
}

function start(options: TraceOptions): State {
  const lines: Lines = new Map();
  const traced = options.pages.map((version) => {
    const page: TracedPage = { path: version.path, answer: ask(version, options), settled: false };
    place({ page, version, answer: page.answer }, lines);
    return page;
  });
  const { head, candidates, skip } = options;
  const sweeps =
    skip.bulk.min === Infinity ? undefined : findSweeps({ head, pages: traced.map(({ path }) => path), candidates, bulk: skip.bulk });
  const onward = options.created || options.changes === true;
  return { ...options, traced, sweeps, frontier: new Map([[head, lines]]), open: traced.length, onward };
}

/** A question about a version; what it is about is noted when all changes are wanted. */
function ask(version: FileVersion, { changes }: Pick<TraceOptions, 'changes'>): Answer {
  return changes === true ? { version } : {};
}

/** In a commit that is skipped, a page that moved with an edit goes on under its old name; else it begins here. */
function passCommit(commit: Commit, lines: Lines, { edits, state }: { edits: PageEdits | undefined; state: State }): void {
  const changed = takeChanged(commit, lines, state);
  const skipped = changed.length > 0 && (edits?.isSweep === true || isIgnored(commit, state.skip));
  let departed: Answer['departed'];
  for (const [line, { path, from: same }] of changed) {
    const from = same ?? (skipped ? edits?.moves.get(path) : undefined);
    if (!from) {
      settleCreation(line, commit, state);
      if (state.departed === true) {
        line.answer.version = line.version;
        line.answer.departed = departed ??= traceDeparted(commit, line.page, lines, state);
      }
    } else if (from.blob === line.version.blob || skipped) place({ ...line, version: from }, lines);
    else settleEdit({ ...line, version: from }, commit, lines, state);
  }
  const [parent] = commit.parents;
  if (parent !== undefined) send(lines, parent, state);
  else for (const list of lines.values()) for (const line of list) refute(line, state);
}

function settleEdit(line: Line, commit: Commit, lines: Lines, state: State): void {
  line.answer.lastChange = { ...toChange(commit, state), substantive: true };
  check(line.page, state);
  if (!state.onward) return;
  const further = ask(line.version, state);
  line.answer.rest = further;
  place({ ...line, answer: further }, lines);
}

/** Creation counts, in a sweep too; only in a commit that is named or marked as one to ignore it doesn't. */
function settleCreation({ answer, page }: Line, commit: Commit, state: State): void {
  const change = toChange(commit, state);
  answer.created = change;
  answer.lastChange = { ...change, substantive: change.confidence === 'older-than' || !isIgnored(commit, state.skip) };
  check(page, state);
}

/** More deleted pages than this are a clearance, and which of them became which page can't be told. */
const mostDeparted = 1000;

/** Asks on about the pages that a commit deleted, once for all pages that it created. */
function traceDeparted({ changes }: Commit, page: TracedPage, lines: Lines, state: State): Answer['departed'] {
  const gone = changes.flatMap(({ blob, from }) => (blob === undefined && from && pagePattern.test(from.path) ? [from] : []));
  if (gone.length > mostDeparted) return 'many';
  return gone.map((version) => {
    const answer = ask(version, state);
    place({ page, version, answer }, lines);
    return answer;
  });
}

/** `changes` say where a merge differs from its first parent; whether another parent has the content, only that parent's line shows. */
function passMerge(commit: Commit, lines: Lines, state: State): void {
  const [first = '', ...others] = commit.parents;
  const sides = others.map((parent) => ({ parent, lines: new Map<string, Line[]>() }));
  const counts = !isIgnored(commit, state.skip);
  for (const [line, { from }] of takeChanged(commit, lines, state)) {
    if (from?.blob === line.version.blob) {
      place({ ...line, version: from }, lines);
      continue;
    }
    const others = sides.map(() => ask(line.version, state));
    const fork: Fork = { merge: toChange(commit, state), counts, others, first: undefined };
    for (const [index, side] of sides.entries()) place({ ...line, answer: fork.others[index] ?? {} }, side.lines);
    if (from && (state.onward || !counts)) {
      fork.first = ask(from, state);
      place({ ...line, version: from, answer: fork.first }, lines);
    }
    line.answer.rest = fork;
    check(line.page, state);
  }
  send(lines, first, state);
  for (const side of sides) send(side.lines, side.parent, state);
}

/**
 * Takes out the lines that the commit's changes concern, each with its change. Where the page has other content here, or none, the
 * line asked the wrong parent: it is refuted. Lines whose page is settled end.
 */
function takeChanged({ changes }: Commit, lines: Lines, state: State): [Line, FileChange][] {
  const taken: [Line, FileChange][] = [];
  for (const change of changes) {
    for (const line of take(change.path, lines)) {
      if (line.version.blob !== change.blob) refute(line, state);
      else if (state.onward || !line.page.settled) taken.push([line, change]);
      if (line.version.blob !== change.blob && change.blob !== undefined && state.changes === true) {
        taken.push([askActual(line, { path: change.path, blob: change.blob }, state), change]);
      }
    }
  }
  for (const { from, path } of changes) {
    if (from && from.path !== path) for (const line of take(from.path, lines)) refute(line, state);
  }
  return taken;
}

/** A line that asked a parent for content which it hadn't goes on with what was there. */
function askActual({ page, answer }: Line, version: FileVersion, state: State): Line {
  answer.actual = ask(version, state);
  return { page, version, answer: answer.actual };
}

function take(path: string, lines: Lines): Line[] {
  const found = lines.get(path) ?? [];
  lines.delete(path);
  return found;
}

/** Adds a line. Where the same question is asked already, both share the answer; otherwise every merge would double the lines. */
function place(line: Line, lines: Lines): void {
  const present = lines.get(line.version.path);
  const same = present?.find(({ page, version }) => page === line.page && version.blob === line.version.blob);
  if (same) line.answer.rest = same.answer;
  else if (present) present.push(line);
  else lines.set(line.version.path, [line]);
}

function send(lines: Lines, parent: string, { frontier }: State): void {
  if (lines.size === 0) return;
  const waiting = frontier.get(parent) ?? new Map<string, Line[]>();
  const [small, large] = waiting.size < lines.size ? [waiting, lines] : [lines, waiting];
  for (const list of small.values()) for (const line of list) place(line, large);
  frontier.set(parent, large);
}

function refute({ answer, page }: Line, state: State): void {
  answer.rest = 'refuted';
  check(page, state);
}

function check(page: TracedPage, state: State): void {
  if (page.settled || readLastChange(page.answer) === 'open') return;
  page.settled = true;
  state.open -= 1;
}

function toChange({ id, author, authored, committed }: Commit, { boundary }: State): Change {
  return boundary.has(id)
    ? { at: committed, commit: id, author, confidence: 'older-than' }
    : { at: Math.min(authored, committed), commit: id, author, confidence: 'exact' };
}

function toPageHistory({ path, answer }: TracedPage, { created }: State): PageHistory {
  const lastChange = readLastChange(answer);
  const creation = created ? readCreation(answer) : 'open';
  return {
    path,
    ...(typeof lastChange === 'string' ? {} : { lastChange }),
    ...(typeof creation === 'string' ? {} : { created: creation }),
  };
}
