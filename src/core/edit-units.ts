import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { FieldChanges } from './edit-frontmatter.ts';
import { editYaml, type Edited } from './edit-yaml.ts';
import { listingLimits, parseYaml } from './locate-yaml.ts';
import { unitsSchema } from './units.ts';

/** A page to remember a former id of, and where its entry may still stand. */
export interface FormerId {
  /** Path of the page now. */
  to: string;
  /** Path that the page had. */
  from: string;
  formerId: string;
}

/**
 * The text of the sidecar with former ids added; everything else stays as it is, byte for byte. An entry under a page's old path is
 * renamed, so that the fields that it gives stay with the page. Undefined where that is impossible: the text has faults already, or
 * is written in a way (aliases, several documents) that can't be edited without rewriting it. A page may have become what several were.
 */
export function addFormerIds(text: string, moves: readonly FormerId[]): string | undefined {
  let edited: string | undefined = text;
  for (let left = moves; left.length > 0 && edited !== undefined;) {
    const once: FormerId[] = [...new Map(left.toReversed().map((move) => [move.to, move])).values()].reverse();
    edited = addOncePerPage(edited, once);
    left = left.filter((move) => !once.includes(move));
  }
  return edited;
}

function addOncePerPage(text: string, moves: readonly FormerId[]): string | undefined {
  const before = readPages(text);
  if (!before) return undefined;
  const edits = editsFor(text, moves);
  const edited = edits && applyEdits(text, edits);
  if (edited === undefined) return undefined;
  // The parser decides whether the splices were right; a file that says anything else is not written.
  const after = readPages(edited);
  return after && isEqual(after, expectedPages(before, moves)) ? edited : undefined;
}

/** The text of the sidecar with fields of a page set, replaced or (`undefined`) removed; everything else stays, byte for byte. */
export function editUnit(text: string, page: string, changes: FieldChanges): Edited {
  const edited = editYaml(
    text,
    Object.entries(changes).map(([key, value]) => ({ path: ['pages', page, key], value })),
    { limits: listingLimits },
  );
  if (edited.type === 'refused' || readPages(edited.text)) return edited;
  return { type: 'refused', reason: 'it holds fields that no sidecar has' };
}

type Pages = Record<string, unknown>;

function readPages(text: string): Pages | undefined {
  const { data, problems } = parseYaml(text, { limits: listingLimits });
  const { pages, ...rest } = Object(data) as { pages?: unknown };
  // A key without value is a fault that an entry below it mends.
  const filled = Object.fromEntries(Object.entries(Object(pages) as Pages).map(([path, unit]) => [path, unit ?? {}]));
  const isUnits = unitsSchema.safeParse({ ...rest, pages: Array.isArray(pages) ? pages : filled }).success;
  return problems.length === 0 && isUnits && !Array.isArray(data) ? filled : undefined;
}

function expectedPages(before: Pages, moves: readonly FormerId[]): Pages {
  const pages = new Map(Object.entries(before));
  for (const { to, from, formerId } of moves) {
    const unit = Object(pages.get(to) ?? pages.get(from)) as { formerIds?: string[] };
    if (!pages.has(to)) pages.delete(from);
    pages.set(to, { ...unit, formerIds: [...(unit.formerIds ?? []), formerId] });
  }
  return Object.fromEntries(pages);
}

function isEqual(a: Pages, b: Pages): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: a renamed entry keeps its place, and the order of entries means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Replaces the text from one offset to another. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { from, to, text: replacement } of [...edits].sort((a, b) => a.from - b.from)) {
    result += text.slice(done, from) + replacement;
    done = to;
  }
  return result + text.slice(done);
}

function editsFor(text: string, moves: readonly FormerId[]): Edit[] | undefined {
  const editor = new Editor(text);
  const { contents } = parseDocument(text, { schema: 'core', keepSourceTokens: false });
  const entries = moves.map(({ to, formerId }) => [scalar(to), formerId] as const);
  if (contents === null || (isScalar(contents) && contents.value === null)) return [editor.append(pagesText(entries, editor.eol))];
  if (!isMap(contents)) return undefined;
  const pages = findPair(contents, 'pages');
  if (!pages && contents.flow && contents.items.length > 0) return undefined;
  if (!pages) return [...(contents.flow ? [editor.remove(contents)] : []), editor.append(pagesText(entries, editor.eol))];
  if (isScalar(pages.value) && pages.value.value === null) return [editor.insertBelow(pages, entriesText(entries, '  ', editor.eol))];
  if (!isMap(pages.value)) return undefined;
  if (pages.value.items.length === 0) return [editor.replaceEmpty(pages.value, entriesText(entries, '  ', editor.eol))];
  return moves.flatMap((move) => editor.editPages(pages.value as YAMLMap, move));
}

/** Text of `pages` with entries. */
function pagesText(entries: readonly (readonly [string, string])[], eol: string): string {
  return `pages:${eol}${entriesText(entries, '  ', eol)}`;
}

