import { isAlias, isCollection, isScalar, isSeq, visit } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMapping, isSameValue, writeField, writeInline, writeItems, writeKey, writeScalar } from './write-yaml.ts';

/** Replaces the text from one offset to another. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Finds the places of a parsed YAML text where fields and items belong, and what is to be written there. */
export class YamlEditor {
  readonly #text: string;
  readonly #eol: string;

  constructor(text: string, eol: string) {
    this.#text = text;
    this.#eol = eol;
  }

  /** At the end of a text that holds nothing but comments. */
  append([key = '', ...rest]: readonly string[], value: unknown): Splice {
    return this.#insertLines(this.#text.length, writeField(key, nestValue(rest, value), { indent: '', eol: this.#eol }));
  }

  add(map: YAMLMap, key: string, value: unknown): Splice {
    if (map.flow) return this.#insertInline(map, `${this.#inlineKey(key)}: ${this.#inline(value)}`);
    return this.#insertLines(endOf(map), writeField(key, value, { indent: this.#indentOf(map), eol: this.#eol }));
  }

  replace(map: YAMLMap, pair: Pair, value: unknown): Splice {
    const old = pair.value as Node | null;
    if (isSeq(old) && Array.isArray(value) && value.length > 0) return this.#replaceList(old, value);
    if (old && isScalar(old) && !isCollectionValue(value) && !isNothing(old)) return this.#replaceScalar(old, value);
    const isInline = map.flow === true || (isCollection(old) && old.flow === true);
    const isEmpty = isCollection(old) && old.items.length === 0 && map.flow !== true;
    if (old && isInline && !isNothing(old) && !isEmpty) return { ...rangeOf(old), text: this.#inline(value) };
    return this.#rewrite(pair, value, map);
  }

  remove(map: YAMLMap, pair: Pair): Splice {
    const at = map.items.indexOf(pair);
    const start = startOf(pair);
    if (!map.flow) return { from: this.#lineStart(start), to: this.#nextLine(endOfPair(pair)), text: '' };
    const [before, after] = [map.items[at - 1], map.items[at + 1]];
    if (before) return { from: endOfPair(before), to: endOfPair(pair), text: '' };
    return { from: start, to: after ? startOf(after) : endOfPair(pair), text: '' };
  }

  #replaceScalar(old: Node, value: unknown): Splice {
    const type = isScalar(old) ? old.type : undefined;
    const quotes = type === 'QUOTE_DOUBLE' ? 'double' : type === 'QUOTE_SINGLE' ? 'single' : undefined;
    const range = rangeOf(old);
    // The last line end of a text in lines belongs to it, and to the field below.
    const written = this.#text.slice(range.from, range.to);
    return { from: range.from, to: range.to - (written.length - written.trimEnd().length), text: writeScalar(value, quotes) };
  }

  /** Items that are there already stay as they are written when others follow them. */
  #replaceList(list: YAMLSeq, items: readonly unknown[]): Splice {
    const old = list.toJSON();
    const isLonger = old.length > 0 && isSameValue(old, items.slice(0, old.length));
    const added = isLonger ? items.slice(old.length) : items;
    if (list.flow)
      return isLonger
        ? this.#insertInline(list, added.map((item) => this.#inline(item)).join(', '))
        : { ...rangeOf(list), text: this.#inline(items) };
    const start = list.range?.[0] ?? 0;
    const layout = { indent: ' '.repeat(start - this.#lineStart(start)), eol: this.#eol };
    if (isLonger) return this.#insertLines(endOf(list), writeItems(added, layout));
    return { from: this.#lineStart(start), to: this.#nextLine(endOf(list)), text: writeItems(items, layout) };
  }

  /** Writes a field anew, from behind its colon. A comment behind a value of one line stays on its line. */
  #rewrite(pair: Pair, value: unknown, map: YAMLMap): Splice {
    const keyEnd = rangeOf(pair.key as Node).to;
    const colon = keyEnd + this.#text.slice(keyEnd).search(/:/) + 1;
    const lines = writeField('k', value, { indent: this.#indentOf(map), eol: this.#eol });
    const written = lines.slice(lines.indexOf(':') + 1, -this.#eol.length);
    const end = isNothing(pair.value) ? colon : this.#withoutLineEnd(endOfPair(pair));
    const isOneLine = !/[\r\n]/.test(this.#text.slice(colon, end));
    if (!isOneLine || !written.startsWith(this.#eol)) return { from: colon, to: end, text: written };
    const lineEnd = this.#withoutLineEnd(this.#nextLine(end));
    return { from: colon, to: lineEnd, text: `${this.#text.slice(end, lineEnd).trimEnd()}${written}` };
  }

  /** Adds to `[…]` or `{…}`, after what is there. */
  #insertInline(collection: YAMLMap | YAMLSeq, text: string): Splice {
    const last = collection.items.at(-1) as Pair | Node | undefined;
    if (last !== undefined) return { from: endOfItem(last), to: endOfItem(last), text: `, ${text}` };
    const at = (collection.range?.[0] ?? 0) + 1;
    return { from: at, to: at, text };
  }

  /** Inserts whole lines after the line in which something ends. */
  #insertLines(end: number, text: string): Splice {
    const at = this.#nextLine(end);
    const isOpen = at > 0 && !/[\r\n]/.test(this.#text[at - 1] ?? '');
    return { from: at, to: at, text: isOpen ? `${this.#eol}${text}` : text };
  }

  #lineStart(offset: number): number {
    return Math.max(this.#text.lastIndexOf('\n', offset - 1), this.#text.lastIndexOf('\r', offset - 1)) + 1;
  }

  /** Start of the line after the one that something ends in. */
  #nextLine(end: number): number {
    if (end === 0 || /[\r\n]/.test(this.#text[end - 1] ?? '')) return end;
    const lineEnd = /\r\n|\r|\n/g;
    lineEnd.lastIndex = end;
    return lineEnd.exec(this.#text) ? lineEnd.lastIndex : this.#text.length;
  }

  #withoutLineEnd(end: number): number {
    return this.#text.slice(0, end).replace(/(?:\r\n|\r|\n)$/, '').length;
  }

  #indentOf(map: YAMLMap): string {
    const start = map.items[0] ? startOf(map.items[0]) : 0;
    return ' '.repeat(start - this.#lineStart(start));
  }

  /** JSON is YAML too: where frontmatter is JSON, it stays so. */
  #inline(value: unknown): string {
    return this.#isJson() ? JSON.stringify(value) : writeInline(value);
  }

  #inlineKey(key: string): string {
    return this.#isJson() ? JSON.stringify(key) : writeKey(key);
  }

  #isJson(): boolean {
    return /^\s*\{\s*"/.test(this.#text);
  }
}

/** The field of that name. */
export function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Whether a node has no text: a key without value, a text of comments. */
export function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

/** Whether a field holds what other places may mean, or means other places: anchors, aliases, tags. */
export function hasReferences({ key, value }: Pair): boolean {
  let found = false;
  for (const root of [key, value] as (Node | null)[]) {
    visit(root, {
      Node(_, node) {
        const isMarked = isAlias(node) || ('anchor' in node && node.anchor !== undefined) || node.tag !== undefined;
        if (!isMarked) return undefined;
        found = true;
        return visit.BREAK;
      },
    });
  }
  return found;
}

function rangeOf(node: Node): { from: number; to: number } {
  return { from: node.range?.[0] ?? 0, to: node.range?.[1] ?? 0 };
}

function startOf({ key }: Pair): number {
  return (key as Node | null)?.range?.[0] ?? 0;
}

function endOfItem(item: Pair | Node): number {
  return 'range' in item ? endOf(item) : endOfPair(item as Pair);
}

/** Offset behind a pair: where its value ends, or its key when there is none. */
function endOfPair({ key, value }: Pair): number {
  return Math.max(value ? endOf(value as Node) : 0, rangeOf(key as Node).to);
}

/** Offset behind a node. Collections in lines reach over comments that follow them; what counts is their last item. */
function endOf(node: Node): number {
  let last: Node = node;
  let end = rangeOf(last).to;
  while (isCollection(last) && !last.flow) {
    const item = last.items.at(-1) as Pair<Node, Node | null> | Node | undefined;
    if (item === undefined) break;
    const next: Node = 'range' in item ? item : ((item as Pair<Node, Node | null>).value ?? (item as Pair<Node>).key);
    end = 'range' in item ? rangeOf(next).to : Math.max(rangeOf((item as Pair<Node>).key).to, rangeOf(next).to);
    last = next;
  }
  return end;
}

function isCollectionValue(value: unknown): boolean {
  return Array.isArray(value) || isMapping(value);
}

/** A value below a path of keys. */
export function nestValue(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner: unknown, key) => ({ [key]: inner }), value);
}
