import { findAssessment } from './pathways/find-assessment.ts';
import type { Catalog, Page } from './catalog.ts';
import type { Day } from './interval.ts';
import { indexPageIds } from './page-ids.ts';
import { toUrl } from './link-address.ts';
import type { PathwayOwner, RoleLink, SkillLink } from './pathway-views.ts';
import { noEarlierTexts, type EarlierFile, type EarlierTexts } from './pathways/earlier-texts.ts';
import type { Fingerprint } from './pathways/fingerprint.ts';
import type { Pathway } from './pathways/pathway.ts';
import type { SkillLevel } from './pathways/pathway-file.ts';
import type { ReleaseChange } from './pathways/release-change.ts';
import type { TextBlock } from './pathways/unit-text.ts';
import type { PageSummary } from './portal.ts';
import type { OwnerView } from './freshness-views.ts';

/** What is known of pathways beside the catalog. */
export interface PathwayInput {
  /** The day that support is judged on. */
  today: Day;
  texts: EarlierTexts;
  /** Folder that evidence is handed in to. */
  evidence: string;
  /** Who answers for a pathway, as its file or the code owners of its folder write it. */
  ownersOf(pathway: Pathway): string[];
  /** Notes of a release, Markdown, as sanitised HTML; `path` is that of the lock. */
  renderNotes(markdown: string, path: string): string;
  /** Text of a unit in a release, for differences; undefined where the clone lacks it. */
  blocksOf(file: EarlierFile): TextBlock[] | undefined;
  /** What its next release would change; undefined where there is nothing to release, or nothing was released. */
  nextOf(pathway: Pathway): { version: string; changes: readonly ReleaseChange[]; other: string[] } | undefined;
  /** Fingerprint of a page as it is now. */
  fingerprintOf(page: Page): Fingerprint | undefined;
  /** The same in one hash, which progress names. */
  revisionOf(page: Page): string | undefined;
}

/** Where nothing is known. */
export const noPathwayInput: PathwayInput = {
  today: '',
  texts: noEarlierTexts,
  evidence: 'evidence',
  ownersOf: ({ owner }) => (owner === undefined ? [] : [owner]),
  renderNotes: () => '',
  blocksOf: () => undefined,
  nextOf: () => undefined,
  fingerprintOf: () => undefined,
  revisionOf: () => undefined,
};

/** What every view of pathways is made with. */
export interface PathwayWorld {
  catalog: Catalog;
  input: PathwayInput;
  base: string;
  /** Page of a unit, by its id or a former one, where it is published. */
  pageOf(unit: string): { page: Page; summary: PageSummary } | undefined;
  owner(owner: string): PathwayOwner;
  skill(level: SkillLevel): SkillLink;
  /** An assessment by a name of `find-assessment.ts`, and the pathway’s address. */
  assessment(name: string): { title: string; url: string } | undefined;
  role(id: string): RoleLink;
  /** Address below the base, percent-encoded. */
  url(address: string): string;
  /** The same with the site's origin; undefined when that isn't known. */
  absolute(url: string): string | undefined;
  isRetracted(blob: string): boolean;
}

/** Joins what views of pathways are made with. */
export function openPathwayWorld(
  catalog: Catalog,
  input: PathwayInput,
  { summaries, owners }: { summaries: ReadonlyMap<string, PageSummary>; owners: readonly OwnerView[] },
): PathwayWorld {
  const { site, curriculum } = catalog;
  const { framework, retired } = curriculum;
  const pages = indexPageIds(catalog.pages);
  const known = new Map(owners.map((view) => [view.owner, view]));
  const url = (address: string): string => toUrl(site.base, address);
  return {
    catalog,
    input,
    base: site.base,
    pageOf(unit) {
      const page = pages.get(unit);
      const summary = page && summaries.get(page.id);
      return page && summary && { page, summary };
    },
    owner(owner) {
      const view = known.get(owner);
      const { contacts } = catalog.config.owners;
      const contact = view?.contact ?? (Object.hasOwn(contacts, owner) ? contacts[owner] : undefined);
      return { owner, name: contact?.name ?? owner, url: view?.url, contact };
    },
    skill({ skill, level }) {
      const found = framework.skill(skill);
      return {
        id: skill,
        title: found?.title ?? skill,
        url: found && url(`skills/${skill}/`),
        level,
        levelName: framework.levelName(level),
      };
    },
    assessment(name) {
      const found = findAssessment(curriculum.pathways, name);
      return found && { title: found.assessment.title, url: url(`pathways/${found.pathway.id}/`) };
    },
    role(id) {
      const found = framework.role(id);
      return { id, title: found?.title ?? id, url: found && url(`roles/${id}/`) };
    },
    url,
    absolute: (address) => (site.url === undefined ? undefined : new URL(address, site.url).href),
    isRetracted: (blob) => Object.hasOwn(retired.retracted, blob),
  };
}
