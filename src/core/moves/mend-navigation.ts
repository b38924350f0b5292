import type { Catalog } from '../catalog.ts';
import { offsetsIn } from '../fix.ts';
import { relativePath } from '../link-index.ts';
import { createEntryResolver, type NavTarget, type ResolveEntry } from '../nav/entry-resolver.ts';
import { buildFolderTree } from '../nav/folder-tree.ts';
import type { NavEntry, NavOutline } from '../nav/nav-entry.ts';
import { parseNavFile } from '../nav/parse-nav-file.ts';
import type { NavFile } from '../navigation.ts';
import { folderOf, safeDecode, stemOf } from '../page-id.ts';
import { pagePattern, type Source } from '../source.ts';
import { quote } from '../wording.ts';
import { writeScalar } from '../write-yaml.ts';
import { newPath, type FileMoves } from './file-moves.ts';
import { type Stuck, type TextEdit } from './text-edit.ts';

/** A state of the repository, as far as navigation files need it. */
export interface NavState {
  catalog: Pick<Catalog, 'sources' | 'pages'>;
  navFiles: readonly NavFile[];
  exists(path: string): boolean;
}

/**
 * What has to be written so that navigation files name what they named before the move. A file that can name its own folder alone
 * (`.order`, `.pages`) loses the line of a page that leaves it; the `.order` of the folder that it goes to gets one.
 */
export function mendNavigation(before: NavState, after: NavState, moves: FileMoves): { edits: TextEdit[]; stuck: Stuck[] } {
  const mender = new NavMender(after, moves);
  for (const source of before.catalog.sources) {
    const files = before.navFiles.filter((file) => file.source === source.id);
    const resolve = files.length === 0 ? undefined : resolverOf(source, before);
    for (const file of files) if (resolve) mender.mend(file, resolve);
  }
  return { edits: mender.edits, stuck: mender.stuck };
}

function resolverOf(source: Source, { catalog, exists }: NavState): ResolveEntry {
  const pages = catalog.pages.filter((page) => page.source === source.id);
  return createEntryResolver(source, buildFolderTree(source, pages), pages, exists);
}

/** An entry that leads somewhere. */
type Leading = NavEntry & { target: string };

class NavMender {
  readonly edits: TextEdit[] = [];
  readonly stuck: Stuck[] = [];
  readonly #after: NavState;
  readonly #moves: FileMoves;
  readonly #resolvers = new Map<string, ResolveEntry>();

  constructor(after: NavState, moves: FileMoves) {
    this.#after = after;
    this.#moves = moves;
  }

  mend(file: NavFile, resolveBefore: ResolveEntry): void {
    const path = newPath(this.#moves, file.path);
    const moved = this.#after.navFiles.find((other) => other.path === path);
    const resolve = moved && this.#resolverFor(moved.source);
    if (!moved || !resolve) return;
    const [then, now] = [parseNavFile(file), parseNavFile(moved)];
    for (const entry of then.entries.flatMap(withChildren)) {
      const goal = this.#goalOf(resolveBefore(entry, then));
      if (goal === undefined || pathOf(resolve(entry, now)) === goal) continue;
      this.#mendEntry(entry, goal, { file: moved, outline: now, resolve });
    }
  }

  #resolverFor(id: string): ResolveEntry | undefined {
    const source = this.#after.catalog.sources.find((other) => other.id === id);
    const resolve = this.#resolvers.get(id) ?? (source && resolverOf(source, this.#after));
    if (resolve) this.#resolvers.set(id, resolve);
    return resolve;
  }

  /** Path after the move of what an entry led to. */
  #goalOf(target: NavTarget): string | undefined {
    const path = pathOf(target);
    return path === undefined ? undefined : newPath(this.#moves, path);
  }

