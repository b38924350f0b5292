import type { Commit, FileChange } from '../core/commit.ts';
import { streamGit } from './git.ts';

/** Object id that stands for "no file" in raw differences. */
const nothing = /^0+$/;

/** How many fields `logArguments` asks for before the changes of a commit. */
const fieldCount = 6;

/**
 * Arguments of the one `git log` that all history comes from. Children come before their parents; every commit is there, merges with
 * what differs from their first parent; renames without any edit are followed, which takes no blobs, so it works in partial clones.
 * What a user's configuration could change is set. Needs git 2.31 (`--diff-merges`).
 */
const logArguments = [
  ...['--date-order', '--diff-merges=first-parent', '--root', '--raw', '-z', '--no-abbrev', '-M100%', '-O/dev/null', '--no-relative'],
  ...['--no-color', '--no-notes', '--encoding=UTF-8', '--format=%x1e%H%x00%P%x00%at%x00%ct%x00%aN%x00%B%x00'],
] as const;

/**
 * Every commit that `head` descends from, itself included, children first. Throws a `GitError` when git can't tell; ending the loop
 * stops git.
 */
export function readCommits(root: string, head: string): AsyncGenerator<Commit, void> {
  return parseLog(streamGit(root, ['log', ...logArguments, head, '--'], { maxBytes: Infinity }));
}

/** Commits by their full ids, in that order; as {@link readCommits} otherwise. */
export async function* readNamedCommits(root: string, ids: readonly string[]): AsyncGenerator<Commit, void> {
  const input = ids.map((id) => `${id}\n`).join('');
  // Without an id git would take HEAD.
  if (input !== '')
    yield* parseLog(streamGit(root, ['log', ...logArguments, '--no-walk=unsorted', '--stdin'], { input, maxBytes: Infinity }));
}

async function* parseLog(output: AsyncIterable<Buffer>): AsyncGenerator<Commit, void> {
  const parser = createLogParser();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of output) {
    yield* parser.push(decoder.decode(bytes, { stream: true }));
  }
  yield* parser.end();
}

/** Takes git's output in pieces of any size and gives the commits that are complete. */
export interface LogParser {
  push(text: string): Commit[];
  /** The last commit, when the output is at its end. */
  end(): Commit[];
}

/**
 * Parses the output of `logArguments`. Everything between NULs is a token: a record separator starts a commit, a colon a change; how
 * many tokens belong to each is known, so that names and messages may hold anything but NUL.
 */
export function createLogParser(): LogParser {
  let unfinished: string[] = [];
  let group: { tokens: string[]; size: number } | undefined;
  let commit: (Commit & { changes: FileChange[] }) | undefined;
  let done: Commit[] = [];

  function take(token: string): void {
    group ??= startGroup(token);
    if (!group) return;
    group.tokens.push(token);
    if (group.tokens.length < group.size) return;
    if (group.size === fieldCount) {
      if (commit) done.push(commit);
      commit = toCommit(group.tokens);
    } else {
      commit?.changes.push(toChange(group.tokens));
    }
    group = undefined;
  }

  return {
    push(text) {
      const end = text.lastIndexOf('\0');
      if (end < 0) {
        unfinished.push(text);
        return [];
      }
      const whole = unfinished.join('') + text.slice(0, end);
      unfinished = [text.slice(end + 1)];
      for (const token of whole.split('\0')) take(token);
      const commits = done;
      done = [];
      return commits;
    },
    end: () => (commit ? [commit] : []),
  };
}

/** Undefined for the empty tokens between commits and changes. A line feed may stand before the first change of a commit. */
function startGroup(token: string): { tokens: string[]; size: number } | undefined {
  if (token.startsWith('\x1e')) return { tokens: [], size: fieldCount };
  if (/^\n?:/.test(token)) return { tokens: [], size: / [RC]\d*$/.test(token) ? 3 : 2 };
  return undefined;
}

function toCommit([id = '', parents = '', authored, committed, author = '', message = '']: string[]): Commit & { changes: FileChange[] } {
  return {
    id: id.slice(1),
    parents: parents.split(' ').filter((parent) => parent !== ''),
    // A broken author line has no date.
    authored: Number(authored === '' ? committed : authored),
    committed: Number(committed),
    author,
    message,
    changes: [],
  };
}

/** `:<mode> <mode> <blob> <blob> <status>`, then the path, or for a rename the old path and the new. */
function toChange([meta = '', first = '', second]: string[]): FileChange {
  const [, , before = '', after = ''] = meta.split(' ');
  return {
    path: second ?? first,
    blob: nothing.test(after) ? undefined : after,
    from: nothing.test(before) ? undefined : { path: first, blob: before },
  };
}
