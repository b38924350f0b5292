import type { CoveredPage } from '../core/covers/covered-page.ts';
import type { Narrowing } from '../core/covers/cover.ts';
import type { FileIndex } from '../core/covers/file-index.ts';
import { firstDifference } from '../core/covers/narrow.ts';
import type { CoveredChange, CoverKind } from '../core/freshness/freshness.ts';
import type { Content, Contents, Version } from './covered-contents.ts';
import type { TreeChange } from './diff-trees.ts';

/** A covered file that may have changed, with its state at the base and now. */
export interface Comparison {
  path: string;
  kind: CoverKind;
  narrowing: Narrowing;
  before: Version | undefined;
  /** `disk` where what is checked out isn't what HEAD holds. */
  after: Version | 'disk' | undefined;
}

/** A change of a file, without the commits that made it. */
export type FileChange = Omit<CoveredChange, 'commits' | 'commitCount'>;

/** What is known of the states. */
export interface States {
  /** Files that differ between the base and HEAD. */
  diff: ReadonlyMap<string, TreeChange>;
  /** Files of HEAD. */
  committed: ReadonlyMap<string, Version>;
  /** Files that were under version control at a base or in HEAD and aren't any more. */
  former: FileIndex;
  /** Files that differ between HEAD and the disk, as far as they count. */
  dirty: ReadonlySet<string>;
}

/** The files of a page whose content may differ from the base: what a cover selects now, and what it selected of files that are gone. */
export function listComparisons({ page, covers }: CoveredPage, { diff, committed, former, dirty }: States): Comparison[] {
  return covers.flatMap(({ cover, kind, paths }) => {
    const gone = kind === 'inferred' ? { paths: [] } : former.select(cover.path);
    const candidates = new Set([...paths, ...('paths' in gone ? gone.paths : [])]);
    return [...candidates].flatMap((path): Comparison[] => {
      const change = diff.get(path);
      const isDirty = dirty.has(path);
      if ((!change && !isDirty) || path === page.path) return [];
      const before = change ? change.before : committed.get(path);
      const after = isDirty ? 'disk' : change?.after;
      return before?.id === (after === 'disk' ? undefined : after?.id) && after !== 'disk'
        ? []
        : [{ path, kind, narrowing: cover, before, after }];
    });
  });
}

/**
 * Whether what counts of a file changed. Of a file whose content can't be read, as in a partial clone, whole covers know by git's ids that
 * it changed; for narrowed ones that is `unknown`.
 */
export async function compareFile(comparison: Comparison, contents: Contents): Promise<FileChange | 'same' | 'unknown'> {
  const { path, kind, narrowing } = comparison;
  const before: Content = comparison.before ? contents.at(comparison.before, narrowing) : { type: 'missing' };
  const after = await readAfter(comparison, contents);
  const isUnknown = before.type === 'unknown' || after.type === 'unknown';
  if (isUnknown && kind === 'narrowed') return 'unknown';
  if (!isUnknown && sumOf(before) === sumOf(after)) return 'same';
  const status = before.type === 'missing' ? 'added' : after.type === 'missing' ? 'removed' : 'edited';
  const line = kind === 'narrowed' ? lineOf(before, after) : undefined;
  return { path, kind, status, ...(line === undefined ? {} : { line }) };
}

function readAfter({ path, narrowing, after }: Comparison, contents: Contents): Content | Promise<Content> {
  if (after === 'disk') return contents.now(path, narrowing);
  return after ? contents.at(after, narrowing) : { type: 'missing' };
}

function sumOf(content: Content): string | undefined {
  return content.type === 'present' ? content.sum : undefined;
}

function lineOf(before: Content, after: Content): number | undefined {
  const [old = [], now = []] = [before, after].map((content) => (content.type === 'present' ? content.lines : undefined));
  return after.type === 'missing' ? old[0]?.number : firstDifference(old, now);
}

const kindOrder: readonly CoverKind[] = ['narrowed', 'whole', 'inferred'];

/** One change for each file, that of its most telling cover; narrowed ones first, then by path. */
export function mergeChanges(changes: readonly FileChange[]): FileChange[] {
  const rank = ({ kind }: FileChange): number => kindOrder.indexOf(kind);
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  const seen = new Set<string>();
  return sorted.filter(({ path }) => !seen.has(path) && seen.add(path));
}

/**
 * The change of a page whose digest differs and for which nothing more is known: in the one file that it covers, or somewhere in the folder
 * that holds all of them (`.` for the root). It is a change of the surface only if all covers are narrowed.
 */
export function unlocatedChange({ covers }: CoveredPage): FileChange {
  const declared = covers.filter(({ kind }) => kind !== 'inferred');
  const paths = declared.flatMap((cover) => cover.paths);
  const kind = declared.every((cover) => cover.kind === 'narrowed') ? 'narrowed' : 'whole';
  return { path: commonFolder(paths) ?? declared[0]?.cover.path ?? '.', kind, status: 'edited' };
}

function commonFolder(paths: readonly string[]): string | undefined {
  const [first, ...others] = [...new Set(paths)];
  if (first === undefined || others.length === 0) return first;
  let folder = first.split('/').slice(0, -1);
  for (const path of others) {
    const names = path.split('/');
    const end = folder.findIndex((name, at) => names[at] !== name);
    if (end >= 0) folder = folder.slice(0, end);
  }
  return folder.join('/') || '.';
}
