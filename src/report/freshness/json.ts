import type {
  ChangeReport,
  Contradiction,
  CoveredChange,
  CoverFacts,
  DriftBase,
  Evidence,
  PageFreshness,
  ReviewStamp,
} from '../../core/freshness/freshness.ts';
import type { Day } from '../../core/interval.ts';
import type { OwnerRule, OwnerSource, OwnershipState } from '../../core/owners/ownership.ts';
import { formatJson } from '../json.ts';
import type { FreshnessResult } from './result.ts';

/** A value whose absent fields are `null`, all the way down: consumers of JSON need no two ways to say “unknown”. */
type Nulled<Value> = Value extends readonly (infer Item)[]
  ? Nulled<Item>[]
  : Value extends object
    ? { [Key in keyof Value]-?: undefined extends Value[Key] ? Nulled<Exclude<Value[Key], undefined>> | null : Nulled<Value[Key]> }
    : Value;

/** A page in the public contract of `waymark freshness --format json`. */
export interface PageEntry {
  path: string;
  id: string;
  title: string;
  /** Owners as written; empty where nobody is. */
  owner: string[];
  ownerSource: OwnerSource | null;
  /** How sure the owner is, and the lines that say so. */
  ownership: { state: OwnershipState; rules: Nulled<OwnerRule>[] };
  standing: PageFreshness['standing'];
  review: PageFreshness['review'];
  drift: PageFreshness['drift'];
  confidence: PageFreshness['confidence'];
  badge: PageFreshness['badge'] | null;
  /** Day of the last commit that changed what the page says; `null` when it isn't known for sure. */
  lastChange: Day | null;
  lastChangeBy: { commit: string; author: string } | null;
  reviewedOn: Day | null;
  reviewedBy: string | null;
  /** The commit that wrote the review. */
  stamp: ReviewStamp | null;
  dueSoonOn: Day | null;
  dueOn: Day | null;
  overdueOn: Day | null;
  snooze: { until: Day; reason: string } | null;
  covers: Nulled<CoverFacts>[];
  base: DriftBase | null;
  changes: Nulled<CoveredChange>[];
  contradictions: Nulled<Contradiction>[];
  reasons: { code: string; message: string; evidence: Nulled<Evidence>[] }[];
  /** Owners of covered code that changed. */
  informed: string[];
}

/** What `waymark freshness --format json` holds beside `schemaVersion`, `summary` and `diagnostics`. */
export interface FreshnessEntry {
  today: Day;
  head: string | null;
  history: 'exact' | 'shallow' | 'none';
  /** What could not be looked at, each in a sentence. */
  gaps: string[];
  pages: PageEntry[];
  /** Only with `--changed-since`. */
  change?: Nulled<ChangeReport>;
}

/** One JSON document, as the contract has it. */
export function formatJsonFreshness(result: FreshnessResult): string {
  return formatJson({ ...result, extra: { ...toFreshnessEntry(result) } });
}

/** Freshness as data that leaves the house: fields in a fixed order, `null` instead of absence. */
export function toFreshnessEntry({ report }: Pick<FreshnessResult, 'report'>): FreshnessEntry {
  const { today, head, history, gaps, pages, change } = report;
  return { today, head: head ?? null, history, gaps, pages: pages.map(toPageEntry), ...(change ? { change: toChangeEntry(change) } : {}) };
}

function toPageEntry(page: PageFreshness): PageEntry {
  const { path, id, title, ownership, standing, review, drift, confidence, lastChange, reviewed, contradictions, reasons, informed } = page;
  return {
    path,
    id,
    title,
    owner: ownership.owners,
    ownerSource: ownership.source ?? null,
    ownership: {
      state: ownership.state,
      rules: ownership.rules.map(({ file, line, pattern, section }) => ({ file, line, pattern, section: section ?? null })),
    },
    standing,
    review,
    drift,
    confidence,
    badge: page.badge ?? null,
    lastChange: lastChange?.on ?? null,
    lastChangeBy: lastChange ? { commit: lastChange.commit, author: lastChange.author } : null,
    reviewedOn: reviewed?.on ?? null,
    reviewedBy: reviewed?.by ?? null,
    stamp: reviewed?.stamp ?? null,
    dueSoonOn: page.dueSoonOn ?? null,
    dueOn: page.dueOn ?? null,
    overdueOn: page.overdueOn ?? null,
    snooze: page.snooze ?? null,
    covers: page.covers.map(({ path: cover, kind, match, region, lines, files }) => {
      return { path: cover, kind, match: match ?? null, region: region ?? null, lines: lines ?? null, files };
    }),
    base: page.base ?? null,
    changes: page.changes.map(toCoveredChange),
    contradictions: contradictions.map(toContradiction),
    reasons: reasons.map(({ code, message, evidence }) => ({ code, message, evidence: evidence.map(toEvidence) })),
    informed,
  };
}

function toEvidence({ path, from, to, line }: Evidence): Nulled<Evidence> {
  return { path, from: from ?? null, to: to ?? null, line: line ?? null };
}

function toCoveredChange({ path, kind, status, line, commits, commitCount }: CoveredChange): Nulled<CoveredChange> {
  return { path, kind, status, line: line ?? null, commits, commitCount };
}

function toContradiction({ kind, text, range, was, movedTo, base, removedBy, covered }: Contradiction): Nulled<Contradiction> {
  return {
    kind,
    text,
    range,
    was: { path: was.path, line: was.line ?? null },
    movedTo: movedTo ?? null,
    base,
    removedBy: removedBy ?? null,
    covered,
  };
}

function toChangeEntry({ since, touched, contradicted, overdue }: ChangeReport): Nulled<ChangeReport> {
  return {
    since,
    touched: touched.map(({ path, changes }) => ({ path, changes: changes.map(toCoveredChange) })),
    contradicted: contradicted.map(({ path, contradictions }) => ({ path, contradictions: contradictions.map(toContradiction) })),
    overdue,
  };
}
