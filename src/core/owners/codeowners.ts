import type { Finding, Range } from '../diagnostic.ts';
import type { OwnerRule } from './ownership.ts';
import type { Explanation } from './owners.ts';
import type { PathPattern } from './path-pattern.ts';

/** A CODEOWNERS file that was read, in either dialect. */
export interface CodeOwners {
  /** Who answers for a path from the top of the repository. */
  explain(path: string): Explanation;
  /** Which rules match a path and which of them count; for judging whether a rule is of any use. */
  weigh(path: string): { matching: CodeRule[]; deciding: CodeRule[] };
  /** Rules in the order of the file, without broken lines. */
  rules: CodeRule[];
  /** How many rules are tried for a path that shares no name with any pattern. */
  width: number;
  /** What is wrong with single lines. */
  findings: Finding[];
}

/** A line that can match. */
export interface CodeRule extends OwnerRule {
  owners: string[];
  /** How it matches: one pattern, but for broken lines, whose writer may have meant several things. */
  patterns: PathPattern[];
  /** Where the pattern stands. */
  range: Range;
  /** Whether the pattern takes files out (GitLab's `!`). */
  excludes: boolean;
}

/** A line that the host skips, and what it would match if the host took it as it seems to be meant. */
export interface BrokenLine extends CodeRule {
  message: string;
}

/** The rule as an answer shows it. */
export function toOwnerRule({ file, line, pattern, section }: CodeRule): OwnerRule {
  return { file, line, pattern, ...(section === undefined ? {} : { section }) };
}

/** Largest CODEOWNERS file that GitHub loads is smaller than this, in bytes (docs.github.com, “About code owners”: under 3 MB). */
export const maxCodeOwnersBytes = 3 * 1024 * 1024;
