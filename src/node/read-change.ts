import type { ChangeReport, CoveredChange, CoverKind, FreshnessReport } from '../core/freshness/freshness.ts';
import { findContradictions } from './find-contradictions.ts';
import { readVersions } from './history-repository.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { resolveBase } from './read-base.ts';
import { readDrift } from './read-drift.ts';
import { coverTest, type Freshness } from './read-freshness.ts';

/** What the change since HEAD and a ref parted means for pages. Throws a `UserError` when the two have nothing in common. */
export async function readChange(loaded: LoadedCatalog, { report, covered }: Freshness, ref: string): Promise<ChangeReport> {
  const { root, catalog } = loaded;
  const commit = await resolveBase(root, ref);
  const before = await readVersions(root, commit);
  const edited = new Set(catalog.pages.filter(({ path, document }) => before.get(path) !== document.blob).map(({ path }) => path));
  const base = { commit };
  const drift = await readDrift({
    root,
    covered,
    head: report.head,
    // Everything is compared with the one commit that the change started from.
    history: {
      state: report.history,
      resolveReviewedCommit: () => commit,
      stampOf: () => base,
      commitOn: () => base,
      lastChange: () => ({ commit, at: 0, author: '', confidence: 'exact', substantive: true }),
      changesOf: () => undefined,
    },
  });
  const { found } = await findContradictions({
    root,
    pages: catalog.pages.map(({ id, path, lifecycle, document }) => ({
      id,
      path,
      lifecycle,
      document,
      base: before.has(path) ? commit : undefined,
    })),
    isCovered: coverTest(covered.pages),
  });
  return {
    since: { ref, commit },
    touched: catalog.pages
      .filter(({ path, lifecycle }) => lifecycle === 'living' && before.has(path) && !edited.has(path))
      .map(({ id, path }) => ({ path, changes: drift.get(id)?.changes ?? [] }))
      .filter(({ changes }) => changes.length > 0)
      .sort((a, b) => rankChanges(a.changes) - rankChanges(b.changes)),
    contradicted: catalog.pages.flatMap(({ id, path }) => {
      const contradictions = found.get(id);
      return contradictions ? [{ path, contradictions }] : [];
    }),
    overdue: listOverdue(report, edited),
  };
}

const telling: readonly CoverKind[] = ['narrowed', 'whole', 'inferred'];

/** Lines that a page describes say more than whole files, and those more than a mention. */
function rankChanges(changes: readonly CoveredChange[]): number {
  return Math.min(...changes.map(({ kind }) => telling.indexOf(kind)));
}

function listOverdue({ pages }: FreshnessReport, edited: ReadonlySet<string>): string[] {
  return pages
    .filter(({ path, review, standing }) => review === 'overdue' && standing === 'living' && edited.has(path))
    .map(({ path }) => path);
}
