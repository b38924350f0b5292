import type { Page } from '../core/catalog.ts';
import { listLabTemplates, listShownCode, readCovers } from '../core/covers/cover.ts';
import { listInside } from '../core/covers/covered-page.ts';
import { createFileIndex } from '../core/covers/file-index.ts';
import { filesOf } from '../core/covers/find-cover-faults.ts';
import { openContents } from './covered-contents.ts';
import { readCommittedFiles, readTrackedFiles } from './tracked-files.ts';

/** See {@link openUncommitted}. */
export type FindUncommitted = (
  page: Pick<Page, 'path' | 'meta'> & Partial<Pick<Page, 'document'>>,
  others: readonly string[],
) => Promise<string[]>;

/**
 * Answers which files that a page covers by its own word, and which others, a commit holds with other content than the disk, or doesn't
 * hold. Without a commit, nothing is said.
 */
export async function openUncommitted(root: string, commit: string | undefined): Promise<FindUncommitted> {
  const committed = commit === undefined ? undefined : await readCommittedFiles(root, commit);
  if (!committed) return () => Promise.resolve([]);
  const tracked = await readTrackedFiles(root);
  const contents = openContents(root, tracked);
  // What is gone from the index is missing in the digest, and the commit still has it.
  const index = createFileIndex(new Set([...tracked.keys(), ...committed.keys()]));
  return ({ path, meta, document }, others) => {
    const covered = readCovers(meta).flatMap((cover) => filesOf(index.select(cover.path), path));
    const shown = listShownCode(document ?? {}).flatMap((cover) => (index.has(cover.path) ? [cover.path] : []));
    const templates = listLabTemplates({ path, document: document ?? {} }).flatMap((cover) => listInside(cover.path, path, index));
    return contents.listEdited([...others, ...covered, ...shown, ...templates], committed);
  };
}
