import type { Budget } from './budget.ts';
import { keysOf, matchesPath, signatureOf, type PathPattern } from './path-pattern.ts';

/** What an index needs of a rule. */
export interface IndexedRule {
  patterns: readonly PathPattern[];
  /** Rules of one group compete with each other only; absent where all do. */
  group?: string;
}

/** Rules of one group that match the same paths, whatever their spelling. */
export interface Entry<Rule> {
  /** The last of them, which alone can decide. */
  rule: Rule;
  /** The others, last first. */
  same: Rule[];
}

/**
 * Finds the rules that match a path without trying all of them: most patterns hold a plain name or an ending that the path must have,
 * and only the last of equal patterns counts.
 */
export class RuleIndex<Rule extends IndexedRule> {
  readonly #entries: Entry<Rule>[] = [];
  /** Places of entries by key and group, rising; `undefined` for patterns without a key. */
  readonly #lists = new Map<string | undefined, Map<string, number[]>>();

  /** Rules in the order in which they count, the last most. */
  constructor(rules: readonly Rule[]) {
    const known = new Map<string, Entry<Rule>>();
    for (const rule of rules.toReversed()) {
      const signature = `${rule.group ?? ''}\0${rule.patterns.map(signatureOf).join('\0')}`;
      const entry = known.get(signature);
      if (entry) entry.same.push(rule);
      else if (rule.patterns.some(({ parts }) => parts.every(({ type }) => type !== 'never'))) {
        const added = { rule, same: [] };
        known.set(signature, added);
        this.#entries.push(added);
      }
    }
    this.#entries.reverse();
    for (const [at, { rule }] of this.#entries.entries()) {
      const keys = new Set(rule.patterns.map(({ key }) => key));
      for (const key of keys.has(undefined) ? [undefined] : keys) this.#listOf(key, rule.group ?? '').push(at);
    }
  }

  /**
   * Entries that match, by group, each the last first. They are looked for only as far as somebody asks; when the budget is spent, the
   * search ends as if nothing more matched.
   */
  *matching(path: string, budget: Budget): Iterable<[group: string, matches: Iterable<Entry<Rule>>]> {
    const names = path.split('/');
    const lists = new Map<string, (readonly number[])[]>();
    for (const key of [undefined, ...keysOf(names)]) {
      for (const [group, list] of this.#lists.get(key) ?? []) {
        const found = lists.get(group);
        if (found) found.push(list);
        else lists.set(group, [list]);
        budget.spend(10);
        if (budget.isSpent) return;
      }
    }
    for (const [group, candidates] of lists) yield [group, this.#walk(candidates, { path, names, budget })];
  }

  /** Entries of all groups that match, as {@link matching} finds them. */
  *all(path: string, budget: Budget): Iterable<Entry<Rule>> {
    for (const [, matches] of this.matching(path, budget)) yield* matches;
  }

  /** For each rule that an equal pattern makes useless, the one that counts. */
  get replaced(): Map<Rule, Rule> {
    return new Map(this.#entries.flatMap(({ rule, same }) => same.map((other): [Rule, Rule] => [other, rule])));
  }

  *#walk(
    candidates: readonly (readonly number[])[],
    { path, names, budget }: { path: string; names: readonly string[]; budget: Budget },
  ): Iterable<Entry<Rule>> {
    for (const at of mergeFalling(candidates)) {
      budget.spend(2);
      const entry = this.#entries[at];
      const doesMatch = entry?.rule.patterns.some((pattern) => path.includes(pattern.needle) && matchesPath(pattern, names, budget));
      if (budget.isSpent) return;
      if (entry && doesMatch) yield entry;
    }
  }

  #listOf(key: string | undefined, group: string): number[] {
    const groups = this.#lists.get(key) ?? new Map<string, number[]>();
    this.#lists.set(key, groups);
    const list = groups.get(group) ?? [];
    groups.set(group, list);
    return list;
  }
}

/** Numbers of rising lists, the highest first, each once. */
function* mergeFalling(lists: readonly (readonly number[])[]): Iterable<number> {
  const [only] = lists;
  if (only && lists.length === 1) {
    for (let at = only.length - 1; at >= 0; at--) yield only[at] ?? 0;
    return;
  }
  const ends = lists.map(({ length }) => length - 1);
  for (;;) {
    let highest = -1;
    for (const [at, list] of lists.entries()) highest = Math.max(highest, list[ends[at] ?? -1] ?? -1);
    if (highest < 0) return;
    for (const [at, list] of lists.entries()) if (list[ends[at] ?? -1] === highest) ends[at] = (ends[at] ?? 0) - 1;
    yield highest;
  }
}
