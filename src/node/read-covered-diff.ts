import { UserError } from '../core/user-error.ts';
import { diffTexts, type CountLines, type CoveredDiff } from '../core/freshness/covered-diff.ts';
import type { CoveredChange, PageFreshness } from '../core/freshness/freshness.ts';
import { openCommit } from './commit-files.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** Larger files are nothing that a person compares. */
const maxBytes = 1024 * 1024;

/** Files that are compared for one page: who reads more? */
const mostFiles = 50;

/** What a page's state says that its diff is made of. */
export type DiffedPage = Pick<PageFreshness, 'changes' | 'base'>;

/**
 * What became of the files that a page covers, between the base and the working tree, in the order of `changes`. Of narrowed covers only
 * where a line that counts differs: `countLines` knows which ones do. Never throws for what is wrong with a file: a note says it.
 */
export async function readCoveredDiff(root: string, { changes, base }: DiffedPage, countLines?: CountLines): Promise<CoveredDiff[]> {
  if (changes.length === 0) return [];
  if (!base) return changes.map((change) => ({ ...change, hunks: [], note: 'The commit to compare with isn’t known.' }));
  const before = await openCommit(root, base.commit);
  const now = openWorkingTree(root);
  return await Promise.all(
    changes.map((change, at) =>
      at < mostFiles ? compare(change, before, now, countLines) : { ...change, hunks: [], note: 'Not shown: there are too many files.' },
    ),
  );
}

async function compare(
  change: CoveredChange,
  before: RepositoryFiles,
  now: RepositoryFiles,
  countLines?: CountLines,
): Promise<CoveredDiff> {
  const { path, kind, status } = change;
  const [from, to] = await Promise.all([
    status === 'added' ? { text: '' } : readText(before, path),
    status === 'removed' ? { text: '' } : readText(now, path),
  ]);
  if ('note' in from) return { ...change, hunks: [], note: from.note };
  if ('note' in to) return { ...change, hunks: [], note: to.note };
  const hunks = diffTexts(path, { before: from.text, after: to.text }, kind === 'narrowed' ? countLines : undefined);
  return hunks ? { ...change, hunks } : { ...change, hunks: [], note: 'Nearly every line differs.' };
}

async function readText(files: RepositoryFiles, path: string): Promise<{ text: string } | { note: string }> {
  try {
    const file = await files.read(path, maxBytes);
    if (file.type === 'text' && !file.isBinary) return { text: file.text };
    return { note: file.type === 'too-large' ? 'Too large to be shown.' : 'Not text.' };
  } catch (error) {
    if (error instanceof UserError) return { note: 'This clone lacks what the file was.' };
    throw error;
  }
}