  #mendEntry(entry: Leading, goal: string, place: { file: NavFile; outline: NavOutline; resolve: ResolveEntry }): void {
    const { file, outline, resolve } = place;
    const written = this.#locate(entry, file);
    const target = spellEntry(entry.target, goal, outline).find((way) => pathOf(resolve({ ...entry, target: way }, outline)) === goal);
    if (written && target !== undefined) {
      this.edits.push({ file: file.path, from: written.from, to: written.to, text: encodeEntry(target, written.text, file.kind) });
    } else if (written && entry.children.length === 0 && (file.kind === 'order' || file.kind === 'pages')) {
      this.edits.push({ file: file.path, ...lineAround(file.text, written.from), text: '' });
      if (file.kind === 'order') this.#addToOrder(goal);
    } else {
      const line = entry.range?.start.line ?? 1;
      this.stuck.push({ file: file.path, line, message: `${quote(entry.target)} has to lead to ${quote(goal)}` });
    }
  }

  #locate({ range, target }: Leading, { text, kind }: NavFile): { from: number; to: number; text: string } | undefined {
    if (!range) return undefined;
    const toOffset = offsetsIn(text);
    const from = toOffset(range.start);
    const to = toOffset(range.end);
    if (from === undefined || to === undefined) return undefined;
    const written = text.slice(from, to);
    const isYaml = kind === 'mkdocs' || kind === 'pages';
    return isYaml || safeDecode(written.replace(/\\(.)/g, '$1')) === safeDecode(target) ? { from, to, text: written } : undefined;
  }

  #addToOrder(goal: string): void {
    const file = this.#after.navFiles.find(({ kind, path }) => kind === 'order' && folderOf(path) === folderOf(goal));
    if (!file) return;
    const name = pagePattern.test(goal) ? stemOf(goal) : goal.slice(goal.lastIndexOf('/') + 1);
    const eol = /\r\n|\n/.exec(file.text)?.[0] ?? '\n';
    const isOpen = file.text !== '' && !/[\r\n]$/.test(file.text);
    const at = file.text.length;
    this.edits.push({ file: file.path, from: at, to: at, text: isOpen ? eol + name : name + eol });
  }
}

function withChildren(entry: NavEntry): Leading[] {
  const below = entry.children.flatMap(withChildren);
  return entry.target === undefined ? below : [{ ...entry, target: entry.target }, ...below];
}

/** What a page or folder is called in comparisons; undefined for everything that isn't one. */
function pathOf(target: NavTarget): string | undefined {
  if (target.type === 'page') return target.page.path;
  return target.type === 'folder' ? target.folder.path : undefined;
}

/** Ways to name a page or folder, nearest to how it was named first. */
function spellEntry(written: string, goal: string, { kind, folder }: NavOutline): string[] {
  const isWhole = pagePattern.test(written.replace(/[?#].*$/s, ''));
  const [, rest = ''] = /^[^?#]*(.*)$/s.exec(written) ?? [];
  const relative = relativePath(folder, goal);
  const bare = (path: string): string => path.replace(pagePattern, '');
  const isInside = !relative.includes('/');
  const isBelow = !relative.startsWith('..');
  if (kind === 'order') return isInside ? [bare(relative)] : [];
  if (kind === 'pages' && !isBelow) return [];
  const slash = written.endsWith('/') ? '/' : '';
  const ways = isWhole ? [relative, bare(relative)] : [bare(relative) + slash, relative];
  const name = bare(goal.slice(goal.lastIndexOf('/') + 1));
  const names = written.includes(' ') ? [name.replaceAll('-', ' '), name] : [name];
  const named = kind === 'sidebar' && !written.includes('/') && !isWhole ? names : [];
  const dotted = written.startsWith('./') && isBelow ? [`./${relative}`] : [];
  const absolute = written.startsWith('/') ? [`/${bare(relative)}`, `/${relative}`] : [];
  return [...named, ...dotted, ...absolute, ...ways].map((way) => way + rest);
}

/** In the form that the place needs: as YAML, as a link’s address, or as it is. */
function encodeEntry(target: string, written: string, kind: NavFile['kind']): string {
  if (kind === 'mkdocs' || kind === 'pages') {
    const quotes = written.startsWith('"') ? 'double' : written.startsWith("'") ? 'single' : undefined;
    return writeScalar(target, quotes);
  }
  if (kind === 'order' || /\s/.test(written)) return target;
  return target.replace(/[\s<>()\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The line that an offset is on, with its end. */
function lineAround(text: string, offset: number): { from: number; to: number } {
  const from = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = /\r\n|\n|\r|$/g;
  end.lastIndex = offset;
  return { from, to: end.exec(text) ? end.lastIndex : text.length };
}
