import { summarize, toDiagnostics } from '../src/core/check.ts';
import { compareDiagnostics, type Diagnostic } from '../src/core/diagnostic.ts';
import { explainChangeReport, explainPages } from '../src/core/freshness/explain-freshness.ts';
import type { FreshnessReport, PageFreshness } from '../src/core/freshness/freshness.ts';
import { pagesOfOwner } from '../src/core/freshness/pages-of-owner.ts';
import type { Day } from '../src/core/interval.ts';
import { checkCatalog, digest } from '../src/node/check-catalog.ts';
import { loadCatalog, type LoadedCatalog, type LoadOptions } from '../src/node/load-catalog.ts';
import { rulesAddress } from '../src/node/package-info.ts';
import { readChange } from '../src/node/read-change.ts';
import { readFreshness } from '../src/node/read-freshness.ts';
import type { FreshnessResult } from '../src/report/freshness/result.ts';

/** What to judge, and when. */
export interface JudgeFreshnessOptions extends Pick<LoadOptions, 'config' | 'onProgress'> {
  root: string;
  today: Day;
  /** Which files to report on. */
  only(file: string): boolean;
  /** Ref that a change started from. */
  changedSince: string | undefined;
  /** Owner whose pages are reported. */
  owner: string | undefined;
}

/** The state of a repository's pages, and what there is to say about it. */
export interface FreshnessExamination {
  result: FreshnessResult;
  diagnostics: Diagnostic[];
  /** Whether every page is reported. */
  isWhole: boolean;
  /** Whether history that a state depends on is missing. */
  isUncertain: boolean;
}

/** Loads a repository and judges how fresh its pages are. */
export async function judgeFreshness(options: JudgeFreshnessOptions): Promise<FreshnessExamination> {
  const { root, config, today, changedSince, onProgress } = options;
  const loaded = await loadCatalog(root, { config, bodies: false, onProgress });
  const freshness = await readFreshness(loaded, { today: () => today });
  const read = changedSince === undefined ? undefined : await readChange(loaded, freshness, changedSince);
  const report = select({ ...freshness.report, ...read }, options);
  const diagnostics = explain(report, loaded, options);
  return {
    result: toResult(report, diagnostics, loaded),
    diagnostics,
    isWhole: changedSince === undefined && report.pages.length === freshness.report.pages.length,
    isUncertain: report.gaps.length > 0 || (!read && (report.history !== 'exact' || report.pages.some(hasNoBase))),
  };
}

function hasNoBase({ reasons }: PageFreshness): boolean {
  return reasons.some(({ code }) => code === 'base-unavailable');
}

function select(report: FreshnessReport, { only, owner }: JudgeFreshnessOptions): FreshnessReport {
  const owned = owner === undefined ? report.pages : pagesOfOwner(report.pages, owner);
  const pages = owned.filter(({ path }) => only(path));
  const shown = new Set(pages.map(({ path }) => path));
  const isShown = ({ path }: { path: string }): boolean => shown.has(path);
  const { change } = report;
  return {
    ...report,
    pages,
    change: change && {
      ...change,
      touched: change.touched.filter(isShown),
      contradicted: change.contradicted.filter(isShown),
      overdue: change.overdue.filter((path) => shown.has(path)),
    },
  };
}

function explain({ pages, change }: FreshnessReport, loaded: LoadedCatalog, { only }: JudgeFreshnessOptions): Diagnostic[] {
  const { config } = loaded.catalog;
  const options = { severities: config.rules, config: config.freshness };
  const judged = change ? explainChangeReport(change, options) : explainPages(pages, options);
  const states = toDiagnostics(judged, { hash: digest, docs: rulesAddress() });
  // What a change makes of fields is the business of `check`.
  const faults = change ? [] : checkCatalog(loaded).filter(({ rule, file }) => isAboutUpkeep(rule) && only(file));
  return [...states, ...faults].sort(compareDiagnostics);
}

/** Faults without which a state would look better than it is: covers and reviews that can't be right, a sidecar that can't be read. */
function isAboutUpkeep(rule: string): boolean {
  return rule.startsWith('freshness/') || rule.startsWith('config/');
}

function toResult(report: FreshnessReport, diagnostics: Diagnostic[], { catalog }: LoadedCatalog): FreshnessResult {
  const { site, config } = catalog;
  return {
    report,
    diagnostics,
    summary: summarize(report.pages.length, diagnostics),
    repo: site.repo,
    site: site.url === undefined ? undefined : { url: site.url, base: site.base },
    contacts: config.owners.contacts,
    perOwner: config.freshness.perOwner,
  };
}
