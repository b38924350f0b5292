import { toBlockAnchor } from '../../plugins/remark-block-id.ts';
import type { Page, Resolution } from './catalog.ts';
import type { Document, Link } from './document.ts';
import { folderOf, safeDecode, stemOf } from './page-id.ts';
import { lazily, type LinkIndex } from './link-index.ts';
import { pagePattern } from './source.ts';

/**
 * Where a link leads. One function serves checking and rendering, so that a link which the checker accepts can't be dead on the page.
 *
 * Relative addresses are tried as the host of the wiki reads them: the file itself, the file without its extension, a folder's index
 * page, a generated `.html` name, and last the address that the page would have in a portal with folder-like addresses.
 */
export function resolveLink(index: LinkIndex, from: Page, link: Pick<Link, 'kind' | 'url'>): Resolution {
  const url = link.url.trim();
  if (url === '') return { type: 'empty' };
  if (link.kind === 'wiki' || link.kind === 'embed') return resolveWiki(index, from, url);
  const scheme = schemeOf(url);
  if (scheme !== undefined) return resolveScheme(url, scheme);
  if (url.startsWith('//')) return { type: 'external', url: `https:${url}` };
  const { path, anchor } = splitAddress(url);
  if (path === '') return toPage(from, anchor, { caseDiffers: false });
  const found = resolvePath(index, from, safeDecode(path), anchor);
  const named = link.kind === 'include' && found.type === 'missing' ? index.pageById(path) : undefined;
  return named ? toPage(named, anchor, { caseDiffers: false }) : found;
}

/** Schemes that a reader's browser can be trusted with; others are typos or leftovers of another tool. */
const knownSchemes = new Set(['http', 'https', 'mailto', 'tel', 'irc', 'ircs', 'xmpp', 'sms']);

function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}

function resolveScheme(url: string, scheme: string): Resolution {
  return knownSchemes.has(scheme) ? { type: 'external', url } : { type: 'scheme', scheme };
}

/** Splits off `#anchor` (decoded) and drops `?query`, which a static file can't serve. */
function splitAddress(url: string): { path: string; anchor: string | undefined } {
  const { path, anchor } = splitAnchor(url);
  const query = path.indexOf('?');
  return { path: query < 0 ? path : path.slice(0, query), anchor };
}

/** Splits off `#anchor` (decoded). Names in wikilinks have no query: `[[What is SRE?]]`. */
function splitAnchor(url: string): { path: string; anchor: string | undefined } {
  const hash = url.indexOf('#');
  const anchor = hash < 0 ? undefined : safeDecode(url.slice(hash + 1));
  return { path: hash < 0 ? url : url.slice(0, hash), anchor: anchor === '' ? undefined : anchor };
}

function resolvePath(index: LinkIndex, from: Page, path: string, anchor: string | undefined): Resolution {
  const inside = candidatesFor(index, from, path);
  for (const [look, caseDiffers] of [
    [exact, false],
    [loose, true],
  ] as const) {
    for (const { path: candidate, byAddress } of inside) {
      const found = look(index, from, candidate);
      if (!found || (byAddress && found.type !== 'page')) continue;
      if (found.type === 'page') return { ...toPage(found.page, anchor, { caseDiffers }), ...(byAddress ? { byAddress: true } : {}) };
      return { ...found, ...(found.type === 'asset' ? { caseDiffers } : {}), ...(anchor === undefined ? {} : { anchor }) };
    }
  }
  const byName = index.wikiNames(from.source) ? index.findByName(from.source, path) : [];
  if (byName.length === 1 && byName[0]) return toPage(byName[0], anchor, { caseDiffers: false });
  if (byName.length > 1) return { type: 'ambiguous', candidates: byName };
  const own = inside.find(({ byAddress }) => !byAddress);
  return own ? missing(index, from, own.path) : { type: 'outside', path };
}

/** Looking for candidates costs more than all else, so it waits until somebody reads them. A name in a wiki is looked for nearby first. */
function missing(index: LinkIndex, from: Page, path: string, near = path): Resolution {
  const suggestions = lazily(() => index.suggest(from, near));
  return {
    type: 'missing',
    path,
    get suggestions() {
      return suggestions();
    },
  };
}

/** A path that an address may mean, and whether only an address of a portal would mean it. */
interface Candidate {
  path: string;
  byAddress: boolean;
}

/**
 * Paths that an address may mean. Where pages have folder-like addresses (`guide/deploy/`), relative ones begin a folder further down.
 * No host and no editor reads them so: that is tried last, and never for what names a file.
 */
function candidatesFor(index: LinkIndex, from: Page, path: string): Candidate[] {
  const root = index.sourcePath(from.source);
  const folder = folderOf(from.path);
  const bases = path.startsWith('/') ? [...new Set([root, ''])] : [folder];
  const ownFolder = `${folder === '' ? '' : `${folder}/`}${stemOf(from.path)}`;
  const isAddress = !path.startsWith('/') && !index.isIndex(from) && !pagePattern.test(path);
  const tried = [...bases.map((base) => ({ base, byAddress: false })), ...(isAddress ? [{ base: ownFolder, byAddress: true }] : [])];
  return tried.flatMap(({ base, byAddress }) => {
    const joined = joinPath(base, path);
    return joined === undefined ? [] : [{ path: joined, byAddress }];
  });
}

