/** Who answers for a file, and the line that says so. */

/**
 * `owned`: somebody does. `unowned`: a rule says that nobody does. `unmatched`: no rule speaks of the file. `unresolved`: the rule that
 * speaks of it is broken, or isn't among those that could be tried.
 */
export type OwnershipState = 'owned' | 'unowned' | 'unmatched' | 'unresolved';

/** Where an owner is written: the page's frontmatter, the sidecar, a file of the host (CODEOWNERS, OWNERS), the source, `owners.fallback`. */
export type OwnerSource = 'page' | 'sidecar' | 'codeowners' | 'source' | 'fallback';

/** A place that names owners. */
export interface OwnerRule {
  /** Path below the root. */
  file: string;
  /** 1-based. */
  line: number;
  /** As written: the pattern of a rule, the folder of an OWNERS file, or the key that holds the owner. */
  pattern: string;
  /** GitLab's section, as written. */
  section?: string | undefined;
}

/** An answer with its proof. */
export interface Ownership {
  state: OwnershipState;
  /** As written, without duplicates, in the order of the rules. Empty unless `owned`. */
  owners: string[];
  source: OwnerSource | undefined;
  /** The rules that decided: one, or in GitLab one of each section. Empty when `unmatched`, and when there are too many to try. */
  rules: OwnerRule[];
}

/** How a host reads owners: CODEOWNERS of GitHub or GitLab, OWNERS files as Kubernetes' Prow does. */
export const ownerDialects = ['github', 'gitlab', 'owners'] as const;

/** One of {@link ownerDialects}. */
export type OwnerDialect = (typeof ownerDialects)[number];
