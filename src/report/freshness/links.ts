import type { CoveredChange, PageFreshness } from '../../core/freshness/freshness.ts';
import { compareUrl, encodePath, fileUrl } from '../../core/repository-links.ts';
import type { FreshnessResult } from './result.ts';

/** Addresses of pages and evidence; undefined where the repository or the portal has none. */

/** The page in the portal, by the address that stays when it is moved, else its file on the host. */
export function pageUrl(
  { path, id }: Pick<PageFreshness, 'path' | 'id'>,
  { repo, site }: Pick<FreshnessResult, 'repo' | 'site'>,
): string | undefined {
  if (site) return `${site.url.replace(/\/$/, '')}${site.base}go/${encodePath(id)}/`;
  return repo && fileUrl(repo, path);
}

/** What happened to covered code since the page was last looked at: of one file up to the last commit that touched it, else up to HEAD. */
export function changeUrl(
  { base }: Pick<PageFreshness, 'base'>,
  changes: readonly CoveredChange[],
  { repo, report }: Pick<FreshnessResult, 'repo' | 'report'>,
): string | undefined {
  const last = changes.length === 1 ? changes[0]?.commits[0]?.id : undefined;
  const to = last ?? report.head;
  return repo && base && to ? compareUrl(repo, base.commit, to) : undefined;
}
