import type { SiteInfo } from '../core/catalog.ts';
import type { PathwayView, ReleaseChanges } from '../core/pathway-views.ts';
import { toWhole } from './machine/whole-address.ts';
import { escapeXml } from './machine/xml.ts';
import { changeTexts } from './texts.ts';

/** Entries that a feed holds: who reads it has seen the others. */
const mostEntries = 30;

/** A feed as data. Ids have to be absolute and stay for good: they are URNs, because the site's address may be unknown or change. */
export interface Feed {
  title: string;
  id: string;
  author: string;
  /** Its own address. */
  self: string;
  /** The page that it follows. */
  url: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** An entry of a {@link Feed}. */
export interface FeedEntry {
  title: string;
  id: string;
  /** Day of what happened. */
  date: string;
  url: string;
  /** What it is about, as HTML or as text. */
  content: { html: string } | { text: string };
  authors?: readonly string[];
  /** More about it on another host. */
  related?: string | undefined;
}

/** Writes a feed as Atom (RFC 4287). Without the site's address, links are relative to the feed. */
export function writeFeed({ title, id, author, self, url, entries }: Feed, site: SiteInfo): string {
  const shown = entries.slice(0, mostEntries);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(site.lang)}">`,
    `  <title>${escapeXml(title)}</title>`,
    `  <id>${escapeXml(id)}</id>`,
    `  <updated>${shown[0]?.date ?? '1970-01-01'}T00:00:00Z</updated>`,
    `  <author><name>${escapeXml(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(toWhole(self, site))}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(toWhole(url, site))}"/>`,
    ...shown.map((entry) => writeEntry(entry, site)),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry({ title, id, date, url, content, authors = [], related }: FeedEntry, site: SiteInfo): string {
  const [type, text] = 'html' in content ? ['html', content.html] : ['text', content.text];
  return [
    '  <entry>',
    `    <title>${escapeXml(title)}</title>`,
    `    <id>${escapeXml(id)}</id>`,
    `    <updated>${date}T00:00:00Z</updated>`,
    ...authors.map((name) => `    <author><name>${escapeXml(name)}</name></author>`),
    `    <link rel="alternate" type="text/html" href="${escapeXml(toWhole(url, site))}"/>`,
    ...(related === undefined ? [] : [`    <link rel="related" href="${escapeXml(related)}"/>`]),
    `    <content type="${type ?? ''}">${escapeXml(text ?? '')}</content>`,
    '  </entry>',
  ].join('\n');
}

/** Releases of one pathway. */
export function toFeed(pathway: PathwayView, releases: readonly ReleaseChanges[], site: SiteInfo): string {
  const feed: Feed = {
    title: `${pathway.title} · ${site.title}`,
    id: idOf(pathway, site),
    author: pathway.owners[0]?.name ?? site.title,
    self: pathway.feedUrl,
    url: pathway.url,
    entries: toReleaseEntries(pathway, releases, site),
  };
  return writeFeed(feed, site);
}

function idOf({ id }: Pick<PathwayView, 'id'>, site: SiteInfo): string {
  return `urn:waymark:${site.id}:pathway:${id}`;
}

/** A pathway's releases as entries, newest first. */
export function toReleaseEntries(pathway: PathwayView, releases: readonly ReleaseChanges[], site: SiteInfo): FeedEntry[] {
  return releases.slice(0, mostEntries).map((release) => {
    const { version, date, diffUrl, hasDiffs } = release;
    return {
      title: `${pathway.title} ${version}`,
      id: `${idOf(pathway, site)}:${version}`,
      date,
      url: hasDiffs ? diffUrl : `${pathway.changesUrl}#v${version}`,
      content: { html: toHtml(release) },
    };
  });
}

function toHtml({ summary, units, other }: ReleaseChanges): string {
  const lines = [
    ...units.map(
      ({ change, title, text }) => `<li>${escapeXml(`${changeTexts.kinds[change]}: ${title}${text === '' ? '' : `. ${text}`}`)}</li>`,
    ),
    ...other.map((line) => `<li>${escapeXml(line)}</li>`),
  ];
  const html = `${summary}${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}`;
  return html === '' ? changeTexts.nothing : html;
}
