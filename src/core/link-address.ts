import type { Resolution, SiteInfo } from './catalog.ts';
import { encodePath, fileUrl } from './repository-links.ts';

/** What of the catalog is published. */
export interface Publication {
  site: SiteInfo;
  /** Whether the page of an id is shown: drafts are not, outside `waymark dev`. */
  shows(id: string): boolean;
  /** Whether a file is published beside the pages. */
  publishes(path: string): boolean;
}

/** Address below the base, percent-encoded, with the base in front. */
export function toUrl(base: string, address: string, anchor?: string): string {
  return `${base}${encodePath(address)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;
}

/**
 * What a link's `href` says for what it leads to: pages and published files on the portal, other files on the repository's host.
 * Undefined for what leads nowhere: the text of such a link stays, without an address.
 */
export function linkAddress(resolution: Resolution, { site, shows, publishes }: Publication): string | undefined {
  const hash = (anchor: string | undefined): string => (anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`);
  switch (resolution.type) {
    case 'page':
      return shows(resolution.page.id) ? toUrl(site.base, resolution.page.address, resolution.anchor) : undefined;
    case 'asset':
      if (publishes(resolution.path)) return toUrl(site.base, `assets/${resolution.path}`) + hash(resolution.anchor);
      return site.repo && fileUrl(site.repo, resolution.path);
    case 'repository':
      return site.repo && fileUrl(site.repo, resolution.path) + hash(resolution.anchor);
    case 'external':
      return resolution.url;
    case 'ambiguous': {
      const [first] = resolution.candidates;
      return first && shows(first.id) ? toUrl(site.base, first.address) : undefined;
    }
    case 'scheme':
    case 'outside':
    case 'missing':
    case 'empty':
      return undefined;
  }
}
