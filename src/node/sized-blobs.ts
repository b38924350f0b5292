import { runGit } from './git.ts';

/** Bytes of objects that git is asked for at once: memory stays bounded, and a process serves many files. */
const batchBytes = 32 * 1024 * 1024;

/** Sizes of blobs; those that the clone lacks are left out. Undefined when git can't tell, as where it would have to fetch. */
export async function readBlobSizes(root: string, ids: readonly string[]): Promise<Map<string, number> | undefined> {
  const answer = await runGit(root, ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'], { input: toLines(ids) });
  if (answer?.status !== 0) return undefined;
  const sizes = new Map<string, number>();
  for (const line of answer.stdout.toString('latin1').split('\n')) {
    const [id = '', type, size] = line.split(' ');
    if (type === 'blob') sizes.set(id, Number(size));
  }
  return sizes;
}

/** Blobs with their content, in any order. Ends early when git can't go on. */
export async function* readBlobsOf(root: string, sizes: ReadonlyMap<string, number>): AsyncGenerator<[id: string, bytes: Buffer]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const [id, size] of sizes) {
    if (batch.length > 0 && bytes + size > batchBytes) {
      yield* readBatch(root, batch);
      batch = [];
      bytes = 0;
    }
    batch.push(id);
    bytes += size;
  }
  yield* readBatch(root, batch);
}

async function* readBatch(root: string, ids: readonly string[]): AsyncGenerator<[string, Buffer]> {
  if (ids.length === 0) return;
  const answer = await runGit(root, ['cat-file', '--batch'], { input: toLines(ids) });
  if (answer?.status !== 0) return;
  const output = answer.stdout;
  for (let from = 0, end; (end = output.indexOf(0x0a, from)) !== -1;) {
    const [id = '', type, size] = output.toString('latin1', from, end).split(' ');
    from = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') yield [id, output.subarray(from, from + Number(size))];
    from += Number(size) + 1;
  }
}

function toLines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}
