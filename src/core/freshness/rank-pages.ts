import { compareText } from '../diagnostic.ts';
import type { PageFreshness } from './freshness.ts';

/** Which pages people are asked to look at first, and whom to ask. */

/** Why somebody should look at a page, gravest first: evidence before dates. A review that is due soon asks for nobody yet. */
export const urgencies = ['contradicted', 'changed', 'overdue', 'due'] as const;
/** One of {@link urgencies}. */
export type Urgency = (typeof urgencies)[number];

/** Why a page needs somebody, by the gravest reason; undefined for pages that need nobody, put off or not kept up. */
export function urgencyOf({ standing, drift, review }: PageFreshness): Urgency | undefined {
  if (standing !== 'living') return undefined;
  if (drift === 'contradicted' || drift === 'changed') return drift;
  return review === 'overdue' || review === 'due' ? review : undefined;
}

/** How many pathways use a page, by its id; 0 for pages that none uses. */
export type CountUses = (id: string) => number;

/**
 * Pages that need somebody, most urgent first: by urgency, then by use in pathways, then by how much happened in what they cover, then
 * by how long they wait. The order is total, so that it is the same everywhere.
 */
export function rankPages(pages: readonly PageFreshness[], uses: CountUses = () => 0): PageFreshness[] {
  return pages
    .flatMap((page) => {
      const urgency = urgencyOf(page);
      return urgency ? [{ page, rank: urgencies.indexOf(urgency), uses: uses(page.id), activity: activityOf(page) }] : [];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.uses - a.uses ||
        b.activity - a.activity ||
        compareText(a.page.dueOn ?? '9999', b.page.dueOn ?? '9999') ||
        compareText(a.page.path, b.page.path),
    )
    .map(({ page }) => page);
}

/** Commits in covered files since the base, added up. */
function activityOf({ changes }: PageFreshness): number {
  return changes.reduce((sum, { commitCount }) => sum + commitCount, 0);
}

/** What one owner should hear. */
export interface OwnerPages {
  /** As owners are written; undefined for pages that nobody owns. */
  owner: string | undefined;
  /** All pages of the owner, by path. */
  pages: PageFreshness[];
  /** Those that need the owner, most urgent first. */
  urgent: PageFreshness[];
  /** Pages of others that describe code of this owner which changed, most urgent first. */
  informed: PageFreshness[];
}

/** Pages by owner, sorted by name, those that nobody owns last. A page with several owners is with each of them. */
export function groupByOwner(pages: readonly PageFreshness[], uses?: CountUses): OwnerPages[] {
  const groups = new Map<string | undefined, OwnerPages>();
  const groupOf = (owner: string | undefined): OwnerPages => {
    const known = groups.get(owner);
    if (known) return known;
    const made: OwnerPages = { owner, pages: [], urgent: [], informed: [] };
    groups.set(owner, made);
    return made;
  };
  for (const page of pages) for (const owner of ownersOf(page)) groupOf(owner).pages.push(page);
  for (const page of rankPages(pages, uses)) {
    for (const owner of ownersOf(page)) groupOf(owner).urgent.push(page);
    // Whole files change all the time; their owners hear of a page when what it says may be wrong.
    if (page.drift !== 'contradicted' && page.drift !== 'changed') continue;
    for (const owner of page.informed) groupOf(owner).informed.push(page);
  }
  return [...groups.values()].sort((a, b) => Number(a.owner === undefined) - Number(b.owner === undefined) || compareOwners(a, b));
}

function ownersOf({ ownership }: PageFreshness): readonly (string | undefined)[] {
  return ownership.owners.length === 0 ? [undefined] : ownership.owners;
}

function compareOwners(a: OwnerPages, b: OwnerPages): number {
  return compareText(a.owner ?? '', b.owner ?? '');
}
