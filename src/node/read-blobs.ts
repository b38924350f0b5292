import { streamGit } from './git.ts';

/** No page and no list that Waymark reads is larger; more of a content is passed over. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads contents by their ids with one process, in the order of the ids, each once. Those that the clone lacks or that are too large
 * are left out. Throws a `GitError` when git gives up, as one older than 2.45 does in a partial clone at the first content that it lacks.
 */
export async function* readBlobs(root: string, ids: Iterable<string>): AsyncGenerator<[id: string, content: Buffer], void> {
  const input = [...new Set(ids)].map((id) => `${id}\n`).join('');
  if (input === '') return;
  let rest: Buffer = Buffer.alloc(0);
  let entry: { id: string; parts: Buffer[]; left: number; kept: boolean } | undefined;
  for await (const chunk of streamGit(root, ['cat-file', '--batch'], { input, maxBytes: Infinity })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (!entry) {
        const end = rest.indexOf(0x0a);
        if (end === -1) break;
        // `<id> <type> <size>`, then the content and a line feed; or `<id> missing`.
        const [id = '', type, size] = rest.toString('latin1', 0, end).split(' ');
        rest = rest.subarray(end + 1);
        if (type !== 'missing') entry = { id, parts: [], left: Number(size) + 1, kept: type === 'blob' && Number(size) <= mostBytes };
        continue;
      }
      const part = rest.subarray(0, entry.left);
      if (entry.kept) entry.parts.push(part);
      entry.left -= part.length;
      rest = rest.subarray(part.length);
      if (entry.left > 0) break;
      if (entry.kept) yield [entry.id, Buffer.concat(entry.parts).subarray(0, -1)];
      entry = undefined;
    }
  }
}
