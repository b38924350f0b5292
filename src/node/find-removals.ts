import type { Contradiction } from '../core/freshness/freshness.ts';
import { GitError, runGit } from './git.ts';
import { readBlobSizes, readObjects } from './read-objects.ts';

/** Who removed something, and where a file went. */
export interface Removal {
  commit: NonNullable<Contradiction['removedBy']>;
  /** New path of the file, when the same commit moved it. */
  movedTo?: string | undefined;
}

/** Something that is gone: a file or folder, or something in a file. */
export interface Gone {
  path: string;
  /** Whether a content of the file has it; absent for the file or folder as a whole. */
  holds?: ((text: string) => boolean) | undefined;
}

/** Milliseconds: who removed something is a kindness, not the evidence. */
const timeout = 5000;

/** Content of former versions that is read at most. */
const maxBytes = 32 * 1024 * 1024;

/** One file in one commit that is no merge, newest commits first. */
interface Version {
  commit: Removal['commit'];
  path: string;
  before: string;
  /** Undefined when the commit removed the file. */
  after: string | undefined;
}

/**
 * The newest commits that removed things, out of one walk over the history of just their files, and where those that removed files
 * moved them. Knows nothing of what it can't find out in time.
 */
export async function findRemovals<Thing extends Gone>(root: string, now: string, things: readonly Thing[]): Promise<Map<Thing, Removal>> {
  if (things.length === 0) return new Map();
  try {
    const versions = await readVersions(root, now, [...new Set(things.map(({ path }) => path))]);
    const holders = await findHolders(root, versions, things);
    const removals = new Map<Thing, Removal>();
    for (const thing of things) {
      const version = versions.find((candidate) => isRemoval(candidate, thing, holders.get(thing)));
      if (version) removals.set(thing, { commit: version.commit });
    }
    const moves = await listMoves(root, [...new Set([...removals.values()].map(({ commit }) => commit.id))]);
    return new Map([...removals].map(([thing, { commit }]) => [thing, { commit, movedTo: moves.get(`${commit.id}:${thing.path}`) }]));
  } catch (error) {
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

function isRemoval({ path, before, after }: Version, thing: Gone, holders: ReadonlySet<string> | undefined): boolean {
  if (thing.holds === undefined) return after === undefined && (path === thing.path || path.startsWith(`${thing.path}/`));
  return path === thing.path && holders?.has(before) === true && (after === undefined || !holders.has(after));
}

/** For each thing that was in a file: those contents of the file that have it. */
async function findHolders<Thing extends Gone>(
  root: string,
  versions: readonly Version[],
  things: readonly Thing[],
): Promise<Map<Thing, Set<string>>> {
  const inside = Map.groupBy(
    things.filter(({ holds }) => holds),
    ({ path }) => path,
  );
  const wanted = versions.filter(({ path }) => inside.has(path));
  const owners = new Map(
    wanted.flatMap(({ path, before, after }) => [before, ...(after === undefined ? [] : [after])].map((blob) => [blob, path])),
  );
  const sizes = await readBlobSizes(root, [...owners.keys()]);
  const total = sizes ? [...sizes.values()].reduce((sum, size) => sum + size, 0) : Infinity;
  // Half of the versions could name the wrong commit.
  if (!sizes || sizes.size < owners.size || total > maxBytes) return new Map();
  const holders = new Map<Thing, Set<string>>(things.map((thing) => [thing, new Set()]));
  const unread: string[] = [];
  for await (const [id, bytes] of readObjects(root, sizes.keys(), { onUnread: (id) => unread.push(id) })) {
    const text = bytes.toString('latin1');
    for (const thing of inside.get(owners.get(id) ?? '') ?? []) if (thing.holds?.(text)) holders.get(thing)?.add(id);
  }
  return unread.length === 0 ? holders : new Map();
}

async function readVersions(root: string, now: string, paths: readonly string[]): Promise<Version[]> {
  const log = await runGit(
    root,
    [
      ...(['log', '--raw', '--no-abbrev', '--no-renames', '--no-merges', '-z', '--relative'] as const),
      ...['--encoding=UTF-8', '--no-color', '--no-notes', '--format=%x1e%H%x1f%at%x1f%aN%x1f%s', now, '--', ...paths],
    ],
    { timeout },
  );
  const versions: Version[] = [];
  let commit: Removal['commit'] | undefined;
  const tokens = (log?.status === 0 ? log.stdout.toString('utf8') : '').split('\0');
  for (const [at, token] of tokens.entries()) {
    const field = token.replace(/^\n/, '');
    if (field.startsWith('\x1e')) commit = toCommit(field.slice(1));
    const [, before, after] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]$/.exec(field) ?? [];
    const path = tokens[at + 1];
    if (!commit || before === undefined || after === undefined || path === undefined || /^0+$/.test(before)) continue;
    versions.push({ commit, path, before, after: /^0+$/.test(after) ? undefined : after });
  }
  return versions;
}

function toCommit(fields: string): Removal['commit'] {
  const [id = '', at = '', author = '', subject = ''] = fields.split('\x1f');
  return { id, on: new Date(Number(at) * 1000).toISOString().slice(0, 10), author, subject };
}

/** New paths by commit and old path. */
async function listMoves(root: string, commits: readonly string[]): Promise<Map<string, string>> {
  const changes = await runGit(
    root,
    ['diff-tree', '--stdin', '-r', '-z', '--relative', '--find-renames', '--diff-filter=R', '--name-status'],
    { input: commits.map((commit) => `${commit}\n`).join(''), timeout },
  );
  const moves = new Map<string, string>();
  const fields = (changes?.status === 0 ? changes.stdout.toString('utf8') : '').split('\0');
  let commit = '';
  for (let at = 0; at < fields.length;) {
    const [field = '', from = '', to = ''] = fields.slice(at, at + 3);
    const isRename = /^R\d+$/.test(field);
    if (isRename) moves.set(`${commit}:${from}`, to);
    else commit = field;
    at += isRename ? 3 : 1;
  }
  return moves;
}
