import type { NavTree } from '../catalog.ts';
import { compareText, type Finding } from '../diagnostic.ts';
import type { NavPage } from '../navigation.ts';
import { stemOf } from '../page-id.ts';
import type { Source } from '../source.ts';
import { createEntryResolver, type ResolveEntry } from './entry-resolver.ts';
import { createMissingExplainer } from './explain-missing.ts';
import { humaniseName, isNumbered } from './folder-name.ts';
import { buildFolderTree, isWithin, type Folder, type FolderTree } from './folder-tree.ts';
import { naturalKey } from './natural-order.ts';
import { insertRest, toNodes, type Draft } from './nav-draft.ts';
import type { NavEntry, NavOutline } from './nav-entry.ts';

/** Formats that arrange a folder, strongest first. */
const strength = ['order', 'sidebar', 'summary', 'mkdocs', 'pages'] as const;

/** Makes the tree of one source, and tells which pages its navigation files name. Every page is in the tree once. */
export function arrangePages(
  source: Source,
  pages: readonly NavPage[],
  outlines: readonly NavOutline[],
  exists: (path: string) => boolean,
): { tree: NavTree; named: ReadonlySet<NavPage>; findings: Finding[] } {
  const tree = buildFolderTree(source, pages);
  const arranger = new Arranger(source, tree, outlines, createEntryResolver(source, tree, pages, exists));
  const { page, children } = arranger.arrangeRoot();
  return {
    tree: { source: source.id, title: source.title, ...(page ? { page: page.id } : {}), children: toNodes(children) },
    named: arranger.named,
    findings: arranger.findings,
  };
}

/** Walks the folders from the top. What a navigation file names goes where it says; whatever is left follows its folder. */
class Arranger {
  readonly findings: Finding[] = [];
  /** Pages that entries of navigation files lead to. */
  readonly named = new Set<NavPage>();
  readonly #tree: FolderTree;
  readonly #resolve: ResolveEntry;
  readonly #explainMissing: ReturnType<typeof createMissingExplainer>;
  /** Strongest outline of each folder. */
  readonly #outlines: ReadonlyMap<Folder, NavOutline>;
  /** What files say of folders themselves. */
  readonly #labels: ReadonlyMap<Folder, Pick<NavOutline, 'title' | 'position'>>;
  readonly #placed = new Set<NavPage>();
  /** Nodes that already stand for a folder: what is left of the folder goes there. */
  readonly #nodes = new Map<Folder, Draft>();

