import { pagePattern, type Source } from './source.ts';

/**
 * Ids and addresses of pages. An id that nobody wrote is derived from source and path alone: never from history, so that a
 * shallow clone gives the same ids.
 */

/** Names that stand for their folder, strongest first: where a folder holds several, the others keep their own name. */
const indexNames = ['index', '_index', 'readme'];

/** GitHub and GitLab wikis call their start page Home (`home` in GitLab). It keeps its own id all the same: see {@link findIdIndexPages}. */
const wikiIndexNames = ['home', ...indexNames];

/** First segments of addresses that the portal needs for itself. */
export const reservedAddresses = new Set([
  'all',
  'assets',
  'badges',
  'feed.xml',
  'feeds',
  'freshness',
  'go',
  'llms.txt',
  'me',
  'nav',
  'owners',
  'pagefind',
  'pages.json',
  'pathways',
  'pathways.json',
  'robots.txt',
  'roles',
  'search',
  'sitemap',
  'sitemap.xml',
  'skills',
  '404',
  '404.html',
  '_astro',
  '_waymark',
]);

/** A folder of such a name would take the place of a file that shows the page above it: itself, or its text as Markdown. */
const pageFiles: ReadonlySet<string> = new Set(['index.html', 'index.md']);

/** First segment of an address below the base that can't be given away: the portal or its files need it. */
export function findReserved(address: string): string | undefined {
  return address.split('/').find((segment, at) => isReserved(segment, at));
}

/** The address with `page-` in front of every segment that can't be given away. */
export function withoutReserved(address: string): string {
  return address
    .split('/')
    .map((segment, at) => (isReserved(segment, at) ? `page-${segment}` : segment))
    .join('/');
}

function isReserved(segment: string, at: number): boolean {
  const name = segment.toLowerCase();
  return pageFiles.has(name) || (at === 0 && reservedAddresses.has(name));
}

/** Whether an alias is written as an address (`/old/place/`, `/old.html`); others are names, and `CI/CD` is one too. */
export function isAddress(alias: string): boolean {
  return /^\/|\/$/.test(alias);
}

/** File name without the extension that makes it a page. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(pagePattern, '');
}

/** Folder of a path, empty at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** One segment of a derived id: NFC, lower case, letters, digits, `-`, `_` and inner dots; everything else becomes one hyphen. */
export function slugSegment(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_.]+/gu, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return slug === '' ? `u${[...name].map((character) => character.codePointAt(0)?.toString(16)).join('-')}` : slug;
}

/** Whether a lower-case file name usually stands for its folder. */
export function isIndexName(stem: string): boolean {
  return indexNames.includes(stem);
}

/** Path of a page below its source's folder, without the extension. */
function localPath(path: string, source: Source): string {
  const local = source.path === '' ? path : path.slice(source.path.length + 1);
  const folder = folderOf(local);
  return folder === '' ? stemOf(local) : `${folder}/${stemOf(local)}`;
}

/** `<source id>/<path without extension>`, each segment slugged; `asIndex` leaves the file's own name out. */
export function deriveId(path: string, source: Source, { asIndex }: { asIndex: boolean }): string {
  const segments = localPath(path, source).split('/');
  if (asIndex) segments.pop();
  return [source.id, ...segments.map(slugSegment)].join('/');
}

/**
 * For every folder the page that readers and links are led to, by folder path: in a wiki that is Home. Ties (`README.md` beside
 * `README.mdx`) go to the first path.
 */
export function findIndexPages(paths: readonly string[], source: Pick<Source, 'dialect'>): Map<string, string> {
  return findStrongest(paths, source.dialect === 'github-wiki' || source.dialect === 'gitlab-wiki' ? wikiIndexNames : indexNames);
}

/**
 * For every folder the page that takes the folder's id, by folder path. The dialect has no say: it may be detected, from links in
 * any page, and an id is permanent.
 */
export function findIdIndexPages(paths: readonly string[]): Map<string, string> {
  return findStrongest(paths, indexNames);
}

function findStrongest(paths: readonly string[], names: readonly string[]): Map<string, string> {
  const best = new Map<string, { path: string; rank: number }>();
  for (const path of paths) {
    const rank = names.indexOf(stemOf(path).toLowerCase());
    if (rank < 0) continue;
    const folder = folderOf(path);
    const known = best.get(folder);
    if (!known || rank < known.rank) best.set(folder, { path, rank });
  }
  return new Map([...best].map(([folder, { path }]) => [folder, path]));
}

/** Title for a page that names none: its file name in words. */
export function titleFromPath(path: string, { asIndex }: { asIndex: boolean }): string {
  const folder = folderOf(path);
  const name = asIndex && folder !== '' ? folder.slice(folder.lastIndexOf('/') + 1) : stemOf(path);
  const words = safeDecode(name).replace(/[-_]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Percent-decoded text, or the text itself where it isn't well-formed. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
