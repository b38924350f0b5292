import type { Catalog } from '../core/catalog.ts';
import { listCoveredPages, toCoverFacts, type CoveredPage } from '../core/covers/covered-page.ts';
import { digestCovers, type CoveredFile } from '../core/covers/digest.ts';
import { chooseBase, type DriftHistory } from '../core/covers/drift-history.ts';
import { createFileIndex, placeOf } from '../core/covers/file-index.ts';
import type { DriftBase, DriftFacts } from '../core/freshness/freshness.ts';
import { compareFile, listComparisons, mergeChanges, unlocatedChange, type Comparison, type FileChange } from './compare-covered.ts';
import { openContents, sha256, type Contents } from './covered-contents.ts';
import { diffTrees, type TreeChange } from './diff-trees.ts';
import { readTrees } from './read-objects.ts';
import { readCommittedFiles, readTrackedFiles, type TrackedFile } from './tracked-files.ts';

/** The files under version control, and the pages that describe some of them. */
export interface Covered {
  tracked: ReadonlyMap<string, TrackedFile>;
  pages: CoveredPage[];
}

/** Lists files under version control, and finds out what pages cover or seem to. */
export async function readCovered(root: string, catalog: Catalog): Promise<Covered> {
  const tracked = await readTrackedFiles(root);
  return { tracked, pages: listCoveredPages(catalog, createFileIndex(tracked.keys())) };
}

/** What reading drift needs. */
export interface DriftInput {
  root: string;
  /** See {@link readCovered}; all pages, or those of interest. */
  covered: Covered;
  /**
   * Has to know the files that {@link listCoveredFiles} lists and the reviews of these pages. With `base`, the full id of a commit, that
   * is what all pages are compared with, whatever their reviews say; no commits are named then.
   */
  history: DriftHistory | { base: string };
  /** Full id of HEAD; undefined without a commit. */
  head: string | undefined;
  /** Whether pages without a digest in their review get the present one too: that reads every covered file. */
  allDigests?: boolean | undefined;
}

/** Commits of one change that are named. */
const mostCommits = 5;

/**
 * What became of the code that pages describe, by page id; pages that neither cover nor seem to cover anything have no entry. The digest
 * is of what is checked out and needs no history: a page whose review carries the same is in sync, whatever history says. For the others
 * their covers' content is compared with the base; edits that aren't committed count for pages with a digest.
 */
export async function readDrift({ root, covered: all, history, head, allDigests = false }: DriftInput): Promise<Map<string, DriftFacts>> {
  const { tracked, pages } = all;
  const contents = openContents(root, tracked);
  const states: PageState[] = [];
  for (const covered of pages) {
    const digest = await digestPage(covered, contents, allDigests);
    const isSame = digest.value !== undefined && digest.value === covered.page.meta.reviewed?.digest;
    states.push({ covered, digest, ...(isSame ? {} : 'base' in history ? fixedBase(history) : chooseBase(covered.page, history)) });
  }
  const comparisons = await listAllComparisons(states, { root, head, tracked, contents });
  const facts = new Map<string, DriftFacts>();
  for (const state of states) facts.set(state.covered.page.id, await toFacts(state, comparisons.get(state), { history, contents }));
  return facts;
}

function fixedBase({ base }: { base: string }): { base: DriftBase } {
  return { base: { commit: base, how: 'commit' } };
}

/** A page on the way to its facts. Neither `base` nor `gap` when its digest says that nothing changed. */
interface PageState {
  covered: CoveredPage;
  digest: PresentDigest;
  base?: DriftBase;
  gap?: string;
}

/** Digest of declared covers; `isUnread` where it can't be told. Neither when nobody asked. */
interface PresentDigest {
  value?: string;
  isUnread?: true;
}

async function digestPage({ page, covers }: CoveredPage, contents: Contents, isWanted: boolean): Promise<PresentDigest> {
  const declared = covers.filter(({ kind }) => kind !== 'inferred');
  if (declared.length === 0 || (page.meta.reviewed?.digest === undefined && !isWanted)) return {};
  if (declared.some(({ isLimited }) => isLimited)) return { isUnread: true };
  const files: CoveredFile[] = [];
  for (const { cover, paths } of declared) {
    for (const path of paths) {
      const content = await contents.now(path, cover);
      if (content.type === 'unknown') return { isUnread: true };
      if (content.type === 'present') files.push({ path, content: content.sum });
    }
  }
  return { value: digestCovers(files, sha256) };
}

interface Surroundings {
  root: string;
  head: string | undefined;
  tracked: ReadonlyMap<string, TrackedFile>;
  contents: Contents;
}

type BasedPage = PageState & { base: DriftBase };

