import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import { Budget, budgets } from './budget.ts';
import { answerOnce, listRules, maxListed, toOwnerRule, type CodeOwners, type CodeRule, type Verdict } from './codeowners.ts';
import { compileGitlabPattern, normaliseGitlabPattern } from './gitlab-pattern.ts';
import { readGitlabOwners } from './gitlab-references.ts';
import { readLines, splitLine, splitWords, type Line } from './owner-lines.ts';
import type { Ownership } from './ownership.ts';
import { explainNothing, isUndecided, unmatched, type Explanation, type LostRule } from './owners.ts';
import { RuleIndex, type Entry } from './rule-index.ts';

/**
 * CODEOWNERS as GitLab reads it (docs.gitlab.com, “Syntax of CODEOWNERS file” and “Advanced CODEOWNERS configuration”): in each section
 * the last rule that matches decides, and owners of all sections answer together. An exclusion takes a path out of its section,
 * wherever it stands there. A pattern that a section has twice keeps its first place and gets its last owners (as GitLab keeps entries,
 * ee/lib/gitlab/code_owners/file.rb). `file` is the path for answers and findings.
 */
export function parseGitlabOwners(text: string, file: string): CodeOwners {
  const reader = new Reader(file);
  for (const line of readLines(text)) reader.read(line);
  const { findings } = reader;
  const rules = reader.rules.sort((a, b) => a.rank - b.rank || a.line - b.line);
  const indexes = {
    entries: new RuleIndex(rules.filter(({ excludes }) => !excludes)),
    exclusions: new RuleIndex(rules.filter(({ excludes }) => excludes)),
  };
  const budget = new Budget(budgets.decide);
  const ownershipOf = answerOnce((path) => answer(decide(path, indexes, budget), budget), budget);
  const explaining = new Budget(budgets.explain);
  return {
    rules: rules.toSorted((a, b) => a.line - b.line),
    findings,
    replaced: new Map([...indexes.entries.replaced, ...indexes.exclusions.replaced]),
    ownershipOf,
    explain: (path) => explain(path, ownershipOf(path), indexes, explaining),
    weigh: (path, judging) => weigh(path, indexes, judging),
  };
}

interface GitlabRule extends CodeRule {
  /** Key of its section: the name in lower case. */
  group: string;
  /** Place among the rules, equal for one pattern within a section. */
  rank: number;
}

interface Section {
  /** As first written; absent for rules above all headings. */
  name: string | undefined;
  group: string;
  defaults: string[];
}

/** Rules above all headings form a section that GitLab calls so. */
const unnamed = 'codeowners';

class Reader {
  readonly rules: GitlabRule[] = [];
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #names = new Map<string, string | undefined>([[unnamed, undefined]]);
  readonly #ranks = new Map<string, number>();
  #section: Section = { name: undefined, group: unnamed, defaults: [] };

  constructor(file: string) {
    this.#file = file;
  }

