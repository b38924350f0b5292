import type { Catalog } from './catalog.ts';
import type { Finding, RuleId, Severity } from './diagnostic.ts';
import type { Moves } from './find-moved.ts';
import type { Day } from './interval.ts';

/** One thing that can be wrong with content. A value, one file each in `rules/`, documented at `content/wiki/reference/rules/<id>.md`. */
export interface Rule {
  id: RuleId;
  /** Severity unless `waymark.yml` says otherwise. */
  severity: Severity | 'off';
  /** What holds when the rule is content, in one sentence. */
  description: string;
  /** Every place where it doesn't hold. Judges; reads nothing. */
  check(context: RuleContext): Iterable<Finding>;
}

/** What rules may look at. */
export interface RuleContext {
  catalog: Catalog;
  /** Where files went that links may still mean, as far as anybody asked. */
  moves: Moves;
  /** The UTC day to judge on; without it nothing is said about time. */
  today: Day | undefined;
  /** Owners of a page by its path; without it pages are owned by whom they name themselves. */
  ownersOf: ((path: string) => readonly string[]) | undefined;
}

/** Makes a rule of what parsing and building already noticed under its id. */
export function ruleFromFindings(rule: Omit<Rule, 'check'>): Rule {
  return {
    ...rule,
    *check({ catalog }) {
      for (const finding of catalog.findings) if (finding.rule === rule.id) yield finding;
      for (const { document } of catalog.pages) {
        for (const finding of document.findings) if (finding.rule === rule.id) yield finding;
      }
    },
  };
}
