import type { NavItem, Portal } from '../core/portal.ts';

/** Where the site's own pages live, and the anchors of folders in the full index. */

/** Most pages that one full index lists; above that, every source has an index of its own. */
const longestIndex = 2000;

/** Whether the full index is split by source. */
export function splitsIndex(portal: Pick<Portal, 'pages'>): boolean {
  return portal.pages.length > longestIndex;
}

/** Where all pages of a source are listed, as an address that an anchor can be added to. */
export function indexUrl({ site, pages }: Pick<Portal, 'site' | 'pages'>, source: string): string {
  return splitsIndex({ pages }) ? `${site.base}all/${source}/` : `${site.base}all/`;
}

/** A step of the way to a folder in navigation. */
export type Step = Pick<NavItem, 'title' | 'url'>;

/**
 * Id of a folder's entry in the full index, from the way that leads to it: `wiki-on-call` for a folder with a page, whose address is
 * unique, else `wiki-on-call--drills`. Folders of one name beside each other, neither with a page, share it.
 */
export function folderAnchor(source: string, way: readonly Step[]): string {
  const last = way.findLastIndex(({ url }) => url !== undefined);
  const start = last < 0 ? source : decodeURI(way[last]?.url ?? '');
  return [start, ...way.slice(last + 1).map(({ title }) => title)].map(toWords).join('--');
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Search narrowed to one value of a facet. */
export function facetUrl(base: string, facet: string, value: string): string {
  return `${base}search/?${new URLSearchParams({ [facet]: value }).toString()}`;
}

/** An address as Astro's parameters want it: without its trailing slash. */
export function trimSlash(address: string): string {
  return address.replace(/\/$/, '');
}
