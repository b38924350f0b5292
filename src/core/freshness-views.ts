import type { Contradiction, CoverFacts, CoveredChange, DriftState } from './freshness/freshness.ts';
import type { Turn } from './freshness/reader-state.ts';
import type { Day } from './interval.ts';
import type { Contact } from './owners/owners-config.ts';
import type { OwnershipState } from './owners/ownership.ts';
import type { PageSummary } from './portal.ts';

/** What the site shows of owners and freshness: plain views, with links already made. */

/** An owner, with what is known of how to reach it. */
export interface OwnerView {
  /** As CODEOWNERS or the page writes it. */
  owner: string;
  /** Its name in addresses and anchors. */
  slug: string;
  name: string;
  /** Where the portal lists what belongs to it. */
  url: string;
  contact: Contact | undefined;
}

/** What is said of a page's freshness, with its evidence. */
export interface FreshnessView {
  /** The day that it was judged on, and later days on which that changes. */
  turns: [Turn, ...Turn[]];
  reviewed: ReviewView | undefined;
  dueOn: Day | undefined;
  snooze: { until: Day; reason: string } | undefined;
  drift: DriftState;
  /** What the page is compared with: its review, or its own last change. */
  since: 'review' | 'edit';
  /** Day of the page's last change, where it was never reviewed. */
  editedOn: Day | undefined;
  /** Why nothing can be compared, in a sentence. */
  gap: string | undefined;
  /** What changed in the whole repository since then, on the host. */
  compareUrl: string | undefined;
  changes: ChangeView[];
  contradictions: ContradictionView[];
  covers: CoverView[];
}

/** A review. */
export interface ReviewView {
  on: Day;
  by: string | undefined;
  /** Who committed it, when, and with how many others at once; 0 for none. */
  stamp: { author: string; on: Day; batch: number; url: string | undefined } | undefined;
}

/** A covered file that differs. */
export interface ChangeView extends Pick<CoveredChange, 'path' | 'kind' | 'status' | 'line' | 'commitCount'> {
  url: string | undefined;
  /** The newest of the commits that touched it. */
  latest: CommitView | undefined;
}

/** Something that the page names and that is gone. */
export interface ContradictionView extends Pick<Contradiction, 'text' | 'kind'> {
  was: { path: string; line: number | undefined };
  removedBy: CommitView | undefined;
}

/** A commit in evidence. */
export interface CommitView {
  on: Day;
  author: string;
  subject: string;
  url: string | undefined;
}

/** Something that the page describes. */
export interface CoverView extends Pick<CoverFacts, 'path' | 'kind' | 'match' | 'region' | 'files'> {
  /** The file or folder on the host. */
  url: string | undefined;
}

/** A page in the lists of what needs a look. */
export interface FreshnessRow {
  page: PageSummary;
  freshness: FreshnessView;
}

/** Everything that is claimed of pages, and of how many nothing is. */
export interface FreshnessOverview {
  /** The day that pages were judged on. */
  today: Day;
  /** How much of the history there is; with less than all of it, some things can't be told. */
  history: 'exact' | 'shallow' | 'none';
  /** Most urgent first. */
  rows: FreshnessRow[];
  /** Pages of which nothing is claimed, in reading order. */
  unclaimed: PageSummary[];
}

/** What belongs to an owner, or to nobody for a reason. */
export interface OwnerSection {
  /** Name in addresses and anchors. */
  slug: string;
  /** The address of its own list. */
  url: string;
  /** Undefined where nobody answers. */
  owner: OwnerView | undefined;
  state: OwnershipState;
  /** Most urgent first. */
  rows: FreshnessRow[];
  /** Pages of which nothing is claimed, in reading order. */
  unclaimed: PageSummary[];
}
