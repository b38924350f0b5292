import { listFiles, type FileList } from './list-files.ts';
import { RootReader, type Refusal, type TextFile } from './read-text-file.ts';

/** One state of everything below a root: the working tree, or a commit. What reads sources doesn't know which. */
export interface RepositoryFiles {
  list(): Promise<FileList>;
  /** Reads and decodes a file of at most `maxBytes`; never throws for what is wrong with the file. */
  read(path: string, maxBytes: number): Promise<TextFile | Refusal>;
  /** Size of a file in bytes, without reading it. */
  size(path: string): Promise<{ type: 'size'; size: number } | Refusal>;
  /** First bytes of files with their paths, in any order; files that can't be read are left out. */
  readBytes(wanted: readonly BytesWanted[]): AsyncIterable<[path: string, bytes: Buffer]>;
}

/** How much of which file. */
export interface BytesWanted {
  path: string;
  /** Bytes at most. */
  length: number;
}

/** The files on disk. */
export function openWorkingTree(root: string): RepositoryFiles {
  const reader = new RootReader(root);
  return {
    list: () => listFiles(root),
    read: (path, maxBytes) => reader.read(path, maxBytes),
    size: (path) => reader.size(path),
    async *readBytes(wanted) {
      for (const { path, length } of wanted) {
        const bytes = await reader.readBytes(path, length);
        if (bytes) yield [path, bytes];
      }
    },
  };
}
