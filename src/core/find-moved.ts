import type { Catalog, Page } from './catalog.ts';
import type { Link } from './document.ts';
import { relativePath } from './link-index.ts';
import { deriveId, folderOf, isIndexName, safeDecode, stemOf } from './page-id.ts';
import { joinPath, pageCandidates } from './resolve-link.ts';
import { pagePattern, sourceAt } from './source.ts';

/** Files that were moved or renamed: from old paths to new ones. */
export type Moves = ReadonlyMap<string, string>;

/** Where a link to a page that was moved has to lead now. */
export interface MovedTarget {
  page: Page;
  /** The address as the link would write it, with its anchor; undefined where it can't be written so that it leads there. */
  url: string | undefined;
}

/**
 * Makes a function that finds out where the page of a dead link went: as the moves say, as its former id says, or, where the page
 * that has the link was moved itself, where the link led from its old place. Only what is certain counts.
 */
export function prepareMoved(catalog: Catalog, moves: Moves): (page: Page, link: Link) => MovedTarget | undefined {
  const movedFrom = new Map([...moves].map(([from, to]) => [to, from]));
  const byFormerId = Map.groupBy(
    catalog.pages.flatMap((page) => page.formerIds.map((id) => ({ id, page }))),
    ({ id }) => id,
  );
  const atFormerId = (path: string): Page | undefined => {
    const source = sourceAt(path, catalog.sources);
    if (!source || byFormerId.size === 0) return undefined;
    const found = byFormerId.get(deriveId(path, source, { asIndex: isIndexName(stemOf(path).toLowerCase()) }));
    return found?.length === 1 ? found[0]?.page : undefined;
  };
  return (page, link) => {
    const old = movedFrom.get(page.path);
    const now = formerPaths(catalog, page, link).flatMap((path) => followMoves(catalog, moves, path) ?? atFormerId(path) ?? []);
    const before = old === undefined ? [] : formerPaths(catalog, { ...page, path: old }, link);
    const stayed = before.flatMap((path) => catalog.pageAt(path) ?? followMoves(catalog, moves, path) ?? []);
    const [target] = [...now, ...stayed];
    return target && { page: target, url: writeAddress(catalog, page, link, target) };
  };
}

/** Paths that pages had which dead links mean: what to ask history for. */
export function listMissingPages(catalog: Catalog): string[] {
  const paths = catalog.pages.flatMap((page) =>
    page.document.links
      .filter((link) => catalog.resolve(page, link).type === 'missing')
      .flatMap((link) => formerPaths(catalog, page, link)),
  );
  return [...new Set(paths)];
}

/** Paths below the root that a link would lead to, if there were a page. */
function formerPaths(catalog: Catalog, from: Page, { kind, url }: Link): string[] {
  const path = safeDecode(url.replace(/[?#].*$/s, ''));
  if (path === '') return [];
  const isWiki = kind === 'wiki' || kind === 'embed';
  const root = catalog.sources.find(({ id }) => id === from.source)?.path ?? '';
  const bases = path.startsWith('/') ? [root, ''] : isWiki ? [folderOf(from.path), root] : [folderOf(from.path)];
  const names = isWiki ? [path, path.replaceAll(' ', '-')] : [path];
  const joined = new Set(bases.flatMap((base) => names.flatMap((name) => joinPath(base, name) ?? [])));
  return [...joined].flatMap(pageCandidates).filter((candidate) => pagePattern.test(candidate));
}

/** The page that a path leads to by moves, which may have followed one another. */
function followMoves(catalog: Catalog, moves: Moves, path: string): Page | undefined {
  const passed = new Set<string>();
  for (let next = moves.get(path); next !== undefined && !passed.has(next); next = moves.get(next)) {
    const page = catalog.pageAt(next);
    if (page) return page;
    passed.add(next);
  }
  return undefined;
}

/** The first way to write the address, nearest to how it was written, that leads to the page. */
function writeAddress(catalog: Catalog, from: Page, link: Link, target: Page): string | undefined {
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(link.url) ?? [];
  return waysToWrite(catalog, from, { kind: link.kind, written }, target.path)
    .map((path) => path + rest)
    .find((url) => {
      const resolution = catalog.resolve(from, { kind: link.kind, url });
      return resolution.type === 'page' && resolution.page.id === target.id && !resolution.caseDiffers;
    });
}

function waysToWrite(catalog: Catalog, from: Page, { kind, written }: { kind: Link['kind']; written: string }, path: string): string[] {
  const root = catalog.sources.find(({ id }) => id === from.source)?.path ?? '';
  const inSource = root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const withoutExtension = (name: string): string => name.replace(pagePattern, '');
  if (kind === 'wiki' || kind === 'embed') {
    const name = stemOf(path);
    const spaced = written.includes(' ') ? [name.replaceAll('-', ' ')] : [];
    return [...spaced, name, withoutExtension(inSource)];
  }
  const relative = relativePath(folderOf(from.path), path);
  const near = written.startsWith('./') && !relative.startsWith('..') ? `./${relative}` : relative;
  const whole = written.startsWith('/') ? [`/${inSource}`, `/${path}`, near] : [near];
  const isBare = !pagePattern.test(written);
  return [...(isBare ? whole.map(withoutExtension) : []), ...whole].map(encodeAddress);
}

/** Percent-encodes what would end an address in Markdown, or be no part of a path in it. */
function encodeAddress(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      /[\s<>()[\]%#?\\]/.test(segment)
        ? encodeURIComponent(segment).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)
        : segment,
    )
    .join('/');
}
