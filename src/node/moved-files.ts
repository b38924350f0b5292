import type { FileMoves } from '../core/moves/file-moves.ts';
import { compareText } from '../core/diagnostic.ts';
import { blobId } from './read-text-file.ts';
import type { RepositoryFiles } from './repository-files.ts';

/**
 * The repository as it would be after a move: files at their new paths, texts with their edits. Nothing is written. `texts` are new
 * contents by path after the move; of a file that isn't there they make one.
 */
export function openMoved(files: RepositoryFiles, moves: FileMoves, texts: ReadonlyMap<string, string> = new Map()): RepositoryFiles {
  const oldPaths = new Map([...moves.files].map(([from, to]) => [to, from]));
  const isGone = (path: string): boolean => moves.files.has(path) && !oldPaths.has(path);
  const oldPath = (path: string): string => oldPaths.get(path) ?? path;
  return {
    async list() {
      const { paths, ...others } = await files.list();
      const moved = paths.map((path) => moves.files.get(path) ?? path);
      return { ...others, paths: [...new Set([...moved, ...texts.keys()])].sort(compareText) };
    },
    async read(path, maxBytes) {
      if (isGone(path)) return { type: 'missing' };
      const text = texts.get(path);
      if (text === undefined) return files.read(oldPath(path), maxBytes);
      const bytes = Buffer.from(text, 'utf8');
      if (bytes.length > maxBytes) return { type: 'too-large', size: bytes.length };
      return { type: 'text', text, encoding: 'utf-8', isBinary: false, blob: blobId(bytes) };
    },
    async size(path) {
      if (isGone(path)) return { type: 'missing' };
      const text = texts.get(path);
      return text === undefined ? files.size(oldPath(path)) : { type: 'size', size: Buffer.byteLength(text) };
    },
    async *readBytes(wanted) {
      const there = wanted.filter(({ path }) => !isGone(path));
      const newPaths = new Map(there.map(({ path }) => [oldPath(path), path]));
      for (const { path, length } of there) {
        const text = texts.get(path);
        if (text !== undefined) yield [path, Buffer.from(text, 'utf8').subarray(0, length)];
      }
      const others = there.filter(({ path }) => !texts.has(path)).map(({ path, length }) => ({ path: oldPath(path), length }));
      for await (const [path, bytes] of files.readBytes(others)) yield [newPaths.get(path) ?? path, bytes];
    },
  };
}
