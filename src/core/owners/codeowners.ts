import type { Finding, Range } from '../diagnostic.ts';
import type { Budget } from './budget.ts';
import type { OwnerRule, Ownership } from './ownership.ts';
import { undecided, type Explanation } from './owners.ts';
import type { PathPattern } from './path-pattern.ts';
import type { Entry } from './rule-index.ts';

/** A CODEOWNERS file that was read, in either dialect. */
export interface CodeOwners {
  /** Who answers for a path from the top of the repository. */
  ownershipOf(path: string): Ownership;
  /** The same, with the rules that lost and the lines that are broken. */
  explain(path: string): Explanation;
  /** What each section says of a path, for judging whether a rule is of any use; stops short when the budget is spent. */
  weigh(path: string, budget: Budget): Verdict[];
  /** Rules in the order of the file, without broken lines. */
  rules: CodeRule[];
  /** For each rule that an equal pattern makes useless, the one that counts. */
  replaced: ReadonlyMap<CodeRule, CodeRule>;
  /** What is wrong with single lines. */
  findings: Finding[];
}

/** What one section says of a path; GitHub's file is one section. */
export interface Verdict {
  /** Rules that match, of equal ones the last. */
  matching: CodeRule[];
  /** Those that count: the last one, or all that exclude the path. */
  deciding: CodeRule[];
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

/** Answers each path once, and none any more when the budget is spent. */
export function answerOnce(decide: (path: string) => Ownership, budget: Budget): (path: string) => Ownership {
  const known = new Map<string, Ownership>();
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    budget.startPath();
    const found = budget.isSpent ? undecided() : decide(path);
    const ownership = budget.isSpent ? undecided() : found;
    known.set(path, ownership);
    return ownership;
  };
}

/** Most rules that an explanation lists. */
export const maxListed = 100;

/** The first rules of entries, with those that are equal, and how many more there are. */
export function listRules<Rule>(
  entries: Iterable<Entry<Rule>>,
  { most = maxListed, isListed = () => true }: { most?: number; isListed?: (rule: Rule) => boolean } = {},
): { rules: Rule[]; more: number } {
  const rules: Rule[] = [];
  let more = 0;
  for (const { rule, same } of entries) {
    const room = Math.max(0, most - rules.length);
    const first = isListed(rule) ? [rule] : [];
    const listed = [...first, ...same.slice(0, room)].slice(0, room);
    rules.push(...listed);
    more += first.length + same.length - listed.length;
  }
  return { rules, more };
}

/** Largest CODEOWNERS file that GitHub loads is smaller than this, in bytes (docs.github.com, “About code owners”: under 3 MB). */
export const maxCodeOwnersBytes = 3 * 1024 * 1024;
