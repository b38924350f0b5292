import type { FreshnessView } from '../../core/freshness-views.ts';

/** What the dev server tells an open page. */
export interface CockpitData {
  /** The repository, absolute: editors are asked to open files in it. */
  root: string;
  /** Address below which everything lies, with slashes around it. */
  base: string;
  /** Undefined where the address is no page of a source. */
  page: CockpitPage | undefined;
  /** Why the portal couldn't be read again after the last save, so that it is shown as it was before; empty when it could. */
  unread: Fault[];
  /** Errors and warnings of the whole site, in the order of reports. */
  faults: Fault[];
}

/** What an author wants to know of the page. */
export interface CockpitPage {
  /** Below the root. */
  path: string;
  isDraft: boolean;
  owners: { title: string; url: string }[];
  /** Undefined where nothing is claimed. */
  freshness: FreshnessView | undefined;
  pathways: { title: string; url: string; place: number; total: number }[];
}

/** A fault, with the address of the page that it is in. */
export interface Fault {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  hint: string | undefined;
  /** Empty where none is known. */
  file: string;
  line: number | undefined;
  column: number | undefined;
  url: string | undefined;
}
