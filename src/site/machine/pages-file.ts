import type { PagesFile } from '../../core/pages-file.ts';
import type { FreshnessView } from '../../core/freshness-views.ts';
import type { PageFacts, Portal } from '../../core/portal.ts';
import { mirrorOf, toWhole } from './whole-address.ts';

/** Makes `pages.json`: see `src/core/pages-file.ts`. */
export function toPagesFile({ site, pages, freshness, describePage }: Portal): PagesFile {
  const { id, title, url, base } = site;
  return {
    schemaVersion: 1,
    site: { id, title, url, base },
    asOf: freshness?.today,
    pages: pages.map((page) => toEntry(describePage(page.id), (address) => toWhole(address, site))),
  };
}

function toEntry(page: PageFacts, whole: (url: string) => string): PagesFile['pages'][number] {
  const { id, title, description, url, path, source, kind, level, lifecycle, lang, roles, minutes, formerIds } = page;
  const { teaches, owners, freshness, lastChange, contexts, replacedBy } = page;
  return {
    id,
    title,
    description,
    url: whole(url),
    markdown: whole(mirrorOf(url)),
    path,
    source,
    kind,
    level,
    lifecycle,
    lang,
    roles,
    teaches: teaches.map(({ id, level }) => ({ skill: id, level })),
    minutes,
    owners: owners.map(({ owner }) => owner),
    freshness: freshness && toFreshness(freshness),
    lastChange: lastChange && { on: lastChange.on, confidence: lastChange.confidence, commit: lastChange.commit },
    pathways: contexts.map(({ pathway, version }) => ({ id: pathway, release: version })),
    formerIds,
    replacedBy: replacedBy && whole(replacedBy.url),
  };
}

function toFreshness({ turns: [now], reviewed, dueOn }: FreshnessView): PagesFile['pages'][number]['freshness'] {
  return { state: now.state, asOf: now.from, reviewedOn: reviewed?.on, reviewedBy: reviewed?.by, dueOn };
}
