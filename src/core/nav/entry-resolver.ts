import type { NavPage } from '../navigation.ts';
import { folderOf, safeDecode, stemOf } from '../page-id.ts';
import type { Source } from '../source.ts';
import type { Folder, FolderTree } from './folder-tree.ts';
import type { NavEntry, NavOutline } from './nav-entry.ts';

/** Where an entry of a navigation file leads. */
export type NavTarget =
  | { type: 'page'; page: NavPage }
  | { type: 'folder'; folder: Folder }
  /** The web, an anchor, a draft without address, a file that is no page, a place outside the source. */
  | { type: 'elsewhere' }
  | { type: 'missing' };

/** Finds what entries of the source's navigation files lead to. */
export type ResolveEntry = (entry: NavEntry & { target: string }, outline: NavOutline) => NavTarget;

const elsewhere: NavTarget = { type: 'elsewhere' };

/** Prepares the look-ups for one source. */
export function createEntryResolver(
  source: Source,
  tree: FolderTree,
  pages: readonly NavPage[],
  exists: (path: string) => boolean,
): ResolveEntry {
  const find = createFinder(tree, pages);
  const findByName = createNameFinder(pages, source);
  return ({ target, other }, outline) => {
    const isSidebar = outline.kind === 'sidebar';
    const web = isSidebar ? wikiPageOf(target) : undefined;
    if (web === undefined && isExternal(target, outline)) return elsewhere;
    const name = outline.kind === 'order' ? target : (web ?? target).replace(/[?#].*$/s, '');
    if (name === '' || name.includes('*') || name.startsWith('!')) return elsewhere;
    const path = joinPath(name.startsWith('/') && isSidebar ? source.path : outline.folder, name);
    const found = path === undefined ? undefined : (find(path) ?? find(safeDecode(path)));
    if (found) return found;
    const named = isSidebar ? (findByName(name) ?? (other === undefined ? undefined : findByName(other))) : undefined;
    if (named) return { type: 'page', page: named };
    const outside = path === undefined || (source.path !== '' && !path.startsWith(`${source.path}/`));
    return outside || web !== undefined || exists(path) || exists(safeDecode(path)) ? elsewhere : { type: 'missing' };
  };
}

/** A page or folder at a path: as it stands, without extension, then without regard to case. A page goes before a folder. */
function createFinder({ folders }: FolderTree, pages: readonly NavPage[]): (path: string) => NavTarget | undefined {
  const targets = new Map<string, NavTarget>();
  const add = (key: string, target: NavTarget): void => {
    if (!targets.has(key)) targets.set(key, target);
  };
  const pageTargets = pages.map((page) => ({ path: page.path.normalize('NFC'), target: { type: 'page', page } as const }));
  const folderTargets = [...folders.values()].map((folder) => ({
    path: folder.path.normalize('NFC'),
    target: { type: 'folder', folder } as const,
  }));
  for (const { path, target } of pageTargets) add(path, target);
  for (const { path, target } of pageTargets) add(withoutExtension(path), target);
  for (const { path, target } of folderTargets) add(path, target);
  for (const { path, target } of [...pageTargets, ...folderTargets]) {
    add(path.toLowerCase(), target);
    add(withoutExtension(path).toLowerCase(), target);
  }
  return (path) => {
    const exact = path.normalize('NFC');
    const stem = withoutExtension(exact);
    return targets.get(exact) ?? targets.get(stem) ?? targets.get(exact.toLowerCase()) ?? targets.get(stem.toLowerCase());
  };
}

/** Pages by the names that wikis call them: file name or path, spaces as hyphens, in any case. */
function createNameFinder(pages: readonly NavPage[], source: Source): (name: string) => NavPage | undefined {
  const named = new Map<string, NavPage>();
  const add = (name: string, page: NavPage): void => {
    const key = wikiKey(name);
    if (!named.has(key)) named.set(key, page);
  };
  for (const page of pages) add(withoutExtension(source.path === '' ? page.path : page.path.slice(source.path.length + 1)), page);
  for (const page of pages) add(stemOf(page.path), page);
  for (const page of pages) add(page.title, page);
  return (name) => named.get(wikiKey(name)) ?? named.get(wikiKey(withoutExtension(name)));
}

function wikiKey(name: string): string {
  return safeDecode(name)
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '')
    .replace(/[\s_-]+/g, '-');
}

function withoutExtension(path: string): string {
  const folder = folderOf(path);
  const stem = stemOf(path).replace(/(?<=.)\.html?$/i, '');
  return folder === '' ? stem : `${folder}/${stem}`;
}

/** Side bars often name pages of their own wiki by web address; which wiki it is, only the page's name can tell. */
function wikiPageOf(target: string): string | undefined {
  return /^https?:\/\/[^/]+\/.+?\/(?:-\/wikis|wiki)\/([^?#]+)/.exec(target)?.[1];
}

function isExternal(target: string, { kind }: NavOutline): boolean {
  return kind !== 'order' && /^(?:[a-z][a-z\d+.-]+:|\/\/|#|$)/i.test(target);
}

/** Joins a folder and a relative path; undefined above the root. */
function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
