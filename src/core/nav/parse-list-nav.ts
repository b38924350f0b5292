import type { Range } from '../diagnostic.ts';
import type { NavEntry } from './nav-entry.ts';
import { plainText, scanLinks, type ScannedLink } from './scan-links.ts';

/** Characters of a line that are looked at: no line of a list of links is longer, and looking costs time. */
const longestLine = 2000;

/** Depth of groups that are no headings: a line in bold, and `<summary>`. They stand below every heading. */
const boldDepth = 7;

/** What a line of a navigation list is. */
type Line =
  | { type: 'heading'; depth: number; text: string; at: number }
  | { type: 'close' }
  | { type: 'item'; indent: number; text: string; at: number; bullet: boolean };

/**
 * Reads the nested lists, headings and links of `_Sidebar.md` (GitHub and GitLab wikis) and `SUMMARY.md` (mdBook, GitBook, HonKit).
 * Goes line by line and not through a Markdown parser: these files are read outside the time limits of pages, wikis write
 * links there that CommonMark doesn't know, and indentation alone makes the tree.
 */
export function parseListNav(text: string, kind: 'sidebar' | 'summary'): NavEntry[] {
  const builder = new OutlineBuilder(kind);
  let first = true;
  for (const [index, raw] of maskHidden(text)
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = classifyLine(raw.slice(0, longestLine));
    if (!line) continue;
    // The first heading of a summary is the book's, for mdBook and GitBook alike.
    const isTitle = first && kind === 'summary' && line.type === 'heading' && line.depth === 1;
    first = false;
    if (!isTitle) builder.add(line, index + 1);
  }
  return unwrap(builder.entries);
}

/** Blanks comments and fenced code, keeping every line. */
function maskHidden(text: string): string {
  let open = '';
  return text
    .replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\r\n]/g, ' '))
    .split(/(\r\n|\r|\n)/)
    .map((line) => {
      const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      const hidden = open !== '' || fence !== undefined;
      if (fence !== undefined && open === '') open = fence;
      else if (fence?.startsWith(open)) open = '';
      return hidden && !/^[\r\n]/.test(line) ? '' : line;
    })
    .join('');
}

function classifyLine(raw: string): Line | undefined {
  const summary = /<summary>([^<]*)(?:<[^<>]*>[^<]*)*<\/summary>/i.exec(raw);
  if (summary) return { type: 'heading', depth: boldDepth, text: summary[0], at: summary.index };
  if (/<\/details>/i.test(raw)) return { type: 'close' };
  const content = raw.trim();
  const at = raw.length - raw.trimStart().length;
  if (content === '' || /^(?:[-*_] *){3,}$/.test(content)) return undefined;
  const hashes = /^#{1,6}(?=[ \t])/.exec(content)?.[0];
  if (hashes !== undefined) return { type: 'heading', depth: hashes.length, text: content.slice(hashes.length), at: at + hashes.length };
  const bullet = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(content)?.[0];
  if (bullet === undefined && isBold(content) && scanLinks(content).length === 0)
    return { type: 'heading', depth: boldDepth, text: content, at };
  const indent = widthOf(raw.slice(0, at));
  return { type: 'item', indent, text: content.slice(bullet?.length ?? 0), at: at + (bullet?.length ?? 0), bullet: bullet !== undefined };
}

function isBold(text: string): boolean {
  return /^(\*\*|__)[^*_]+\1\s*:?$/.test(text);
}

function widthOf(blank: string): number {
  let width = 0;
  for (const character of blank) width += character === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** A single group around everything is the title of the whole. */
function unwrap(entries: NavEntry[]): NavEntry[] {
  const only = entries.length === 1 ? entries[0] : undefined;
  return only && only.target === undefined && only.children.length > 0 ? unwrap(only.children) : entries;
}

/** Puts lines where their heading and their indentation say. */
class OutlineBuilder {
  readonly entries: NavEntry[] = [];
  readonly #kind: 'sidebar' | 'summary';
  /** Open groups, outermost first. */
  #headings: { depth: number; entries: NavEntry[] }[] = [];
  /** Open items below the innermost heading, outermost first. */
  #items: { indent: number; entries: NavEntry[] }[] = [];

  constructor(kind: 'sidebar' | 'summary') {
    this.#kind = kind;
  }

  add(line: Line, number: number): void {
    if (line.type === 'item') this.#addItem(line, number);
    else this.#closeTo(line.type === 'close' ? boldDepth : line.depth);
    if (line.type !== 'heading') return;
    const [entry] = toEntries(line.text, line.at, number, { group: true });
    if (!entry) return;
    (this.#headings.at(-1)?.entries ?? this.entries).push(entry);
    this.#headings.push({ depth: line.depth, entries: entry.children });
  }

  #closeTo(depth: number): void {
    this.#items = [];
    while ((this.#headings.at(-1)?.depth ?? 0) >= depth) this.#headings.pop();
  }

  #addItem(line: Extract<Line, { type: 'item' }>, number: number): void {
    const entries = toEntries(line.text, line.at, number, { group: line.bullet });
    const last = entries.at(-1);
    if (!last) return;
    // mdBook's suffix chapters: links outside a list, after one, belong to no part.
    if (this.#kind === 'summary' && !line.bullet && line.indent === 0 && this.#items.length > 0) this.#closeTo(1);
    while ((this.#items.at(-1)?.indent ?? -1) >= line.indent) this.#items.pop();
    (this.#items.at(-1)?.entries ?? this.#headings.at(-1)?.entries ?? this.entries).push(...entries);
    this.#items.push({ indent: line.indent, entries: last.children });
  }
}

/** Entries of one line: its links; a text before several links is their group; a text alone is a group where it may be one. */
function toEntries(text: string, at: number, line: number, { group }: { group: boolean }): NavEntry[] {
  const links = scanLinks(text);
  const entries = links.map((link) => toEntry(link, at, line));
  const label = plainText(text.slice(0, links[0]?.start ?? text.length)).replace(/\s*[:–—-]$/, '');
  const isLabel = /[\p{L}\p{N}]/u.test(label);
  if (entries.length === 1 || (entries.length > 1 && !isLabel)) return entries;
  return isLabel && (group || entries.length > 1) ? [{ title: label, range: rangeAt(line, at, text.length), children: entries }] : [];
}

function toEntry(link: ScannedLink, at: number, line: number): NavEntry {
  const title = link.title === '' ? undefined : link.title;
  return {
    title,
    target: link.target,
    ...(link.other === undefined ? {} : { other: link.other }),
    range: rangeAt(line, at + link.targetStart, link.written.length),
    children: [],
  };
}

function rangeAt(line: number, offset: number, length: number): Range {
  return { start: { line, column: offset + 1 }, end: { line, column: offset + 1 + length } };
}