  constructor(source: Source, tree: FolderTree, outlines: readonly NavOutline[], resolve: ResolveEntry) {
    this.#tree = tree;
    this.#resolve = resolve;
    this.#explainMissing = createMissingExplainer([...tree.folderOfPage.keys()].map(({ path }) => path));
    this.#outlines = strongestOutlines(source, tree, outlines);
    this.#labels = new Map(
      outlines
        .filter(({ kind }) => kind === 'pages' || kind === 'category')
        .flatMap((outline) => {
          const folder = tree.folders.get(outline.folder);
          return folder ? [[folder, outline]] : [];
        }),
    );
  }

  arrangeRoot(): Draft {
    const { root } = this.#tree;
    const draft = this.#draft('', root.page);
    draft.children = this.#arrange(root);
    return draft;
  }

  /** Contents of a folder that are not placed yet. */
  #arrange(folder: Folder): Draft[] {
    const outline = this.#outlines.get(folder);
    const drafts = outline ? this.#placeEntries(outline.entries, outline) : [];
    if (outline) this.#adoptFolders(drafts, folder);
    const left = this.#arrangeLeft(folder);
    return insertRest(drafts, left);
  }

  #placeEntries(entries: readonly NavEntry[], outline: NavOutline): Draft[] {
    return entries.flatMap((entry) => {
      if (entry.rest) return [{ ...this.#draft('', undefined), rest: entry.rest }];
      const draft = this.#placeEntry(entry, outline);
      const children = this.#placeEntries(entry.children, outline);
      if (!draft) return children;
      draft.children.push(...children);
      return [draft];
    });
  }

  /** Undefined when the entry is the page of the folder that is being arranged: what is below the entry takes its place. */
  #placeEntry(entry: NavEntry, outline: NavOutline): Draft | undefined {
    const { title = '', target } = entry;
    if (target === undefined) return this.#draft(title, undefined);
    const found = this.#resolve({ ...entry, target }, outline);
    if (found.type === 'missing') this.findings.push(this.#explainMissing({ ...entry, target }, outline));
    const base = this.#tree.folders.get(outline.folder) ?? this.#tree.root;
    const named = found.type === 'page' ? found.page : found.type === 'folder' ? found.folder.page : undefined;
    if (named) this.named.add(named);
    if (found.type === 'page') return found.page === base.page ? undefined : this.#placePage(found.page, title, base);
    if (found.type === 'folder') return found.folder === base ? undefined : this.#placeFolder(found.folder, title);
    return this.#draft(title === '' ? target : title, undefined);
  }

  #placePage(page: NavPage, written: string, base: Folder): Draft {
    // Lists of files made by tools show file names; the page knows better.
    const title = written === '' || stemOf(written) !== written ? shownTitle(page) : written;
    const folder = this.#tree.folderOfPage.get(page);
    if (this.#placed.has(page) || !folder || !isWithin(folder, base)) return this.#draft(title, undefined);
    const draft = this.#draft(title, page);
    if (folder.page === page && !this.#nodes.has(folder)) this.#nodes.set(folder, draft);
    return draft;
  }

  #placeFolder(folder: Folder, title: string): Draft {
    if (this.#nodes.has(folder)) return this.#draft(title, undefined);
    const page = folder.page && !this.#placed.has(folder.page) ? folder.page : undefined;
    const draft = this.#draft(title === '' ? this.#titleOf(folder) : title, page);
    this.#nodes.set(folder, draft);
    return draft;
  }

  /** A group that holds pages of one folder, which no other group holds, stands for that folder. */
  #adoptFolders(drafts: readonly Draft[], base: Folder): void {
    const groups = new Map<Folder, Set<Draft>>();
    const visit = (draft: Draft): void => {
      for (const child of draft.children) {
        const home = child.page && this.#homeOf(child.page);
        if (home) groups.set(home, (groups.get(home) ?? new Set()).add(draft));
        visit(child);
      }
    };
    visit({ ...this.#draft('', undefined), children: [...drafts] });
    const homes = new Map<Draft, number>();
    for (const holders of groups.values()) for (const group of holders) homes.set(group, (homes.get(group) ?? 0) + 1);
    for (const [home, [group, ...others]] of groups) {
      const isOnly = group && others.length === 0 && group.page === undefined && group.title !== '' && homes.get(group) === 1;
      if (isOnly && home !== base && !this.#nodes.has(home)) this.#nodes.set(home, group);
    }
  }

  /** Folder that a page, or the folder it stands for, lies in. */
  #homeOf(page: NavPage): Folder | undefined {
    const folder = this.#tree.folderOfPage.get(page);
    return folder?.page === page ? folder.parent : folder;
  }

  /** What no navigation file placed: pages and folders in default order. A folder that has a node already gives its contents there. */
  #arrangeLeft(folder: Folder): Draft[] {
    const ordered =
      [...folder.pages.map(({ path }) => stemOf(path)), ...folder.folders.map(({ name }) => name)].filter(isNumbered).length > 1;
    const left: { draft: Draft; rank: number; key: string; path: string }[] = [];
    for (const page of folder.pages) {
      if (this.#placed.has(page)) continue;
      const stem = stemOf(page.path);
      // Of wikis whose start page doesn't stand for the folder, Azure's above all.
      const isStart = folder.page === undefined && stem.toLowerCase() === 'home';
      const key = naturalKey(ordered && isNumbered(stem) ? stem : shownTitle(page));
      left.push({ draft: this.#draft(shownTitle(page), page), rank: isStart ? 0 : 1, key, path: page.path });
    }
    for (const child of folder.folders) {
      const draft = this.#arrangeChild(child, { ordered });
      const key = draft && naturalKey(ordered && isNumbered(child.name) ? child.name : draft.title);
      if (draft && key !== undefined) left.push({ draft, rank: 1, key, path: child.path });
    }
    return left.sort((a, b) => a.rank - b.rank || compareText(a.key, b.key) || compareText(a.path, b.path)).map(({ draft }) => draft);
  }

  #arrangeChild(folder: Folder, { ordered }: { ordered: boolean }): Draft | undefined {
    const known = this.#nodes.get(folder);
    const page = folder.page && !this.#placed.has(folder.page) ? folder.page : undefined;
    const fresh = this.#draft(this.#titleOf(folder, { ordered }), page);
    const children = this.#arrange(folder);
    if (!known) {
      fresh.children = children;
      fresh.order ??= this.#labels.get(folder)?.position;
      return page || children.length > 0 ? fresh : undefined;
    }
    known.page ??= page;
    known.order ??= fresh.order;
    known.children = insertRest(known.children, children);
    return undefined;
  }

  /** What a navigation file calls the folder, else the title of its page, else its name in words. */
  #titleOf(folder: Folder, { ordered } = { ordered: false }): string {
    return this.#labels.get(folder)?.title ?? (folder.page && shownTitle(folder.page)) ?? humaniseName(folder.name, { ordered });
  }

  #draft(title: string, page: NavPage | undefined): Draft {
    if (page) this.#placed.add(page);
    return { title, page, children: [], order: page?.meta.order };
  }
}

/** What navigation calls a page that no file gives another title. */
function shownTitle({ title, meta }: NavPage): string {
  return meta.navTitle ?? title;
}

/** The strongest outline with entries for every folder. One for a folder above the source arranges the source. */
function strongestOutlines(source: Source, { root, folders }: FolderTree, outlines: readonly NavOutline[]): Map<Folder, NavOutline> {
  const strongest = new Map<Folder, NavOutline>();
  for (const kind of strength) {
    for (const outline of outlines) {
      const isAbove = outline.folder === '' || source.path.startsWith(`${outline.folder}/`);
      const folder = folders.get(outline.folder) ?? (isAbove ? root : undefined);
      if (outline.kind === kind && folder && outline.entries.length > 0 && !strongest.has(folder)) strongest.set(folder, outline);
    }
  }
  return strongest;
}
