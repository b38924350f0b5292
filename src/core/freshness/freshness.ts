import type { Range } from '../diagnostic.ts';
import type { Day } from '../interval.ts';
import type { Ownership } from '../owners/ownership.ts';

/** How far a page can be trusted today, and why: three axes, and one badge made of them. */

/** Time: whether the page was reviewed within its interval. */
export type ReviewState = 'current' | 'due-soon' | 'due' | 'overdue' | 'unreviewed' | 'not-scheduled';

/** Evidence: what became of the code that the page describes. */
export type DriftState = 'in-sync' | 'activity' | 'changed' | 'contradicted' | 'untracked';

/** How sure history is. */
export type Confidence = 'exact' | 'older-than' | 'unknown';

/** What is shown of the axes, the first that holds wins. */
export const badges = ['contradicted', 'overdue', 'changed', 'due', 'due-soon', 'current'] as const;
/** One of {@link badges}. */
export type Badge = (typeof badges)[number];

/** Whether the page is to be kept up now; all but `living` are shown as themselves, without a badge. */
export type Standing = 'living' | 'snoozed' | 'draft' | 'historical' | 'generated';

/** Something that can be looked up. */
export interface Evidence {
  /** Path below the root. */
  path: string;
  /** Commits between which it happened; `to` is absent when it isn't committed. */
  from?: string | undefined;
  to?: string | undefined;
  /** 1-based line of `path`. */
  line?: number | undefined;
}

/** Why a page is in its state, one fact each. Codes are permanent. */
export type ReasonCode =
  | 'reviewed'
  | 'batch-confirmed'
  | 'unreviewed'
  | 'future-review'
  | 'due-soon'
  | 'due'
  | 'overdue'
  | 'in-sync'
  | 'covered-activity'
  | 'inferred-activity'
  | 'covered-changed'
  | 'reference-gone'
  | 'base-unavailable'
  | 'covers-nothing'
  | 'snoozed'
  | 'lifecycle'
  | 'history-ends'
  | 'no-history';

/** One fact about a page, in a neutral sentence, with what proves it. */
export interface Reason {
  code: ReasonCode;
  message: string;
  evidence: Evidence[];
}

/** The commit that wrote the review which a page carries. */
export interface ReviewStamp {
  commit: string;
  /** Who committed it: the author, as `.mailmap` wants it written. */
  author: string;
  /** UTC day of the commit. */
  on: Day;
  /** Pages that the same commit stamped without touching the text of any page, when these are ten or more; else 0. */
  batch: number;
}

/** A page with its state, as every report and the portal show it. */
export interface PageFreshness {
  path: string;
  id: string;
  title: string;
  ownership: Ownership;
  standing: Standing;
  review: ReviewState;
  drift: DriftState;
  confidence: Confidence;
  /** Undefined where nothing is claimed: no review, no schedule, no change of a narrowed cover. */
  badge: Badge | undefined;
  /** Last commit that changed what the page says; absent when it isn't known for sure. */
  lastChange?: { on: Day; commit: string; author: string } | undefined;
  reviewed?: { on: Day; by?: string | undefined; stamp?: ReviewStamp | undefined } | undefined;
  /** Day from which the review is due, and from which it is overdue. */
  dueOn?: Day | undefined;
  overdueOn?: Day | undefined;
  /** Day from which `due-soon` is said. */
  dueSoonOn?: Day | undefined;
  snooze?: { until: Day; reason: string } | undefined;
  /** What the page describes: covers as written, then those inferred from its text. */
  covers: CoverFacts[];
  /** Digest of what declared covers select now, as a review writes it down; absent without any. */
  digest?: string | undefined;
  /** Commit that covered content is compared with; absent when nothing is covered or there is none. */
  base?: DriftBase | undefined;
  /** Covered files that differ from the base. */
  changes: CoveredChange[];
  /** Things that the page names and that are gone. */
  contradictions: Contradiction[];
  /** In words, most important first. */
  reasons: Reason[];
  /** Owners of the covered files that changed, without those of the page. */
  informed: string[];
}

