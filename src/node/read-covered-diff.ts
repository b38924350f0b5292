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
 * Reads what became of the files that pages cover, between the base and the working tree, in the order of `changes`. Of narrowed covers
 * only where a line that counts differs: `countLines` knows which ones do. Never throws for what is wrong with a file: a note says it.
 * Pages with the same base share what is known of it.
 */
export function createDiffReader(root: string): (page: DiffedPage, countLines?: CountLines) => Promise<CoveredDiff[]> {
  const bases = new Map<string, Promise<RepositoryFiles>>();
  const now = openWorkingTree(root);
  return async ({ changes, base }, countLines) => {
    if (changes.length === 0) return [];
    if (!base) return changes.map((change) => ({ ...change, hunks: [], note: 'The commit to compare with isn’t known.' }));
    const opening = bases.get(base.commit) ?? openCommit(root, base.commit);
    bases.set(base.commit, opening);
    const before = await opening;
    const compared = await Promise.all(changes.slice(0, mostFiles).map((change) => compare(change, before, now, countLines)));
    const others = changes.slice(mostFiles).map((change) => ({ ...change, hunks: [], note: 'Not shown: there are too many files.' }));
    return [...compared, ...others];
  };
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
