import { keysOf, matchesPath, type PathPattern } from './path-pattern.ts';

/** What an index needs of a rule. */
export interface IndexedRule {
  patterns: readonly PathPattern[];
}

/** Finds the rules that match a path without trying all of them: most patterns hold a plain name or an ending that the path must have. */
export class RuleIndex<Rule extends IndexedRule> {
  readonly #rules: readonly Rule[];
  readonly #keyed = new Map<string, number[]>();
  readonly #others: number[] = [];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    for (const [at, { patterns }] of rules.entries()) {
      const keys = new Set(patterns.map(({ key }) => key));
      if (keys.has(undefined)) this.#others.push(at);
      else for (const key of keys) this.#listOf(key ?? '').push(at);
    }
  }

  /** Rules that match, in the order of the file. */
  matching(path: string): Rule[] {
    const names = path.split('/');
    const found = new Set<number>();
    const look = (candidates: readonly number[]): void => {
      for (const at of candidates)
        if (this.#rules[at]?.patterns.some((pattern) => path.includes(pattern.needle) && matchesPath(pattern, names))) found.add(at);
    };
    look(this.#others);
    for (const key of keysOf(names)) look(this.#keyed.get(key) ?? []);
    return [...found].sort((a, b) => a - b).flatMap((at) => this.#rules[at] ?? []);
  }

  /** How many rules are tried for a path that shares no name with any pattern. */
  get width(): number {
    return this.#others.length;
  }

  #listOf(key: string): number[] {
    const list = this.#keyed.get(key) ?? [];
    if (list.length === 0) this.#keyed.set(key, list);
    return list;
  }
}