/** Freshness of a repository on one day. */
export interface FreshnessReport {
  /** The day that states hold for. */
  today: Day;
  /** Sorted by path. */
  pages: PageFreshness[];
  /** HEAD, for compare links. */
  head: string | undefined;
  /** How much of the history there is. */
  history: 'exact' | 'shallow' | 'none';
  /** What could not be looked at, each in a sentence. */
  gaps: string[];
  /** What a change means for pages; present when only that was asked for. Then states are those after the change. */
  change?: ChangeReport | undefined;
}

/** What the difference between a ref and the working tree means for pages. Says nothing about time, but for pages that it edits. */
export interface ChangeReport {
  /** The ref as asked for, and the commit that it has in common with HEAD. */
  since: { ref: string; commit: string };
  /** Pages whose covered code the change touches and which it doesn't edit, most telling first. */
  touched: { path: string; changes: CoveredChange[] }[];
  /** Pages that name what the change removes. */
  contradicted: { path: string; contradictions: Contradiction[] }[];
  /** Pages that the change edits and that were overdue: whoever is there could review them. */
  overdue: string[];
}

/** One cover and what it selects now. */
export interface CoverFacts {
  /** Path or glob as written; for inferred covers the path. */
  path: string;
  /** `whole` files, a `narrowed` surface (`match` or `region`), or `inferred` from the text. */
  kind: CoverKind;
  match?: string | undefined;
  region?: string | undefined;
  /** Lines that the page shows of the file: `10-24`. */
  lines?: string | undefined;
  /** Number of files that it selects now. */
  files: number;
}

/** See {@link CoverFacts}. A change of `narrowed` content is “changed”, any other is “activity”. */
export type CoverKind = 'whole' | 'narrowed' | 'inferred';

/** What covered content is compared with. */
export interface DriftBase {
  commit: string;
  /**
   * `commit`: `reviewed.commit`. `digest`: the commit that introduced `reviewed.digest`. `date`: the last commit of the day
   * `reviewed.on`. `change`: the last change of a page that nobody reviewed.
   */
  how: 'commit' | 'digest' | 'date' | 'change';
}

/** A covered file that differs between the base and now. */
export interface CoveredChange {
  path: string;
  kind: CoverKind;
  status: 'edited' | 'added' | 'removed';
  /** First line that differs among those that count, 1-based, in the file as it is now (as it was, when removed). Of narrowed covers only. */
  line?: number | undefined;
  /** Commits since the base that touched the file, newest first, at most five of them; empty without history. */
  commits: { id: string; on: Day; author: string; subject: string }[];
  /** Number of those commits in all. */
  commitCount: number;
}

/** Something that a page names in inline code, that the repository held when the page was last looked at, and doesn't any more. */
export interface Contradiction {
  kind: 'path' | 'identifier' | 'flag' | 'target';
  /** As the page writes it. */
  text: string;
  /** Where in the page. */
  range: Range;
  /** Where it was at the base. */
  was: { path: string; line?: number | undefined };
  /** Where a file is now that was moved. */
  movedTo?: string | undefined;
  /** Commit that the page was last looked at. */
  base: string;
  /** Commit that removed it, when history tells. */
  removedBy?: { id: string; on: Day; author: string; subject: string } | undefined;
  /** Whether it lies within the page's own covers. */
  covered: boolean;
}

/** What judging needs to know of a page; everything that isn't in the page itself. */
export interface DriftFacts {
  covers: CoverFacts[];
  /** Digest of what is covered by declared covers now; absent without any. */
  digest?: string | undefined;
  base?: DriftBase | undefined;
  /** Why there is no base, in a sentence for people; only where one was needed. */
  baseGap?: string | undefined;
  changes: CoveredChange[];
}
