import type { SiteInfo } from '../core/catalog.ts';
import type { PathwayView, ReleaseChanges } from '../core/pathway-views.ts';
import { changeTexts } from './texts.ts';

/** Releases that a feed holds: who reads it has seen the others. */
const mostEntries = 30;

/**
 * Releases of a pathway as an Atom feed (RFC 4287). Ids have to be absolute and stay for good: where the site's own address isn't known
 * they are URNs, and links are relative to the feed.
 */
export function toFeed(pathway: PathwayView, releases: readonly ReleaseChanges[], site: SiteInfo): string {
  const absolute = (url: string): string => (site.url === undefined ? url : new URL(url, site.url).href);
  const id = `urn:waymark:${site.id}:pathway:${pathway.id}`;
  const author = pathway.owners[0]?.name ?? site.title;
  const shown = releases.slice(0, mostEntries);
  const updated = shown[0]?.date ?? '1970-01-01';
  const entries = shown.map(({ version, date, diffUrl, hasDiffs, summary, units, other }) => {
    const lines = [
      ...units.map(
        ({ change, title, text }) => `<li>${escape(`${changeTexts.kinds[change]}: ${title}${text === '' ? '' : `. ${text}`}`)}</li>`,
      ),
      ...other.map((line) => `<li>${escape(line)}</li>`),
    ];
    const html = `${summary}${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}`;
    return [
      '  <entry>',
      `    <title>${escape(`${pathway.title} ${version}`)}</title>`,
      `    <id>${escape(`${id}:${version}`)}</id>`,
      `    <updated>${date}T00:00:00Z</updated>`,
      `    <link rel="alternate" type="text/html" href="${escape(absolute(hasDiffs ? diffUrl : `${pathway.changesUrl}#v${version}`))}"/>`,
      `    <content type="html">${escape(html === '' ? changeTexts.nothing : html)}</content>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escape(site.lang)}">`,
    `  <title>${escape(`${pathway.title} · ${site.title}`)}</title>`,
    `  <id>${escape(id)}</id>`,
    `  <updated>${updated}T00:00:00Z</updated>`,
    `  <author><name>${escape(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escape(absolute(pathway.feedUrl))}"/>`,
    `  <link rel="alternate" type="text/html" href="${escape(absolute(pathway.url))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** Text in XML, without what XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets). */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
