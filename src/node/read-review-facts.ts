import { createHash } from 'node:crypto';
import type { Page } from '../core/catalog.ts';
import type { FreshnessReport } from '../core/freshness/freshness.ts';
import { judgePage } from '../core/freshness/judge-page.ts';
import type { Day } from '../core/interval.ts';
import type { Ownership } from '../core/owners/ownership.ts';
import type { LoadedCatalog } from './load-catalog.ts';

/** How fresh the pages of a catalog are on a day, as far as pages and their history tell. The catalog was loaded with its history. */
export function readReviewFacts({ catalog, history }: LoadedCatalog, { today }: { today: Day }): Promise<FreshnessReport> {
  const pages = catalog.pages.map((page) => {
    const source = catalog.sources.find(({ id }) => id === page.source);
    return judgePage(
      {
        page,
        ownership: ownershipOf(page, source?.owner),
        sourceInterval: source?.reviewEvery,
        lastChange: history.lastChange(page.path),
        history: history.state,
        stamp: undefined,
        drift: { covers: [], changes: [] },
        contradictions: [],
        informed: [],
      },
      { today, config: catalog.config.freshness, hash32: (text) => createHash('sha256').update(text).digest().readUInt32BE(0) },
    );
  });
  return Promise.resolve({ today, pages, head: history.head?.commit, history: history.state });
}

function ownershipOf({ meta, path }: Page, sourceOwner: string | undefined): Ownership {
  const owner = meta.owner ?? sourceOwner;
  if (owner === undefined) return { state: 'unmatched', owners: [], source: undefined, rules: [] };
  const source = meta.owner === undefined ? 'source' : 'page';
  return { state: 'owned', owners: [owner], source, rules: [{ file: path, line: 1, pattern: 'owner' }] };
}