/** What has to be compared for each page that has a base; nothing for a page whose base this clone can't read. */
async function listAllComparisons(
  states: readonly PageState[],
  { root, head, tracked, contents }: Surroundings,
): Promise<Map<PageState, Comparison[]>> {
  const based = states.filter((state): state is BasedPage => state.base !== undefined);
  const committed = head === undefined || based.length === 0 ? undefined : await readCommittedFiles(root, head);
  if (head === undefined || !committed) return new Map();
  const diffs = await diffBases(root, head, based);
  const removed = [...new Set(diffs.values())].flatMap((diff) => [...diff].flatMap(([path, { after }]) => (after ? [] : [path])));
  const unstaged = [...committed.keys()].filter((path) => !tracked.has(path));
  const former = createFileIndex([...removed, ...unstaged]);
  const wanted = based.filter(hasDigest).flatMap(({ covered }) => covered.covers.flatMap(({ paths }) => paths));
  const dirty = new Set([...(await contents.listEdited(wanted, committed)), ...unstaged]);
  const comparisons = new Map<PageState, Comparison[]>();
  for (const state of based) {
    const diff = diffs.get(state.base.commit);
    const edits = hasDigest(state) ? dirty : new Set<string>();
    if (diff) comparisons.set(state, listComparisons(state.covered, { diff, committed, former, dirty: edits }));
  }
  await contents.prepare([...comparisons.values()].flat().flatMap(toVersions));
  return comparisons;
}

function hasDigest({ covered }: PageState): boolean {
  return covered.page.meta.reviewed?.digest !== undefined;
}

function toVersions({ before, after, narrowing }: Comparison) {
  return [before, after].flatMap((version) => (version && version !== 'disk' ? [{ version, narrowing }] : []));
}

/** What changed from each base to HEAD, as far as covers may want it, by the base's commit. */
async function diffBases(root: string, head: string, based: readonly BasedPage[]): Promise<Map<string, Map<string, TreeChange>>> {
  const trees = await readTrees(root, [head, ...based.map(({ base }) => base.commit)]);
  const to = trees.get(head);
  if (to === undefined) return new Map();
  const covers = based.flatMap(({ covered }) => covered.covers);
  const wanted = new Set(covers.flatMap(({ paths }) => paths));
  const diffs = await diffTrees(root, trees.values(), to, {
    paths: covers.map(({ cover }) => placeOf(cover.path)),
    isWanted: (path, { after }) => after === undefined || wanted.has(path),
  });
  return new Map(
    [...trees].flatMap(([commit, tree]) => {
      const diff = diffs.get(tree);
      return diff ? [[commit, diff]] : [];
    }),
  );
}

async function toFacts(
  state: PageState,
  comparisons: readonly Comparison[] | undefined,
  { history, contents }: { history: DriftInput['history']; contents: Contents },
): Promise<DriftFacts> {
  const { covered, digest, base, gap } = state;
  const results = await Promise.all((comparisons ?? []).map((comparison) => compareFile(comparison, contents)));
  const changes = mergeChanges(results.filter((result): result is FileChange => typeof result === 'object'));
  const isIncomplete = results.includes('unknown') || (base !== undefined && !comparisons);
  const reviewed = covered.page.meta.reviewed?.digest;
  const differs = reviewed !== undefined && digest.value !== undefined && digest.value !== reviewed;
  const isLocated = changes.some(({ kind }) => kind !== 'inferred');
  const isUnlocated = differs && !isLocated && !('base' in history);
  const isCompared = base !== undefined && comparisons !== undefined && !isIncomplete;
  // Where nothing can be compared the digest alone knows that something changed. Where everything was and is the same, it is the digest
  // that doesn't fit: the covers were edited, or it was. That is no change of the code, and no proof of anything either.
  const unlocated = isUnlocated && !isCompared ? [unlocatedChange(covered)] : [];
  const unread = reviewed !== undefined && digest.isUnread ? unreadCovers : undefined;
  const baseGap = gap ?? (isIncomplete ? missingContent : isUnlocated && isCompared ? otherCovers : unread);
  return {
    covers: covered.covers.map(toCoverFacts),
    ...(digest.value === undefined ? {} : { digest: digest.value }),
    ...(base && comparisons ? { base } : {}),
    ...(baseGap === undefined ? {} : { baseGap }),
    changes: [
      ...changes.map((change) => ({ ...change, ...listCommits(change.path, base, history) })),
      ...unlocated.map((change) => ({ ...change, commits: [], commitCount: 0 })),
    ],
  };
}

const missingContent = 'This clone doesn’t hold all covered files as they were.';

const otherCovers = 'The digest of the review is of other covers, or was edited: what they select hasn’t changed since.';

const unreadCovers = 'Not all covered files can be read; `waymark check` says why.';

/** The commits since the base that changed a file. */
function listCommits(path: string, base: DriftBase | undefined, history: DriftInput['history']) {
  const found = base && !('base' in history) ? history.changesOf(path, { since: base.commit, limit: mostCommits }) : undefined;
  const commits = (found?.commits ?? []).slice(0, mostCommits).map(({ id, on, author, subject }) => ({ id, on, author, subject }));
  return { commits, commitCount: found?.count ?? 0 };
}
