import type { FreshnessReport } from '../../core/freshness/freshness.ts';
import type { CountUses } from '../../core/freshness/rank-pages.ts';
import type { OwnersConfig } from '../../core/owners/owners-config.ts';
import type { RepositoryHost } from '../../core/repository-links.ts';
import type { CheckResult } from '../report.ts';

/** What is known of freshness, as every channel needs it. */
export interface FreshnessResult extends Omit<CheckResult, 'extra'> {
  report: FreshnessReport;
  /** For links to files and comparisons; without it there are none. */
  repo?: RepositoryHost | undefined;
  /** Address of the portal and path below it, for links to pages; without it there are none. */
  site?: { url: string; base: string } | undefined;
  /** How to reach owners, by name. */
  contacts: OwnersConfig['contacts'];
  /** How many pages a report asks one owner for at once. */
  perOwner: number;
  /** How many pathways use a page. */
  uses?: CountUses | undefined;
}
