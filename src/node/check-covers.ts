import type { Catalog } from '../core/catalog.ts';
import { createFileIndex } from '../core/covers/file-index.ts';
import { findCoverFaults, listNarrowedFiles } from '../core/covers/find-cover-faults.ts';
import { mostNarrowedBytes } from '../core/covers/narrower.ts';
import { listWrittenCovers, type SidecarPlaces } from '../core/covers/written-covers.ts';
import type { Finding } from '../core/diagnostic.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Bytes of files that are read to judge covers; those beyond count as too large. */
const mostBytes = 64 * 1024 * 1024;

/** What judging covers needs beside the catalog. */
export interface CheckCoversInput {
  /** The state of the repository that the catalog is of. */
  files: RepositoryFiles;
  /** Text of a page by its path. */
  textOf: (path: string) => string | undefined;
  sidecar: SidecarPlaces | undefined;
}

/** Covers that select nothing or can't be read, as findings. Reads those files alone of which only some lines count. */
export async function checkCovers(catalog: Catalog, { files, textOf, sidecar }: CheckCoversInput): Promise<Finding[]> {
  if (catalog.pages.every(({ meta }) => meta.covers === undefined)) return [];
  const written = listWrittenCovers(catalog, textOf, sidecar);
  const { paths, nested } = await files.list();
  const index = createFileIndex([...paths, ...nested]);
  const { contents, tooLarge } = await readNarrowed(files, listNarrowedFiles(written, index));
  return findCoverFaults({ pages: written, index, contents, tooLarge });
}

async function readNarrowed(
  files: RepositoryFiles,
  paths: readonly string[],
): Promise<{ contents: Map<string, Uint8Array>; tooLarge: Set<string> }> {
  const contents = new Map<string, Uint8Array>();
  const tooLarge = new Set<string>();
  let sum = 0;
  for (const path of paths) {
    const found = await files.size(path);
    const size = found.type === 'size' ? found.size : 0;
    sum += size;
    if (size > mostNarrowedBytes || sum > mostBytes) tooLarge.add(path);
  }
  const wanted = paths.filter((path) => !tooLarge.has(path)).map((path) => ({ path, length: mostNarrowedBytes }));
  for await (const [path, bytes] of files.readBytes(wanted)) contents.set(path, bytes);
  return { contents, tooLarge };
}
