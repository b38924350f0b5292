import type { Ownership, OwnerDialect, OwnerRule } from './ownership.ts';

/** What files of the host say of a path, and why; the same for every dialect. */
export interface Owners {
  /** Absent where there are no such files. */
  dialect: OwnerDialect | undefined;
  /** Files that were read, or refused: paths below the root; those above it start with `../`. */
  files: string[];
  /** Who answers for a path (POSIX, below the root), with everything else that speaks of it. Never throws. */
  explain(path: string): Explanation;
}

/** An answer with what could have been the answer. */
export interface Explanation {
  ownership: Ownership;
  /** Rules that match and don't decide, the one that came nearest first. */
  lost: LostRule[];
  /** Lines that would match but are broken, in the order of the file. */
  broken: BrokenRule[];
}

/** A rule that matches and doesn't decide. */
export interface LostRule extends OwnerRule {
  owners: string[];
  reason: LostReason;
}

/**
 * `later`: a later rule (of the same section) matches too. `excluded`: the section excludes the path. `inherited`: a nearer OWNERS file decides; these may approve all the same. `outranked`: the page itself, or a place
 * that counts more, names an owner.
 */
export type LostReason = 'later' | 'excluded' | 'inherited' | 'outranked';

/** A line that names owners in vain. */
export interface BrokenRule extends OwnerRule {
  /** What is wrong, in a sentence. */
  message: string;
}

/** The answer where no rule speaks of a path. */
export function unmatched(): Ownership {
  return { state: 'unmatched', owners: [], source: undefined, rules: [] };
}

/** Where no file names owners. */
export function noOwners(): Owners {
  return { dialect: undefined, files: [], explain: () => ({ ownership: unmatched(), lost: [], broken: [] }) };
}