  read(line: Line): void {
    if (!/^[ \t]*\^?\[/.test(line.text)) this.#readRule(line);
    else if (!this.#readHeading(line)) {
      const { pattern } = splitLine(line);
      const message = 'The heading of a section isn’t closed or has no name; GitLab reads the line as a pattern.';
      this.#report('owner/pattern', message, pattern, 'Write it as `[Name]`, `^[Name]` or `[Name][2]`, with default owners behind it.');
      this.#readRule(line);
    }
  }

  /** `[Name]`, optional with `^`, with the number of approvals `[2]`, and owners for rules that name none. */
  #readHeading({ text, number }: Line): boolean {
    const open = text.indexOf('[');
    const close = text.indexOf(']', open);
    const written = close < 0 ? '' : text.slice(open + 1, close).trim();
    if (written === '') return false;
    const approvals = /^\[\d*\]/.exec(text.slice(close + 1, close + 20))?.[0] ?? '';
    const end = close + 1 + approvals.length;
    const words = splitWords(text, number, end);
    if (words[0]?.range.start.column === end + 1) {
      const message = 'GitLab takes brackets at the start of a line for the heading of a section; what follows directly is lost.';
      this.#report('owner/pattern', message, words[0], 'Write a slash before a pattern that starts with a bracket.');
      words.shift();
    }
    const group = written.toLowerCase();
    if (!this.#names.has(group)) this.#names.set(group, written);
    const { owners, findings } = readGitlabOwners(words, this.#file);
    this.findings.push(...findings);
    this.#section = { name: this.#names.get(group), group, defaults: owners };
    return true;
  }

  #readRule(line: Line): void {
    const { pattern, words } = splitLine(line);
    const { name, group, defaults } = this.#section;
    const excludes = pattern.text.startsWith('!');
    const bare = excludes ? pattern.text.slice(1) : pattern.text;
    const compiled = compileGitlabPattern(bare);
    const { owners, findings } = excludes ? { owners: [], findings: [] } : readGitlabOwners(words, this.#file);
    const own = words.length === 0 ? defaults : owners;
    this.findings.push(...findings);
    if (compiled.parts.some(({ type }) => type === 'never') && !/^\^?\[/.test(pattern.text)) {
      this.#report('owner/pattern', 'A bracket of the pattern isn’t closed, so that it matches nothing.', pattern);
    }
    if (own.length === 0 && !excludes && findings.length === 0) {
      const message = `The rule names no owner that GitLab can ask${words.length === 0 ? ', and its section has none' : ''}.`;
      this.#report(
        'owner/invalid-owner',
        message,
        pattern,
        'Name an owner behind the pattern, or default owners in the heading of the section.',
      );
    }
    const rule = { file: this.#file, line: line.number, pattern: pattern.text, section: name, owners: own };
    const rank = this.#rankOf(`${group}\0${excludes ? '!' : ''}${normaliseGitlabPattern(bare)}`);
    this.rules.push({ ...rule, patterns: [compiled], range: pattern.range, excludes, group, rank });
  }

  #rankOf(key: string): number {
    const rank = this.#ranks.get(key) ?? this.#ranks.size;
    this.#ranks.set(key, rank);
    return rank;
  }

  #report(rule: Finding['rule'], message: string, { text, range }: { text: string; range: Finding['range'] }, hint?: string): void {
    this.findings.push({ rule, message, ...(hint === undefined ? {} : { hint }), file: this.#file, range, actual: text });
  }
}

interface Indexes {
  entries: RuleIndex<GitlabRule>;
  exclusions: RuleIndex<GitlabRule>;
}

/** What decides in each section that speaks of a path. */
interface Decision {
  excluding: Map<string, GitlabRule>;
  deciding: Map<string, GitlabRule>;
}

function decide(path: string, { entries, exclusions }: Indexes, budget: Budget): Decision {
  const excluding = findFirst(exclusions.matching(path, budget), () => true);
  return { excluding, deciding: findFirst(entries.matching(path, budget), (group) => !excluding.has(group)) };
}

function findFirst(sections: ReturnType<RuleIndex<GitlabRule>['matching']>, isAsked: (group: string) => boolean): Map<string, GitlabRule> {
  const found = new Map<string, GitlabRule>();
  for (const [group, matches] of sections) {
    const first = isAsked(group) ? matches[Symbol.iterator]().next() : undefined;
    if (first && first.done !== true) found.set(group, first.value.rule);
  }
  return found;
}

function answer({ excluding, deciding }: Decision, budget: Budget): Ownership {
  const deciders = [...deciding.values()].sort((a, b) => a.rank - b.rank);
  // Each takes memory, for each path.
  for (const { owners } of deciders) budget.spend(30 + (deciders.length > 1 ? owners.length : 0));
  if (budget.isSpent) return unmatched();
  const heard = deciders.filter(({ owners }) => owners.length > 0);
  const [first] = heard;
  if (first) {
    const owners = heard.length === 1 ? first.owners : [...new Set(heard.flatMap((rule) => rule.owners))];
    return { state: 'owned', owners, source: 'codeowners', rules: heard.map(toOwnerRule) };
  }
  if (deciders.length > 0) return { state: 'unresolved', owners: [], source: 'codeowners', rules: deciders.map(toOwnerRule) };
  if (excluding.size === 0) return unmatched();
  return { state: 'unowned', owners: [], source: 'codeowners', rules: [...excluding.values()].map(toOwnerRule) };
}

function explain(path: string, ownership: Ownership, indexes: Indexes, budget: Budget): Explanation {
  if (isUndecided(ownership)) return explainNothing(ownership);
  budget.startPath();
  const { excluding, deciding } = decide(path, indexes, budget);
  const lost: LostRule[] = [];
  let moreLost = 0;
  for (const [group, matches] of indexes.entries.matching(path, budget)) {
    const decider = deciding.get(group);
    const { rules, more } = listRules(matches, { most: maxListed - lost.length, isListed: (rule) => rule !== decider });
    lost.push(...rules.map((rule) => toLost(rule, excluding.has(group) ? 'excluded' : 'later')));
    moreLost += more;
  }
  const silent = [...deciding.values()].filter(({ owners }) => owners.length === 0).slice(0, maxListed);
  return {
    ownership,
    lost: lost.sort((a, b) => b.line - a.line),
    moreLost,
    broken: silent
      .sort((a, b) => a.line - b.line)
      .map((rule) => ({ ...toOwnerRule(rule), message: `${quote(rule.pattern)} names no owner that GitLab can ask.` })),
  };
}

function toLost(rule: GitlabRule, reason: LostRule['reason']): LostRule {
  return { ...toOwnerRule(rule), owners: rule.owners, reason };
}

function weigh(path: string, { entries, exclusions }: Indexes, budget: Budget): Verdict[] {
  const excluding = new Map([...exclusions.matching(path, budget)].map(([group, matches]) => [group, rulesOf(matches)]));
  const asked = new Map([...entries.matching(path, budget)].map(([group, matches]) => [group, rulesOf(matches)]));
  return [...new Set([...excluding.keys(), ...asked.keys()])].map((group) => {
    const [excluded, matching] = [excluding.get(group) ?? [], asked.get(group) ?? []];
    return { matching: [...excluded, ...matching], deciding: excluded.length > 0 ? excluded : matching.slice(0, 1) };
  });
}

function rulesOf(matches: Iterable<Entry<GitlabRule>>): GitlabRule[] {
  return [...matches].map(({ rule }) => rule);
}
