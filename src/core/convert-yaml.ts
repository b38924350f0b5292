import { isAlias, isCollection, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, YAMLMap } from 'yaml';

/** Bounds of one YAML text: what a person writes stays far below them, what an attacker writes doesn't. */
export interface YamlLimits {
  /** UTF-16 units of text. */
  length: number;
  /** Collections inside one another. */
  depth: number;
  /** Values, those behind an alias counted at each use. */
  nodes: number;
  /** Uses of aliases. */
  aliases: number;
}

/** A limit was exceeded while data was made; the message is for people. */
export class YamlLimitExceeded extends Error {}

/** What only the conversion sees. */
export interface ConversionReports {
  duplicateKey: (key: Node, firstOffset: number) => void;
  unknownAlias: (alias: Alias) => void;
}

/**
 * Makes plain data of parsed nodes and counts what it makes, so that aliases can't multiply. Top-level fields that hold a syntax
 * error are left out: their values can't be trusted. Throws {@link YamlLimitExceeded}.
 */
export class YamlConverter {
  readonly #document: Document;
  readonly #limits: Readonly<YamlLimits>;
  readonly #reports: ConversionReports;
  #nodes = 0;
  #aliases = 0;
  #unknownAliases = 0;

  constructor(document: Document, limits: Readonly<YamlLimits>, reports: ConversionReports) {
    this.#document = document;
    this.#limits = limits;
    this.#reports = reports;
  }

  /** Data of the whole document, which has errors at some offsets; `undefined` when there is none. */
  convert(errorOffsets: readonly number[]): unknown {
    const { contents } = this.#document;
    if (!contents || (isScalar(contents) && contents.value === null)) return undefined;
    if (isMap(contents)) return this.#convertMap(contents, 0, [...errorOffsets]);
    return errorOffsets.length === 0 ? this.#convert(contents, 0) : undefined;
  }

  #convert(node: unknown, depth: number): unknown {
    if (++this.#nodes > this.#limits.nodes) throw new YamlLimitExceeded(tooMany(this.#limits));
    if (depth > this.#limits.depth) throw new YamlLimitExceeded(tooDeep(this.#limits));
    if (isAlias(node)) return this.#convertAlias(node, depth);
    if (isMap(node)) return this.#convertMap(node, depth, []);
    if (isSeq(node)) return node.items.map((item) => (isPair(item) ? null : this.#convert(item, depth + 1)));
    return isScalar(node) ? node.value : null;
  }

  #convertAlias(alias: Alias, depth: number): unknown {
    if (++this.#aliases > this.#limits.aliases) {
      throw new YamlLimitExceeded(`The YAML uses aliases more than ${this.#limits.aliases} times; it is not read.`);
    }
    const target = alias.resolve(this.#document);
    if (!target) {
      this.#unknownAliases++;
      this.#reports.unknownAlias(alias);
    }
    return this.#convert(target, depth + 1);
  }

  #convertMap(map: YAMLMap, depth: number, errorOffsets: number[]): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    const first = new Map<string, number>();
    const errors = errorOffsets.sort((a, b) => b - a);
    for (const [index, { key, value }] of map.items.entries()) {
      const next = offsetOf(map.items[index + 1]?.key) ?? Infinity;
      let isBroken = false;
      for (; (errors.at(-1) ?? Infinity) < next; errors.pop()) isBroken = true;
      if (isBroken) continue;
      const name = keyName(key);
      const seen = first.get(name);
      if (seen === undefined) first.set(name, offsetOf(key) ?? 0);
      else if (isScalar(key)) this.#reports.duplicateKey(key as Node, seen);
      const { converted, hasUnknownAlias } = this.#convertValue(value, depth + 1);
      if (depth === 0 && hasUnknownAlias) continue;
      // Defined, not assigned: `__proto__` becomes an ordinary field.
      Object.defineProperty(data, name, { value: converted, enumerable: true, configurable: true, writable: true });
    }
    return data;
  }

  #convertValue(value: unknown, depth: number): { converted: unknown; hasUnknownAlias: boolean } {
    const before = this.#unknownAliases;
    const converted = this.#convert(value, depth);
    return { converted, hasUnknownAlias: this.#unknownAliases > before };
  }
}

/** Text of a key; empty for one that isn't text. */
export function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Message of a text that nests too deep. */
export function tooDeep(limits: Readonly<YamlLimits>): string {
  return `The YAML nests more than ${limits.depth} levels deep; it is not read.`;
}

function tooMany(limits: Readonly<YamlLimits>): string {
  return `The YAML holds more than ${limits.nodes} values; it is not read.`;
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node) ? node.range?.[0] : undefined;
}
