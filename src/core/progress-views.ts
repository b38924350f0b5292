import type { Catalog, Page } from './catalog.ts';
import type { Fingerprint } from './pathways/fingerprint.ts';
import { buildReleaseIndex } from './progress/build-release-index.ts';
import { listUnits } from './progress/find-release.ts';
import type { ReleaseIndex } from './progress/release-index.ts';

/** What learners' progress is told with, beside the catalog. */
export interface ProgressInput {
  /** Revision of a page as it is now; undefined where it can't be told. */
  revisionOf(page: Page): string | undefined;
  /** Revision of a fingerprint that a lock holds. */
  toRevision(fingerprint: Fingerprint): string;
  /** UTC day of the portal. */
  today: string;
}

/** What a page's progress is kept by. */
export interface UnitProgressView {
  /** Other ids that the page had. */
  former: string[];
  /** Revision of the page, where it is a unit. */
  revision: string | undefined;
  /** Pathways that it is a unit of, by their current release. */
  pathways: {
    id: string;
    title: string;
    version: string;
    /** Address of the release index. */
    index: string;
    /** The unit after it, where it has an address. */
    next: { title: string; url: string } | undefined;
  }[];
}

/** Everything that the site shows of progress. */
export interface ProgressViews {
  /** One for each pathway. */
  indexes: ReleaseIndex[];
  /** Undefined for a page that is no unit and has nothing to tick. */
  viewOf(page: Page): UnitProgressView | undefined;
}

/**
 * Kinds of page that one learns by working through them: their tasks can be ticked although they are in no pathway. Ticks of a runbook
 * that is in none belong to a run and not to what somebody has learned.
 */
const workedThrough = new Set<Page['kind']>(['how-to', 'tutorial', 'lab']);

/** Makes them. `pages` are those that are published. */
export function buildProgressViews(
  { site, curriculum }: Pick<Catalog, 'site' | 'curriculum'>,
  input: ProgressInput,
  { pages, urlOf }: { pages: readonly Page[]; urlOf: (page: Page) => string },
): ProgressViews {
  const indexes = curriculum.pathways.map((pathway) =>
    buildReleaseIndex(pathway, { ...input, site, retired: curriculum.retired, pages, urlOf }),
  );
  const contexts = new Map<string, UnitProgressView['pathways']>();
  for (const index of indexes) {
    for (const [id, context] of listContexts(index)) contexts.set(id, [...(contexts.get(id) ?? []), context]);
  }
  return {
    indexes,
    viewOf(page) {
      const pathways = contexts.get(page.id) ?? [];
      if (pathways.length === 0 && !(workedThrough.has(page.kind) && hasTasks(page))) return undefined;
      return { former: page.formerIds, revision: pathways.length > 0 ? input.revisionOf(page) : undefined, pathways };
    },
  };
}

/** Address of the release index of a pathway. */
export function releaseIndexUrl(index: Pick<ReleaseIndex, 'url'>): string {
  return `${index.url}releases.json`;
}

/** What each unit of the current release has to know of the pathway. */
function listContexts(index: ReleaseIndex): Map<string, UnitProgressView['pathways'][number]> {
  const release = index.releases.at(-1);
  const units = listUnits(release).map(({ id }) => id);
  const context = { id: index.pathway, title: index.title, version: release?.version ?? '', index: releaseIndexUrl(index) };
  return new Map(units.map((id, at) => [id, { ...context, next: toNext(index, units[at + 1]) }]));
}

/** A page keeps the pathway in its address; what lies elsewhere is left to the pathway's own page. */
function toNext({ units, url, pathway }: ReleaseIndex, id: string | undefined): { title: string; url: string } | undefined {
  const facts = id === undefined ? undefined : units[id];
  if (!facts) return undefined;
  const isPage = facts.url !== undefined && !/^https?:/.test(facts.url);
  return { title: facts.title, url: isPage ? `${facts.url ?? ''}?in=${pathway}` : url };
}

function hasTasks({ document }: Page): boolean {
  return (document.learning?.tasks.length ?? 0) > 0;
}
