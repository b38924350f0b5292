import type { Portal } from '../../core/portal.ts';
import { toWhole } from './whole-address.ts';
import { escapeXml } from './xml.ts';

/**
 * Sitemaps (https://www.sitemaps.org/protocol.html): at most 50,000 addresses and 50 MB a file. An address may have 2,048 characters, so
 * this many stay below both.
 */
const partSize = 20_000;

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface Entry {
  url: string;
  lastChange: string | undefined;
}

/** Files of the sitemap: the only one, or an index and its parts. */
export interface Sitemap {
  main: string;
  /** In order; empty where one file is enough. */
  parts: string[];
}

/** Pages and what leads to them; not what search engines are kept from: drafts, earlier texts, addresses that lead on. */
export function toSitemap(portal: Portal): Sitemap {
  const { site } = portal;
  const entries = listEntries(portal);
  if (entries.length <= partSize) return { main: writeEntries(entries, portal), parts: [] };
  const parts: string[] = [];
  for (let at = 0; at < entries.length; at += partSize) parts.push(writeEntries(entries.slice(at, at + partSize), portal));
  const addresses = parts.map((_, at) => toWhole(`${site.base}sitemap/${at + 1}.xml`, site));
  const main = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<sitemapindex xmlns="${namespace}">`,
    ...addresses.map((address) => `  <sitemap><loc>${escapeXml(address)}</loc></sitemap>`),
    '</sitemapindex>',
    '',
  ];
  return { main: main.join('\n'), parts };
}

function listEntries({ site, sources, pages, curriculum, describePage }: Portal): Entry[] {
  const { pathways, skills, roles } = curriculum;
  const places = [
    site.base,
    ...sources.filter(({ hasIndexPage }) => !hasIndexPage).map(({ url }) => url),
    ...(pathways.length > 0 ? [`${site.base}pathways/`] : []),
    ...skills.map(({ url }) => url),
    ...roles.map(({ url }) => url),
  ].map((url) => ({ url, lastChange: undefined }));
  const shown = pages
    .filter(({ id }) => describePage(id).lifecycle !== 'draft')
    .map(({ url, lastChange }) => {
      return { url, lastChange: lastChange?.confidence === 'exact' ? lastChange.on : undefined };
    });
  return [...places, ...pathways.map(({ url, date }) => ({ url, lastChange: date })), ...shown];
}

function writeEntries(entries: readonly Entry[], { site }: Portal): string {
  const lines = entries.map(({ url, lastChange }) => {
    const changed = lastChange === undefined ? '' : `<lastmod>${escapeXml(lastChange)}</lastmod>`;
    return `  <url><loc>${escapeXml(toWhole(url, site))}</loc>${changed}</url>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<urlset xmlns="${namespace}">`, ...lines, '</urlset>', ''].join('\n');
}
