import type { NavPage } from '../navigation.ts';
import { findIndexPages, folderOf, stemOf } from '../page-id.ts';
import type { Source } from '../source.ts';

/** A folder of a source with the pages in it. */
export interface Folder {
  /** Path below the root. */
  path: string;
  name: string;
  parent: Folder | undefined;
  /** The page that stands for the folder. */
  page: NavPage | undefined;
  /** Pages of the folder, without the one that stands for it and those that stand for folders in it. */
  pages: NavPage[];
  folders: Folder[];
}

/** The folders of one source, by path. */
export interface FolderTree {
  root: Folder;
  folders: ReadonlyMap<string, Folder>;
  /** The folder that each page belongs to, or stands for. */
  folderOfPage: ReadonlyMap<NavPage, Folder>;
}

/** Sorts the pages of one source into folders and finds the page that stands for each. */
export function buildFolderTree(source: Source, pages: readonly NavPage[]): FolderTree {
  const root: Folder = { path: source.path, name: '', parent: undefined, page: undefined, pages: [], folders: [] };
  const folders = new Map([[source.path, root]]);
  for (const page of pages) ensureFolder(folderOf(page.path), folders, root).pages.push(page);
  const indexPages = findIndexPages(
    pages.map(({ path }) => path),
    source,
  );
  for (const folder of folders.values()) chooseFolderPage(folder, indexPages.get(folder.path), source);
  const folderOfPage = new Map<NavPage, Folder>();
  for (const folder of folders.values())
    for (const page of folder.page ? [folder.page, ...folder.pages] : folder.pages) folderOfPage.set(page, folder);
  return { root, folders, folderOfPage };
}

function ensureFolder(path: string, folders: Map<string, Folder>, root: Folder): Folder {
  const known = folders.get(path);
  if (known) return known;
  // A page outside its source's folder can't be; if one is, it still has to be somewhere.
  if (path === '' || (root.path !== '' && !path.startsWith(`${root.path}/`))) return root;
  const parent = ensureFolder(folderOf(path), folders, root);
  const folder: Folder = { path, name: path.slice(path.lastIndexOf('/') + 1), parent, page: undefined, pages: [], folders: [] };
  parent.folders.push(folder);
  folders.set(path, folder);
  return folder;
}

/**
 * The page that stands for a folder: its index page; else `Foo.md` beside `Foo/`, as Azure's wiki has it (there before the
 * index page); else `Foo/Foo.md`, as Docusaurus and Obsidian have it.
 */
function chooseFolderPage(folder: Folder, indexPath: string | undefined, source: Source): void {
  const { parent } = folder;
  const index = folder.pages.find(({ path }) => path === indexPath);
  const beside = parent?.pages.find((page) => isNamed(page, folder.name));
  const inside = folder.pages.find((page) => isNamed(page, folder.name));
  const page = source.dialect === 'azure-wiki' ? (beside ?? index) : (index ?? beside ?? (parent ? inside : undefined));
  if (!page) return;
  folder.page = page;
  folder.pages = folder.pages.filter((other) => other !== page);
  if (parent && page === beside) parent.pages = parent.pages.filter((other) => other !== page);
}

function isNamed(page: NavPage, name: string): boolean {
  return stemOf(page.path).normalize('NFC') === name.normalize('NFC');
}

/** Whether a folder is another one or lies below it. */
export function isWithin(folder: Folder, base: Folder): boolean {
  for (let at: Folder | undefined = folder; at; at = at.parent) if (at === base) return true;
  return false;
}
