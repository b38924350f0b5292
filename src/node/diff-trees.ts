import { GitError, streamGit } from './git.ts';
import type { TrackedFile } from './tracked-files.ts';

/** A file that two trees have in different form. */
export interface TreeChange {
  /** Absent when it was added. */
  before?: Pick<TrackedFile, 'mode' | 'id'> | undefined;
  /** Absent when it was removed. */
  after?: Pick<TrackedFile, 'mode' | 'id'> | undefined;
}

/** More than this are too many differences to read. */
const mostBytes = 512 * 1024 * 1024;

/** Most paths that git is told to look at: it compares each entry of a tree with each of them. */
const mostPaths = 60;

/**
 * Changes from several trees to one, below the root, by the first tree and the path, with one git process; renames are a removal and an
 * addition. `paths` limits the comparison to files and folders, roughly: a caller leaves out what it doesn't want by `isWanted`. A tree
 * that git can't compare, as in a clone that lacks trees, is left out.
 */
export async function diffTrees(
  root: string,
  from: Iterable<string>,
  to: string,
  { paths, isWanted }: { paths: readonly string[]; isWanted: (path: string, change: TreeChange) => boolean },
): Promise<Map<string, Map<string, TreeChange>>> {
  const input = [...new Set(from)].map((tree) => `${tree} ${to}\n`).join('');
  const result = new Map<string, Map<string, TreeChange>>();
  if (input === '') return result;
  const args = ['--stdin', '-r', '--raw', '-z', '--no-renames', '--no-abbrev', '--relative', '--', ...summarisePaths(paths)] as const;
  let current = new Map<string, TreeChange>();
  let change: TreeChange | undefined;
  try {
    for await (const field of readFields(streamGit(root, ['diff-tree', ...args], { input, maxBytes: mostBytes }))) {
      if (change) {
        if (isWanted(field, change)) current.set(field, change);
        change = undefined;
        continue;
      }
      // The names of the two trees come before the first change, on a line of their own, and stand alone where there is none.
      const lines = field.split('\n');
      const raw = lines.pop() ?? '';
      for (const line of lines) result.set(line.split(' ', 1)[0] ?? '', (current = new Map<string, TreeChange>()));
      change = raw === '' ? undefined : readRaw(raw);
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return new Map();
  }
  return result;
}

async function* readFields(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = data.lastIndexOf(0) + 1;
    rest = data.subarray(end);
    if (end > 0) yield* data.toString('utf8', 0, end - 1).split('\0');
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** `:100644 100644 <id> <id> M`, with zeros for what isn't there. */
function readRaw(raw: string): TreeChange {
  const [oldMode = '', newMode = '', oldId = '', newId = ''] = raw.slice(1).split(' ');
  return {
    ...(/^0+$/.test(oldId) ? {} : { before: { mode: oldMode, id: oldId } }),
    ...(/^0+$/.test(newId) ? {} : { after: { mode: newMode, id: newId } }),
  };
}

/** Fewer paths that hold all the paths: those of many become the folders that they lie in. */
function summarisePaths(paths: readonly string[]): string[] {
  let summary = [...new Set(paths)];
  const depth = Math.max(0, ...summary.map((path) => path.split('/').length));
  for (let names = depth - 1; summary.length > mostPaths && names > 0; names--)
    summary = [...new Set(summary.map((path) => path.split('/').slice(0, names).join('/')))];
  return summary.length > mostPaths || summary.includes('') ? [] : summary;
}