type Found = { type: 'page'; page: Page } | { type: 'asset'; path: string; caseDiffers: boolean } | { type: 'repository'; path: string };

function exact(index: LinkIndex, _from: Page, path: string): Found | undefined {
  const page = pageCandidates(path)
    .map((candidate) => index.pageAt(candidate))
    .find((candidate) => candidate !== undefined);
  const indexPage = page ?? index.indexOf(path.replace(/\/$/, ''));
  if (indexPage) return { type: 'page', page: indexPage };
  const asset = index.assetAt(path);
  if (asset !== undefined) return { type: 'asset', path: asset, caseDiffers: false };
  const file = index.repositoryPath(path);
  return file === undefined ? undefined : { type: 'repository', path: file };
}

function loose(index: LinkIndex, _from: Page, path: string): Found | undefined {
  for (const candidate of pageCandidates(path)) {
    const page = index.pageLike(candidate);
    if (page) return { type: 'page', page };
  }
  const asset = index.assetLike(path);
  return asset === undefined ? undefined : { type: 'asset', path: asset, caseDiffers: true };
}

/** Names that a page may have on disk when a link calls it `path`. */
export function pageCandidates(path: string): string[] {
  const bare = path.replace(/\/$/, '');
  const stem = bare.replace(/\.html?$/, '');
  const names = [bare, `${bare}.md`, `${bare}.mdx`, `${bare}.markdown`];
  if (stem !== bare) names.push(`${stem}.html.md.erb`, `${stem}.html.md`, `${stem}.md.erb`, `${stem}.md`, `${stem}.mdx`);
  else names.push(`${bare}.html.md.erb`, `${bare}.md.erb`);
  return names;
}

function resolveWiki(index: LinkIndex, from: Page, url: string): Resolution {
  const { path: name, anchor } = splitAnchor(url);
  if (name === '') return toPage(from, anchor, { caseDiffers: false });
  const direct = name.includes('/') || /\.\w+$/.test(name) ? resolveDirect(index, from, name, anchor) : undefined;
  if (direct) return direct;
  const pages = index.findByName(from.source, name);
  const [first] = pages;
  if (first && pages.length === 1) return toPage(first, anchor, { caseDiffers: false });
  const near = pages.filter((page) => folderOf(page.path) === folderOf(from.path));
  if (near.length === 1 && near[0]) return toPage(near[0], anchor, { caseDiffers: false });
  if (pages.length > 1) return { type: 'ambiguous', candidates: pages };
  const asset = index.assetNamed(from.source, name);
  if (asset !== undefined) return { type: 'asset', path: asset, caseDiffers: false };
  return missing(index, from, name, name.includes('/') ? name : joinPath(folderOf(from.path), name));
}

/** A wikilink that looks like a path: from the page's folder, then from the source's. */
function resolveDirect(index: LinkIndex, from: Page, name: string, anchor: string | undefined): Resolution | undefined {
  for (const base of [folderOf(from.path), index.sourcePath(from.source)]) {
    const path = joinPath(base, name);
    const found = path === undefined ? undefined : exact(index, from, path);
    if (found?.type === 'page') return toPage(found.page, anchor, { caseDiffers: false });
    if (found) return { ...found, ...(anchor === undefined ? {} : { anchor }) };
  }
  return undefined;
}

function toPage(page: Page, anchor: string | undefined, { caseDiffers }: { caseDiffers: boolean }): Resolution {
  if (anchor === undefined) return { type: 'page', page, anchorFound: true, caseDiffers };
  const id = findAnchor(page.document, anchor);
  return { type: 'page', page, anchor: id ?? anchor, anchorFound: id !== undefined, caseDiffers };
}

/**
 * Id of the heading or anchor that an address means: as written, without regard to case, or by the heading's text as wikis do; in
 * Obsidian's wikilinks also a named block (`#^name`) and a heading below others (`#Heading#Heading below`).
 */
export function findAnchor(document: Pick<Document, 'headings' | 'anchors'>, anchor: string): string | undefined {
  const wanted = anchor.replace(/^user-content-/, '');
  const lower = wanted.toLowerCase();
  if (lower === 'top') return wanted;
  if (wanted.startsWith('^')) return document.anchors.find((id) => id === toBlockAnchor(wanted.slice(1)));
  const ids = [...document.headings.map(({ id }) => id), ...document.anchors];
  return (
    ids.find((id) => id === wanted || id === `user-content-${wanted}`) ??
    ids.find((id) => id.toLowerCase() === lower) ??
    document.headings.find(({ text }) => sameText(text, wanted))?.id ??
    findNested(document.headings, wanted.split('#'))
  );
}

/** Obsidian's `#Heading#Heading below`: the last of the headings, each of which comes after the one before. */
function findNested(headings: Document['headings'], path: readonly string[]): string | undefined {
  if (path.length < 2) return undefined;
  let at = -1;
  for (const name of path) {
    at = headings.findIndex(({ id, text }, index) => index > at && (id === name || sameText(text, name)));
    if (at < 0) return undefined;
  }
  return headings[at]?.id;
}

function sameText(text: string, wanted: string): boolean {
  return text.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** Joins and normalises (an absolute path starts at the base); undefined when the result lies above the root. */
export function joinPath(base: string, path: string): string | undefined {
  const parts = base === '' ? [] : base.split('/');
  for (const part of path.replace(/\\/g, '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/') + (path.endsWith('/') && parts.length > 0 ? '/' : '');
}
