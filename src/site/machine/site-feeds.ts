import type { PageSummary, Portal } from '../../core/portal.ts';
import { toReleaseEntries, writeFeed, type FeedEntry } from '../atom-feed.ts';
import { machineTexts } from '../texts.ts';

/** Feeds of the site as a whole. */

/** Changes that the feed of pages is made of. */
const mostChanges = 30;

/** What pages said last that they didn't say before, newest first. Only changes whose day is known for sure. */
export function toChangesFeed({ site, pages }: Portal): string {
  const changes = pages.flatMap((page) => toChange(page, site.id));
  return writeFeed(
    {
      title: machineTexts.changesFeed(site.title),
      id: `urn:waymark:${site.id}:changes`,
      author: site.title,
      self: `${site.base}feed.xml`,
      url: site.base,
      entries: newestFirst(changes).slice(0, mostChanges),
    },
    site,
  );
}

/** A change is known by its page and its day: both stay when history is rewritten without changing what happened. */
function toChange({ id, title, url, description, owners, lastChange }: PageSummary, site: string): FeedEntry[] {
  if (lastChange?.confidence !== 'exact') return [];
  const names = owners.map(({ name }) => name);
  return [
    {
      title,
      id: `urn:waymark:${site}:page:${id.split('/').map(encodeURIComponent).join('/')}:${lastChange.on}`,
      date: lastChange.on,
      url,
      content: { text: [description, ...(names.length > 0 ? [machineTexts.keptBy(names)] : [])].filter(Boolean).join('\n\n') },
      authors: names,
      related: lastChange.commitUrl,
    },
  ];
}

/** Releases of all pathways. */
export function toReleasesFeed({ site, curriculum }: Portal): string {
  const entries = curriculum.pathways.flatMap(({ id }) => toReleaseEntries(curriculum.readPathway(id), curriculum.readChanges(id), site));
  return writeFeed(
    {
      title: machineTexts.releasesFeed(site.title),
      id: `urn:waymark:${site.id}:releases`,
      author: site.title,
      self: `${site.base}pathways/feed.xml`,
      url: `${site.base}pathways/`,
      entries: newestFirst(entries),
    },
    site,
  );
}

/** By day; what happened on one day, by id. */
function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...entries].sort((a, b) => order(b.date, a.date) || order(a.id, b.id));
}
