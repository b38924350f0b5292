import type { SiteInfo } from '../../core/catalog.ts';
import { toWhole } from './whole-address.ts';

/** `robots.txt` (RFC 9309): everybody may read everything; where the site's address is known, it names the sitemap. */
export function toRobots(site: SiteInfo): string {
  const sitemap = site.url === undefined ? [] : ['', `Sitemap: ${toWhole(`${site.base}sitemap.xml`, site)}`];
  return ['User-agent: *', 'Allow: /', ...sitemap, ''].join('\n');
}
