import { decodeText } from '../core/decode-text.ts';
import { compareText } from '../core/diagnostic.ts';
import { UserError } from '../core/user-error.ts';
import { runGit } from './git.ts';
import { readObjects } from './read-objects.ts';
import { blobId, type Refusal, type TextFile } from './read-text-file.ts';
import { openWorkingTree, type BytesWanted, type RepositoryFiles } from './repository-files.ts';

/** Bytes of objects that git is asked for at once: memory stays bounded, and a process serves many files. */
const batchBytes = 64 * 1024 * 1024;

/** A line of `ls-tree -l`. */
interface Entry {
  mode: string;
  id: string;
  /** `NaN` in a partial clone, which may lack the object. */
  size: number;
}

/**
 * The files below a root as a commit has them, read from git's objects. Nothing is checked out, so no filter and no hook runs.
 * Files that are the same on disk are read there.
 */
export async function openCommit(root: string, commit: string): Promise<RepositoryFiles> {
  const entries = await listEntries(root, commit);
  const disk = openWorkingTree(root);
  const readBlob = createBlobReader(root);
  const files = [...entries].filter(([, { mode }]) => mode !== submodule);
  const nested = [...entries].filter(([, { mode }]) => mode === submodule);
  return {
    list: () => Promise.resolve({ paths: files.map(([path]) => path), nested: nested.map(([path]) => path) }),
    async read(path, maxBytes) {
      const entry = entries.get(path);
      const refusal = refuse(entry);
      if (!entry || refusal) return refusal ?? { type: 'missing' };
      if (entry.size > maxBytes) return { type: 'too-large', size: entry.size };
      return (await readUnchanged(disk, path, entry, maxBytes)) ?? toTextFile(await readBlob(entry.id));
    },
    async size(path) {
      const entry = entries.get(path);
      const refusal = refuse(entry);
      if (!entry || refusal) return refusal ?? { type: 'missing' };
      return Number.isNaN(entry.size) ? await disk.size(path) : { type: 'size', size: entry.size };
    },
    readBytes: (wanted) => readHeads(root, entries, wanted, disk),
  };
}

const submodule = '160000';
const symbolicLink = '120000';

async function listEntries(root: string, commit: string): Promise<Map<string, Entry>> {
  const list = ['-r', '-z', commit];
  const detailed = await runGit(root, ['ls-tree', '-l', ...list]);
  // Git gives up on the whole list when it would have to fetch one object to know its size.
  const result = detailed?.status === 0 ? detailed : await runGit(root, ['ls-tree', ...list]);
  if (result?.status !== 0) throw new UserError(`Cannot list the files of ${commit}: ${result?.stderr.trim() ?? 'git is missing'}`);
  const lines = result.stdout.toString('utf8').split('\0').filter(Boolean);
  const entries = lines.map((line): [string, Entry] => {
    const tab = line.indexOf('\t');
    const [mode = '', , id = '', size = 'unknown'] = line.slice(0, tab).split(/ +/);
    return [line.slice(tab + 1), { mode, id, size: Number(size) }];
  });
  return new Map(entries.sort(([a], [b]) => compareText(a, b)));
}

function refuse(entry: Entry | undefined): Refusal | undefined {
  if (!entry) return { type: 'missing' };
  return entry.mode === symbolicLink ? { type: 'link' } : undefined;
}

async function readUnchanged(disk: RepositoryFiles, path: string, { id, size }: Entry, maxBytes: number): Promise<TextFile | undefined> {
  const found = await disk.size(path);
  if (found.type !== 'size' || (found.size !== size && !Number.isNaN(size))) return undefined;
  const file = await disk.read(path, maxBytes);
  return file.type === 'text' && file.blob === id ? file : undefined;
}

function toTextFile(bytes: Buffer): TextFile {
  return { type: 'text', ...decodeText(bytes), blob: blobId(bytes) };
}

/** Reads blobs by id; those that are asked for in one turn of the event loop are read by one git process. */
function createBlobReader(root: string): (id: string) => Promise<Buffer> {
  let queue: Asked[] = [];
  const flush = (): void => {
    const asked = queue;
    queue = [];
    void answerAll(root, asked);
  };
  return (id) =>
    new Promise((resolve, reject) => {
      if (queue.push({ id, resolve, reject }) === 1) setImmediate(flush);
    });
}

interface Asked {
  id: string;
  resolve(bytes: Buffer): void;
  reject(error: unknown): void;
}

async function answerAll(root: string, asked: readonly Asked[]): Promise<void> {
  const waiting = Map.groupBy(asked, ({ id }) => id);
  try {
    for await (const [id, bytes] of readBlobs(root, waiting.keys())) {
      for (const { resolve } of waiting.get(id) ?? []) resolve(bytes);
      waiting.delete(id);
    }
    for (const { reject } of [...waiting.values()].flat()) reject(missingObject());
  } catch (error) {
    for (const { reject } of [...waiting.values()].flat()) reject(error);
  }
}

function missingObject(): UserError {
  return new UserError('This clone lacks the content of files as they were before the change.', {
    hint: 'It is a partial clone: clone without `--filter`, or run `git fetch --refetch --no-filter`.',
  });
}

/** Blobs of any size, each once. Throws after the last one when the clone lacks some. */
async function* readBlobs(root: string, ids: Iterable<string>): AsyncGenerator<[id: string, bytes: Buffer]> {
  const unread: string[] = [];
  const objects = readObjects(root, ids, { mostBytes: Infinity, onUnread: (id) => unread.push(id) });
  for await (const [id, bytes, type] of objects) if (type === 'blob') yield [id, bytes];
  if (unread.length > 0) throw missingObject();
}

async function* readHeads(
  root: string,
  entries: ReadonlyMap<string, Entry>,
  wanted: readonly BytesWanted[],
  disk: RepositoryFiles,
): AsyncGenerator<[string, Buffer]> {
  let batch: (BytesWanted & Entry)[] = [];
  let bytes = 0;
  for (const { path, length } of wanted) {
    const entry = entries.get(path);
    if (!entry || refuse(entry)) continue;
    if (Number.isNaN(entry.size)) {
      yield* readSame(disk, path, entry.id, length);
      continue;
    }
    if (bytes + entry.size > batchBytes) {
      yield* readBatch(root, batch);
      batch = [];
      bytes = 0;
    }
    batch.push({ path, length, ...entry });
    bytes += entry.size;
  }
  yield* readBatch(root, batch);
}

/** The bytes on disk, if they are those of the object. */
async function* readSame(disk: RepositoryFiles, path: string, id: string, length: number): AsyncGenerator<[string, Buffer]> {
  for await (const [, bytes] of disk.readBytes([{ path, length: batchBytes }])) {
    if (blobId(bytes) === id) yield [path, bytes.subarray(0, length)];
  }
}

async function* readBatch(root: string, batch: readonly (BytesWanted & Entry)[]): AsyncGenerator<[string, Buffer]> {
  const sharing = Map.groupBy(batch, ({ id }) => id);
  for await (const [id, bytes] of readBlobs(root, sharing.keys())) {
    for (const { path, length } of sharing.get(id) ?? []) yield [path, bytes.subarray(0, length)];
  }
}
