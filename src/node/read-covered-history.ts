import { join } from 'node:path';
import type { Catalog } from '../core/catalog.ts';
import { listCoveredFiles, type CoveredPage } from '../core/covers/covered-page.ts';
import { toReviewKey, type ReviewKey } from '../core/freshness/review-key.ts';
import type { History } from '../core/history.ts';
import { readHistory } from './read-history.ts';
import { workFolder } from './work-folder.ts';

/** What to ask history about. */
export interface CoveredHistoryOptions {
  /** All pages of the portal: sweeps are measured against their number. */
  catalog: Pick<Catalog, 'config' | 'pages'>;
  covered: readonly CoveredPage[];
  /** Pages for which the files are asked for that changed together with them. */
  together?: readonly string[] | undefined;
}

/** History as far as freshness needs it: changes and reviews of the pages, and changes of what they cover. */
export function readCoveredHistory(root: string, { catalog, covered, together }: CoveredHistoryOptions): Promise<History> {
  const reviews = catalog.pages.flatMap(({ path, meta }): [string, ReviewKey][] => {
    const key = toReviewKey(meta.reviewed);
    return key === undefined ? [] : [[path, key]];
  });
  const { freshness, units } = catalog.config;
  return readHistory(
    root,
    catalog.pages.map(({ path }) => path),
    {
      bulk: freshness.bulk,
      ignoreCommits: freshness.ignoreCommits,
      code: listCoveredFiles(covered),
      reviewed: new Map(reviews),
      sidecar: units,
      together,
      cacheFolder: join(workFolder(root), 'cache'),
    },
  );
}
