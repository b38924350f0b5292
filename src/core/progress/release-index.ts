import type { Impact } from '../pathways/fingerprint.ts';

/**
 * What a browser has to know of a pathway to tell a reader's progress in any of its releases, and what is new since: structure of each
 * release and the revisions of each unit. Made from locks alone; published at `/pathways/<id>/releases.json`.
 */
export interface ReleaseIndex {
  schemaVersion: 1;
  /** Id of the site: the name of the reader's database. */
  site: string;
  pathway: string;
  title: string;
  url: string;
  /** Oldest first. The last is the current one. A pathway without releases has one of version `0.0.0`, its working state. */
  releases: ReleaseShape[];
  /** By id, for every unit of any release. */
  units: Record<string, UnitFacts>;
}

/** The structure of one release. */
export interface ReleaseShape {
  version: string;
  /** UTC day. */
  date: string;
  url: string;
  /** Last day of support, where the pathway says so. */
  supportedUntil?: string;
  /** Practical assessments that complete it, beside its units: nobody but a reviewer can say that they are met. */
  exits?: { id: string; title: string }[];
  stages: { id: string; title: string; units: ShapeUnit[]; elective?: { choose: number; of: ShapeUnit[] } }[];
}

/** A unit in a stage. */
export interface ShapeUnit {
  id: string;
  required: boolean;
  /** Ids of units that count as this one: mapped by the pathway or by `retired.yml`. */
  replaces?: string[];
}

/** A unit over all releases. */
export interface UnitFacts {
  title: string;
  /** Address of the page now, or of the external unit; absent where it is gone. */
  url?: string;
  /** Other ids that the page had. */
  former?: string[];
  minutes: { read: number; do: number };
  /** Fingerprint (16 digits) of the page as it is published now, which may be newer than the last release. */
  now?: string;
  /**
   * Texts of the unit in releases, oldest first: `fp` is a hash of its fingerprint, `version` the first release that has it, `impact`
   * what it asks of somebody who completed the text before. What lies between two texts is the greatest impact on the way.
   */
  revisions: { fp: string; version: string; impact: Impact }[];
}
