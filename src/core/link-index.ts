import type { Page } from './catalog.ts';
import { compareText } from './diagnostic.ts';
import { folderOf, isIndexName, safeDecode, stemOf } from './page-id.ts';
import type { Asset, Source } from './source.ts';
import { prepareSuggestions } from './suggest.ts';

/** Everything that a link can be looked up by, prepared once per catalog. */
export interface LinkIndex {
  pageAt(path: string): Page | undefined;
  /** The page that has an id. */
  pageById(id: string): Page | undefined;
  /** The page at a path that differs in case, Unicode form or percent-encoding only. */
  pageLike(path: string): Page | undefined;
  /** The page that stands for a folder. */
  indexOf(folder: string): Page | undefined;
  isIndex(page: Page): boolean;
  assetAt(path: string): string | undefined;
  assetLike(path: string): string | undefined;
  assetNamed(source: string, name: string): string | undefined;
  /** A file or folder of the repository that belongs to no source. */
  repositoryPath(path: string): string | undefined;
  /** Pages of a source (else of any) that a wiki calls by this name: file name, title or alias. */
  findByName(source: string, name: string): Page[];
  /** Whether plain links of the source may use names too, as GitHub's and Azure's wikis do. */
  wikiNames(source: string): boolean;
  sourcePath(source: string): string;
  /** Real candidates for a path that leads nowhere, as they would be written, best first. */
  suggest(from: Page, path: string): string[];
}

/** Prepares the look-ups. `indexPages` maps folders to the path of the page that stands for them. */
export function buildLinkIndex(input: {
  pages: readonly Page[];
  assets: readonly Asset[];
  sources: readonly Source[];
  repositoryFiles: readonly string[];
  indexPages: ReadonlyMap<string, string>;
}): LinkIndex {
  const { pages, assets, sources, indexPages } = input;
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const byFolded = groupBy(pages, (page) => [foldPath(page.path)]);
  const byName = groupBy(pages, namesOf);
  const assetPaths = new Set(assets.map(({ path }) => path));
  const assetsFolded = groupBy([...assetPaths], (path) => [foldPath(path)]);
  const assetsByName = groupBy([...assetPaths], (path) => [foldPath(path.slice(path.lastIndexOf('/') + 1))]);
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const indexPaths = new Set(indexPages.values());
  const repository = new Set(input.repositoryFiles);
  for (const path of [...input.repositoryFiles, ...assetPaths, ...byPath.keys()])
    for (const folder of foldersOf(path)) repository.add(folder);
  const byId = lazily(() => new Map(pages.map((page) => [page.id, page])));
  const suggestPaths = lazily(() => prepareSuggestPaths([...byPath.keys()].sort(compareText)));
  return {
    pageAt: (path) => byPath.get(path),
    pageById: (id) => byId().get(id),
    pageLike: (path) => byFolded.get(foldPath(path))?.[0],
    indexOf: (folder) => byPath.get(indexPages.get(folder) ?? ''),
    isIndex: (page) => indexPaths.has(page.path),
    assetAt: (path) => (assetPaths.has(path) ? path : undefined),
    assetLike: (path) => assetsFolded.get(foldPath(path))?.[0],
    assetNamed: (_source, name) => assetsByName.get(foldPath(name))?.[0],
    repositoryPath: (path) => (repository.has(path.replace(/\/$/, '')) ? path.replace(/\/$/, '') : undefined),
    findByName(source, name) {
      const all = byName.get(foldName(name)) ?? [];
      const own = all.filter((page) => page.source === source);
      const chosen = own.length > 0 ? own : all;
      const sameCase = chosen.filter((page) => stemOf(page.path) === name);
      return sameCase.length === 1 ? sameCase : chosen;
    },
    wikiNames: (source) => ['github-wiki', 'gitlab-wiki', 'azure-wiki'].includes(sourceById.get(source)?.dialect ?? ''),
    sourcePath: (source) => sourceById.get(source)?.path ?? '',
    suggest: (from, path) => suggestPaths()(from, path),
  };
}

/** A value that is made when it is first asked for. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Case, Unicode form and percent-encoding folded; `%2D` and spaces as Azure's wiki writes them stay apart from names. */
function foldPath(path: string): string {
  return safeDecode(path).normalize('NFC').toLowerCase();
}

/** Wikis take spaces, hyphens and underscores for the same, and don't mind case. */
function foldName(name: string): string {
  return foldPath(name)
    .replace(/\.(?:md|mdx|markdown)$/, '')
    .replace(/[\s_-]+/g, '-')
    .replace(/^\/|\/$/g, '');
}

/** Names of a page: file name, every path ending (`guides/on-call`), title and aliases. */
function namesOf(page: Page): string[] {
  const folders = folderOf(page.path).split('/').filter(Boolean);
  const stem = stemOf(page.path);
  const endings = [stem];
  for (let at = folders.length - 1; at >= 0; at--) endings.push(`${folders.slice(at).join('/')}/${stem}`);
  return [...new Set([...endings, page.title, ...(page.meta.aliases ?? [])].map(foldName))];
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Paths that a writer may have meant, relative to the page: pages of the same name, nearest first; only without any, names spelt alike. */
function prepareSuggestPaths(paths: readonly string[]): (from: Page, path: string) => string[] {
  const suggest = prepareSuggestions(paths);
  return (from, path) => {
    const stem = stemOf(path.replace(/\/$/, '')).toLowerCase();
    const near = suggest(path);
    // Every other folder has a README: the name alone says nothing.
    const same = isIndexName(stem) ? [] : near.filter((name) => stemOf(name).toLowerCase() === stem);
    return (same.length > 0 ? same : near).map((name) => relativePath(folderOf(from.path), name));
  };
}

/** A POSIX path from a folder to a file, both below the root. */
export function relativePath(folder: string, target: string): string {
  const here = folder === '' ? [] : folder.split('/');
  const there = target.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
