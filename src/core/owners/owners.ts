import type { Ownership, OwnerDialect, OwnerRule } from './ownership.ts';

/** What files of the host say of a path, and why; the same for every dialect. */
export interface Owners {
  /** Absent where there are no such files. */
  dialect: OwnerDialect | undefined;
  /** Files that were read, or refused: paths below the root; those above it start with `../`. */
  files: string[];
  /** Who answers for a path (POSIX, below the root). Never throws. */
  ownershipOf(path: string): Ownership;
  /** The same, with what else speaks of the path: takes longer. Never throws. */
  explain(path: string): Explanation;
}

/** An answer with what could have been the answer. */
export interface Explanation {
  ownership: Ownership;
  /** Rules that match and don't decide, the one that came nearest first; the first hundred of them. */
  lost: LostRule[];
  /** How many more there are, as far as they were looked for. */
  moreLost: number;
  /** Lines that would match but are broken, in the order of the file; a hundred of them. */
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

/** The answer where so many rules could speak of a path that it isn't found out which one does. */
export function undecided(): Ownership {
  return { state: 'unresolved', owners: [], source: 'codeowners', rules: [] };
}

/** Whether rules may speak of the path that weren't tried: any other answer would be a guess. */
export function isUndecided({ state, rules }: Ownership): boolean {
  return state === 'unresolved' && rules.length === 0;
}

/** An answer without anything else to say. */
export function explainNothing(ownership: Ownership): Explanation {
  return { ownership, lost: [], moreLost: 0, broken: [] };
}

/** Where no file names owners. */
export function noOwners(): Owners {
  return { dialect: undefined, files: [], ownershipOf: unmatched, explain: () => explainNothing(unmatched()) };
}
