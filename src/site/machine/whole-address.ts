import type { SiteInfo } from '../../core/catalog.ts';

/** An address of the site with its host, where that is configured; else as it is, from the root of whatever host it is on. */
export function toWhole(url: string, site: Pick<SiteInfo, 'url'>): string {
  return site.url === undefined ? url : new URL(url, site.url).href;
}

/** Address of the Markdown beside a page. */
export function mirrorOf(url: string): string {
  return `${url}index.md`;
}
