import { hash } from 'node:crypto';
import type { Page } from '../core/catalog.ts';
import type { CoveredPage } from '../core/covers/covered-page.ts';
import { createFileIndex } from '../core/covers/file-index.ts';
import type { CoveredChange, DriftFacts, FreshnessReport, PageFreshness } from '../core/freshness/freshness.ts';
import { judgePage } from '../core/freshness/judge-page.ts';
import type { History } from '../core/history.ts';
import { toDay, type Day } from '../core/interval.ts';
import { findContradictions, type ContradictionReport } from './find-contradictions.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { readCoveredHistory } from './read-covered-history.ts';
import { readCovered, readDrift, type Covered } from './read-drift.ts';

/** How to judge. */
export interface FreshnessOptions {
  /** The day to judge on, given that of HEAD, which isn't known everywhere. */
  today: (head: Day | undefined) => Day;
  /** Whether pages that carry no digest get one, for a review; that reads every covered file. */
  allDigests?: boolean | undefined;
}

/** How fresh pages are, and the history that says so. */
export interface Freshness {
  report: FreshnessReport;
  history: History;
  /** What describes what: for whoever asks about other bases. */
  covered: Covered;
}

/** Judges every page of a loaded repository: history, covered code, contradictions, then the rules of `src/core/freshness`. */
export async function readFreshness(loaded: LoadedCatalog, { today, allDigests }: FreshnessOptions): Promise<Freshness> {
  const { root, catalog } = loaded;
  const covered = await readCovered(root, catalog);
  const history = await readCoveredHistory(root, { catalog, covered: covered.pages });
  const drift = await readDrift({ root, covered, history, head: history.head?.commit, allDigests });
  const contradictions = await findSinceLastLook(loaded, covered.pages, history);
  const day = today(history.head && toDay(history.head.date * 1000));
  const sources = new Map(catalog.sources.map((source) => [source.id, source]));
  const options = { today: day, config: catalog.config.freshness, hash32 };
  const pages = catalog.pages.map((page): PageFreshness => {
    const facts: DriftFacts = drift.get(page.id) ?? { covers: [], changes: [] };
    return judgePage(
      {
        page,
        ownership: loaded.ownershipOf(page),
        sourceInterval: sources.get(page.source)?.reviewEvery,
        lastChange: history.lastChange(page.path),
        history: history.state,
        stamp: history.stampOf(page.path),
        drift: facts,
        contradictions: contradictions.found.get(page.id) ?? [],
        informed: listInformed(facts.changes, loaded),
      },
      options,
    );
  });
  const report: FreshnessReport = { today: day, pages, head: history.head?.commit, history: history.state, gaps: contradictions.gaps };
  return { report, history, covered };
}

/** What pages name that is gone since somebody last looked at them: since their review or their last change, whichever is later. */
function findSinceLastLook(
  { root, catalog }: LoadedCatalog,
  covered: readonly CoveredPage[],
  history: History,
): Promise<ContradictionReport> {
  return findContradictions({
    root,
    pages: catalog.pages.map(({ id, path, lifecycle, document, meta }) => ({
      id,
      path,
      lifecycle,
      document,
      base: findLastLook({ path, meta }, history),
    })),
    isCovered: coverTest(covered),
  });
}

function findLastLook({ path, meta: { reviewed } }: Pick<Page, 'path' | 'meta'>, history: History): string | undefined {
  const change = history.lastChange(path);
  const changed = change?.confidence === 'exact' ? { commit: change.commit, on: toDay(change.at * 1000) } : undefined;
  if (!reviewed) return changed?.commit;
  const named = reviewed.commit === undefined ? undefined : history.resolveReviewedCommit(reviewed.commit);
  const commit = named ?? history.stampOf(path)?.commit ?? history.commitOn(reviewed.on)?.commit;
  return commit === undefined || (changed && changed.on > reviewed.on) ? changed?.commit : commit;
}

/** Whether a path lies within what a page itself says that it covers. */
export function coverTest(covered: readonly CoveredPage[]): (id: string, path: string) => boolean {
  const declared = new Map(
    covered.map(({ page, covers }) => [page.id, covers.flatMap(({ kind, cover }) => (kind === 'inferred' ? [] : [cover.path]))] as const),
  );
  return (id, path) => {
    const index = createFileIndex([path]);
    return (declared.get(id) ?? []).some((pattern) => {
      const selection = index.select(pattern);
      return 'paths' in selection && selection.paths.length > 0;
    });
  };
}

function listInformed(changes: readonly CoveredChange[], { owners }: LoadedCatalog): string[] {
  const declared = changes.filter(({ kind }) => kind !== 'inferred');
  return [...new Set(declared.flatMap(({ path }) => owners.explain(path).ownership.owners))];
}

/** First four bytes of SHA-256, for jitter. */
function hash32(text: string): number {
  return Number.parseInt(hash('sha256', text).slice(0, 8), 16);
}
