import { GitError, runGit, streamGit } from './git.ts';

/** Larger contents are passed over unless another limit is given. */
const standardMostBytes = 64 * 1024 * 1024;

/** All contents that are read in one run. */
const mostBytesInAll = 2 * 1024 * 1024 * 1024;

/** How to read. */
export interface ReadOptions {
  /** Largest content that is handed on, in bytes. */
  mostBytes?: number | undefined;
  /** Hears of each object that isn't handed on, after all others: the clone lacks it, git can't read it, or it is too large. */
  onUnread?: ((id: string) => void) | undefined;
}

/** A full id, the content and the type: `blob`, `commit`, `tree` or `tag`. */
export type GitObject = [id: string, content: Buffer, type: string];

/**
 * Reads objects by their full ids, each once, with one git process, and hands them on as they come. Never throws because of git: what
 * can't be read is left out. In a partial clone git older than 2.45 gives up at the first object that it would have to fetch; then it is
 * asked which are here, and for those.
 */
export async function* readObjects(root: string, ids: Iterable<string>, options: ReadOptions = {}): AsyncGenerator<GitObject, void> {
  const { mostBytes = standardMostBytes, onUnread } = options;
  const wanted = new Set(ids);
  const tooLarge: string[] = [];
  const handOn = async function* (asked: ReadonlySet<string>): AsyncGenerator<GitObject, void> {
    for await (const { id, type, content } of streamObjects(root, asked, mostBytes)) {
      wanted.delete(id);
      if (content) yield [id, content, type];
      else tooLarge.push(id);
    }
  };
  for (const list of [() => wanted, () => listPresent(root, wanted)]) {
    try {
      yield* handOn(await list());
      break;
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
    }
  }
  for (const id of [...wanted, ...tooLarge]) onUnread?.(id);
}

interface Answer {
  id: string;
  type: string;
  /** Undefined when it is too large. */
  content: Buffer | undefined;
}

async function* streamObjects(root: string, ids: ReadonlySet<string>, mostBytes: number): AsyncGenerator<Answer, void> {
  if (ids.size === 0) return;
  let rest: Buffer = Buffer.alloc(0);
  let object: { id: string; type: string; parts: Buffer[] | undefined; left: number } | undefined;
  for await (const chunk of streamGit(root, ['cat-file', '--batch'], { input: toLines(ids), maxBytes: mostBytesInAll })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (!object) {
        const end = rest.indexOf(0x0a);
        if (end < 0) break;
        // `<id> <type> <size>`, the content and a line feed; or `<id> missing`.
        const [id = '', type = '', size] = rest.toString('latin1', 0, end).split(' ');
        rest = rest.subarray(end + 1);
        if (size !== undefined) object = { id, type, parts: Number(size) <= mostBytes ? [] : undefined, left: Number(size) + 1 };
        continue;
      }
      const part = rest.subarray(0, object.left);
      object.parts?.push(part);
      object.left -= part.length;
      rest = rest.subarray(part.length);
      if (object.left > 0) break;
      yield { id: object.id, type: object.type, content: object.parts && Buffer.concat(object.parts).subarray(0, -1) };
      object = undefined;
    }
  }
}

/** Those of the ids that are in the clone. Git lists all that it has: to ask for one that it lacks would end it. */
async function listPresent(root: string, ids: ReadonlySet<string>): Promise<Set<string>> {
  const present = new Set<string>();
  let rest = '';
  const list = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)'] as const;
  for await (const chunk of streamGit(root, [...list], { maxBytes: mostBytesInAll })) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const id of lines) if (ids.has(id)) present.add(id);
  }
  return new Set([...ids].filter((id) => present.has(id)));
}

/** Sizes of blobs in bytes; those that the clone lacks are left out. Undefined when git can't tell, as where it would have to fetch. */
export async function readBlobSizes(root: string, ids: Iterable<string>): Promise<Map<string, number> | undefined> {
  const answer = await runGit(root, ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'], { input: toLines(ids) });
  if (answer?.status !== 0) return undefined;
  const lines = answer.stdout.toString('latin1').split('\n');
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [id = '', type, size] = line.split(' ');
      return type === 'blob' ? [[id, Number(size)]] : [];
    }),
  );
}

function toLines(ids: Iterable<string>): string {
  return Array.from(ids, (id) => `${id}\n`).join('');
}

/** Ids of the trees of commits, which are full ids. Those that the clone lacks are left out. */
export async function readTrees(root: string, commits: Iterable<string>): Promise<Map<string, string>> {
  const asked = [...new Set(commits)];
  if (asked.length === 0) return new Map();
  const input = asked.map((commit) => `${commit}^{tree}\n`).join('');
  const answer = await runGit(root, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
  const lines = answer?.stdout.toString('latin1').split('\n') ?? [];
  return new Map(
    asked.flatMap((commit, at): [string, string][] => {
      const [id = '', type] = lines[at]?.split(' ') ?? [];
      return type === 'tree' ? [[commit, id]] : [];
    }),
  );
}
