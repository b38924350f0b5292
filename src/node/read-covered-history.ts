import { join } from 'node:path';
import type { Config } from '../core/config.ts';
import { listCoveredFiles, type CoveredPage } from '../core/covers/covered-page.ts';
import { toReviewKey } from '../core/freshness/review-key.ts';
import type { History } from '../core/history.ts';
import { readHistory } from './read-history.ts';
import { workFolder } from './work-folder.ts';

/** What to ask history about. */
export interface CoveredHistoryOptions {
  config: Pick<Config, 'freshness' | 'units'>;
  /** Paths of all pages of the portal: sweeps are measured against their number. */
  pages: readonly string[];
  covered: readonly CoveredPage[];
  /** Pages for which the files are asked for that changed together with them. */
  together?: readonly string[] | undefined;
}

/** History as far as the drift of pages needs it: their own changes and reviews, and changes of what they cover. */
export function readCoveredHistory(root: string, { config, pages, covered, together }: CoveredHistoryOptions): Promise<History> {
  const reviews = covered.flatMap(({ page }): [string, string][] => {
    const key = toReviewKey(page.meta.reviewed);
    return key === undefined ? [] : [[page.path, key]];
  });
  const { bulk, ignoreCommits } = config.freshness;
  return readHistory(root, pages, {
    bulk,
    ignoreCommits,
    code: listCoveredFiles(covered),
    reviewed: new Map(reviews),
    sidecar: config.units,
    together,
    cacheFolder: join(workFolder(root), 'cache'),
  });
}
