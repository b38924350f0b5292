import { GitError, runGit, streamGit } from './git.ts';

/** Larger contents are passed over. */
const mostBytes = 64 * 1024 * 1024;

/** All contents that are read in one run. */
const mostBytesInAll = 2 * 1024 * 1024 * 1024;

/**
 * Reads contents by their ids, each once, with one git process, and hands them on as they come. What the clone lacks, or is too large, is
 * left out: in a partial clone git gives up at the first content that it would have to fetch, so it is asked first which are here.
 */
export async function* readObjects(root: string, ids: Iterable<string>): AsyncGenerator<[id: string, content: Buffer], void> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  try {
    for await (const object of streamObjects(root, wanted)) {
      wanted.delete(object[0]);
      yield object;
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const present = await listPresent(root, wanted);
    if (present.size > 0) yield* streamObjects(root, present);
  }
}

async function* streamObjects(root: string, ids: ReadonlySet<string>): AsyncGenerator<[id: string, content: Buffer], void> {
  const input = [...ids].map((id) => `${id}\n`).join('');
  let rest: Buffer = Buffer.alloc(0);
  let object: { id: string; size: number; parts: Buffer[]; left: number } | undefined;
  for await (const chunk of streamGit(root, ['cat-file', '--batch'], { input, maxBytes: mostBytesInAll })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (!object) {
        const end = rest.indexOf(0x0a);
        if (end < 0) break;
        // `<id> <type> <size>`, the content and a line feed; or `<id> missing`.
        const [id = '', , size] = rest.toString('latin1', 0, end).split(' ');
        rest = rest.subarray(end + 1);
        if (size !== undefined) object = { id, size: Number(size), parts: [], left: Number(size) + 1 };
        continue;
      }
      const part = rest.subarray(0, object.left);
      if (object.size <= mostBytes) object.parts.push(part);
      object.left -= part.length;
      rest = rest.subarray(part.length);
      if (object.left > 0) break;
      if (object.size <= mostBytes) yield [object.id, Buffer.concat(object.parts).subarray(0, -1)];
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
  return present;
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
