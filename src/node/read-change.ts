import type { Page } from '../core/catalog.ts';
import type { ChangeReport, Contradiction, CoveredChange, CoverKind, FreshnessReport } from '../core/freshness/freshness.ts';
import { readFrontmatter } from '../core/frontmatter.ts';
import { UserError } from '../core/user-error.ts';
import { openCommit } from './commit-files.ts';
import { findContradictions } from './find-contradictions.ts';
import { GitError } from './git.ts';
import { readVersions } from './history-repository.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { resolveBase } from './read-base.ts';
import { readDrift } from './read-drift.ts';
import { maxTrustedBytes } from './read-sources.ts';
import { coverTest, type Freshness } from './read-freshness.ts';

/** What a change means, and what of it could not be looked at. */
export interface ReadChange {
  change: ChangeReport;
  gaps: string[];
}

/** What the change since HEAD and a ref parted means for pages. Throws a `UserError` when the two have nothing in common. */
export async function readChange(loaded: LoadedCatalog, { report, covered }: Freshness, ref: string): Promise<ReadChange> {
  const { root, catalog } = loaded;
  const commit = await resolveBase(root, ref);
  const before = await readFilesOf(root, commit);
  const formerPaths = pairWithFormer(catalog.pages, before);
  const isEdited = ({ path, document }: Page): boolean => before.get(formerPaths.get(path) ?? path) !== document.blob;
  // Everything is compared with the one commit that the change started from.
  const drift = await readDrift({ root, covered, head: report.head, history: { base: commit } });
  const { found, gaps } = await findContradictions({
    root,
    pages: catalog.pages.map(({ id, path, lifecycle, document }) => ({ id, path, lifecycle, document, base: commit })),
    isCovered: coverTest(covered.pages),
  });
  const touched = catalog.pages
    .filter((page) => page.lifecycle === 'living' && !isEdited(page))
    .map(({ id, path }) => ({ path, changes: leaveOutNamed(drift.get(id)?.changes ?? [], found.get(id) ?? []) }))
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => rankChanges(a.changes) - rankChanges(b.changes));
  const contradicted = catalog.pages.flatMap(({ id, path }) => {
    const contradictions = found.get(id);
    return contradictions ? [{ path, contradictions }] : [];
  });
  const edited = catalog.pages.filter((page) => formerPaths.has(page.path) && isEdited(page));
  const overdue = await listOverdue(root, report, { commit, edited, formerPaths });
  return { change: { since: { ref, commit }, touched, contradicted, overdue }, gaps };
}

async function readFilesOf(root: string, commit: string): Promise<Map<string, string>> {
  try {
    return await readVersions(root, commit);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    throw new UserError('This clone lacks the list of files that the change started from.', {
      hint: 'Clone without `--filter=tree:0`.',
      cause,
    });
  }
}

/** Pages that the base had, with their paths there: the same, or another for a page that was moved as it was. New pages aren't among them. */
function pairWithFormer(pages: readonly Page[], before: ReadonlyMap<string, string>): Map<string, string> {
  const now = new Set(pages.map(({ path }) => path));
  const gone = new Map([...before].filter(([path]) => !now.has(path)).map(([path, blob]) => [blob, path]));
  return new Map(
    pages.flatMap(({ path, document }): [string, string][] => {
      const former = before.has(path) ? path : gone.get(document.blob);
      return former === undefined ? [] : [[path, former]];
    }),
  );
}

/** A file that a page names and the change removes is said once, by its name. */
function leaveOutNamed(changes: readonly CoveredChange[], contradictions: readonly Contradiction[]): CoveredChange[] {
  const named = new Set(contradictions.map(({ was }) => was.path));
  return changes.filter(({ path, status }) => status !== 'removed' || !named.has(path));
}

const telling: readonly CoverKind[] = ['narrowed', 'whole', 'inferred'];

/** Lines that a page describes say more than whole files, and those more than a mention. */
function rankChanges(changes: readonly CoveredChange[]): number {
  return Math.min(...changes.map(({ kind }) => telling.indexOf(kind)));
}

/** Of the pages that the change edits those that were overdue before it: overdue now, with the same review and interval as then. */
async function listOverdue(
  root: string,
  { pages }: FreshnessReport,
  { commit, edited, formerPaths }: { commit: string; edited: readonly Page[]; formerPaths: ReadonlyMap<string, string> },
): Promise<string[]> {
  const late = new Set(pages.filter(({ review, standing }) => review === 'overdue' && standing === 'living').map(({ path }) => path));
  const wanted = edited.filter(({ path }) => late.has(path));
  if (wanted.length === 0) return [];
  const files = await openCommit(root, commit);
  const kept: string[] = [];
  for (const { path, document } of wanted) {
    const file = await files.read(formerPaths.get(path) ?? path, maxTrustedBytes);
    const { meta } = readFrontmatter(file.type === 'text' ? file.text : '', path);
    const isSame = meta.reviewed?.on === document.meta.reviewed?.on && meta.reviewEvery === document.meta.reviewEvery;
    if (isSame) kept.push(path);
  }
  return kept;
}