function entriesText(entries: readonly (readonly [string, string])[], indent: string, eol: string): string {
  return entries
    .map(([path, formerId]) => `${indent}${path}:${eol}${indent}  formerIds:${eol}${indent}    - ${scalar(formerId)}${eol}`)
    .join('');
}

/** Finds the places of a text where entries and items belong. */
class Editor {
  readonly eol: string;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  append(text: string): Edit {
    return this.#insertLines(this.#text.length, text);
  }

  /** Takes `{}` away, with its line where nothing else stands on it. */
  remove(map: YAMLMap): Edit {
    const [from = 0, to = 0] = map.range ?? [];
    const isAlone = (from === 0 || this.#text[from - 1] === '\n') && this.#text.startsWith(this.eol, to);
    return { from, to: isAlone ? to + this.eol.length : to, text: '' };
  }

  insertBelow(pair: Pair, text: string): Edit {
    return this.#insertLines(endOf(pair), text);
  }

  /** Puts lines in the place of `{}`; a comment behind it stays on its line. */
  replaceEmpty(map: YAMLMap, text: string): Edit {
    const [from = 0, to = 0] = map.range ?? [];
    const lineEnd = this.#text.slice(to).search(/\r?\n|$/);
    const rest = this.#text.slice(to, to + lineEnd).trimEnd();
    const before = this.#text.slice(0, from).replace(/ +$/, '').length;
    return { from: before, to: to + lineEnd, text: `${rest}${this.eol}${text.slice(0, -this.eol.length)}` };
  }

  editPages(pages: YAMLMap, { to, from, formerId }: FormerId): Edit[] {
    const existing = findPair(pages, to);
    const old = existing ? undefined : findPair(pages, from);
    const entry = existing ?? old;
    if (!entry) return [this.#addEntry(pages, to, formerId)];
    const [start = 0, end = 0] = (entry.key as Node).range ?? [];
    const renamed = old ? [{ from: start, to: end, text: scalar(to) }] : [];
    return [...renamed, this.#editEntry(pages, entry, formerId)];
  }

  #addEntry(pages: YAMLMap, path: string, formerId: string): Edit {
    if (pages.flow) return this.#insertInline(pages, `${JSON.stringify(path)}: { formerIds: [${scalar(formerId)}] }`);
    return this.#insertLines(endOf(pages.items.at(-1)), entriesText([[scalar(path), formerId]], this.#indentOf(pages), this.eol));
  }

  #editEntry(pages: YAMLMap, entry: Pair, formerId: string): Edit {
    const { value } = entry;
    const list = isMap(value) ? findPair(value, 'formerIds')?.value : undefined;
    if (isSeq(list)) return this.#addItem(list, formerId);
    if (isMap(value) && value.flow) return this.#insertInline(value, `formerIds: [${scalar(formerId)}]`);
    const indent = isMap(value) ? this.#indentOf(value) : `${this.#indentOf(pages)}  `;
    const end = isMap(value) ? endOf(value.items.at(-1)) : endOf(entry);
    return this.#insertLines(end, `${indent}formerIds:${this.eol}${indent}  - ${scalar(formerId)}${this.eol}`);
  }

  #addItem(list: YAMLSeq, formerId: string): Edit {
    if (list.flow) return this.#insertInline(list, scalar(formerId));
    const last = list.items.at(-1) as Node | undefined;
    return this.#insertLines(last?.range?.[1] ?? 0, `${this.#indentAt(list.range?.[0] ?? 0)}- ${scalar(formerId)}${this.eol}`);
  }

  /** Adds to `[…]` or `{…}`, after what is there. */
  #insertInline(collection: YAMLMap | YAMLSeq, text: string): Edit {
    const last = collection.items.at(-1);
    const at = last === undefined ? (collection.range?.[0] ?? 0) + 1 : endOf(last as Pair | Node);
    return { from: at, to: at, text: last === undefined ? text : `, ${text}` };
  }

  /** Inserts whole lines after the line in which something ends. */
  #insertLines(end: number, text: string): Edit {
    const isLineStart = end === 0 || this.#text[end - 1] === '\n';
    const next = isLineStart ? end : this.#text.indexOf('\n', end) + 1;
    if (next > 0 || end === 0) return { from: next, to: next, text };
    return { from: this.#text.length, to: this.#text.length, text: `${this.eol}${text}` };
  }

  #indentOf(map: YAMLMap): string {
    const key = map.items[0]?.key as Node | undefined;
    return this.#indentAt(key?.range?.[0] ?? 0);
  }

  #indentAt(offset: number): string {
    return ' '.repeat(offset - (this.#text.lastIndexOf('\n', offset - 1) + 1));
  }
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Offset behind a pair or node: where its value ends, or its key when there is none. */
function endOf(item: Pair | Node | undefined): number {
  if (!item) return 0;
  if ('range' in item) return item.range?.[1] ?? 0;
  const { key, value } = item as Pair<Node | null, Node | null>;
  return Math.max(value?.range?.[1] ?? 0, key?.range?.[1] ?? 0);
}

/** A text as a YAML scalar on one line: plain where nothing else can be read from it. */
function scalar(text: string): string {
  const isPlain = /^[a-z][\w-]*(?:[/.][\w-]+)*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
