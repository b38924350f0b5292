/** What of a unit a learner learns, as hashes: equal ones mean that nothing to learn has changed. */

/** Version of the way fingerprints are made. Those of different versions say nothing about each other: the texts have to be compared. */
export const fingerprintVersion = 1;

/** Fingerprint of a unit. Each part is the first 16 hexadecimal digits of a SHA-256. */
export interface Fingerprint {
  /** {@link fingerprintVersion} when it was made. */
  fpv: number;
  /** Prose: case, punctuation, markup and link targets don't count. */
  text: string;
  /** Fenced code; runs of blanks count as one. */
  code: string;
  /** Headings with their depths. */
  outline: string;
  /** Each item of task lists, and in runbooks each step, in order. */
  tasks: string[];
  /** Everything that is assessed: objectives, what it teaches, the tasks of labs. */
  assess: string;
}

/**
 * How much a change of a unit means to somebody who has learned it. `C0` cosmetic: nothing. `C1` editorial: some words. `C2` content.
 * `C3` assessment: what has to be shown is another.
 */
export type ChangeClass = 'C0' | 'C1' | 'C2' | 'C3';

/** What a change asks of somebody who has completed the unit: nothing, a second look, or to do it again. */
export type Impact = 'none' | 'review' | 'redo';

/** The impact of each class, unless release notes say otherwise. */
export const impactOf: Readonly<Record<ChangeClass, Impact>> = { C0: 'none', C1: 'none', C2: 'review', C3: 'redo' };

/**
 * A task of a page that can be ticked. The id is permanent: the one that the page writes (`^check-backups` at the end of the item), else
 * made from the item's words, so that items can be added, removed and moved without touching the others.
 */
export interface Task {
  id: string;
  /** Hash of the normalised text. */
  hash: string;
}

/** What of a document is learned, before kind and frontmatter of the page are known. Made where documents are read. */
export interface Learning extends Omit<Fingerprint, 'tasks' | 'assess'> {
  /** Items of task lists and of `Steps`. */
  tasks: Task[];
  /** Items of other ordered lists that aren't inside another list: the steps of a runbook. */
  steps: Task[];
}
