import type { SiteInfo } from '../core/catalog.ts';
import type { PathwayView, StageView } from '../core/pathway-views.ts';
import type { PageView } from '../core/portal.ts';
import { toWhole } from './machine/whole-address.ts';
import { kindTexts, levelTexts } from './texts.ts';

/**
 * What pages are about, for machines, in the words of schema.org. It stands in the page as a data block, which browsers never run
 * (https://html.spec.whatwg.org/multipage/scripting.html#data-block); nothing in it can end the element.
 */

/** Units that a course names. */
const mostUnits = 100;

/** A pathway (https://schema.org/Course). */
export function toCourse(pathway: PathwayView, site: SiteInfo): string {
  const { title, summary, minutes, version, date, outcomes, level, owners, stages } = pathway;
  const units = stages.flatMap(listUnits).filter(({ url }) => url !== undefined);
  return writeData({
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': courseId(pathway.id, pathway.url, site),
    name: title,
    description: summary ?? title,
    url: toWhole(pathway.url, site),
    inLanguage: site.lang,
    provider: { '@type': 'Organization', name: site.title },
    maintainer: toMaintainers(owners),
    version,
    dateModified: version === undefined ? undefined : date,
    educationalLevel: level && levelTexts[level],
    teaches: outcomes.length === 0 ? undefined : outcomes.map((skill) => skill.title),
    timeRequired: toDuration(minutes),
    hasCourseInstance: { '@type': 'CourseInstance', courseMode: 'online', courseWorkload: toDuration(minutes) },
    hasPart: units.slice(0, mostUnits).map(({ title, url = '' }) => ({
      '@type': 'LearningResource',
      name: title,
      url: toWhole(url, site),
    })),
    isAccessibleForFree: true,
  });
}

function listUnits({ units, elective }: StageView): StageView['units'] {
  return [...units, ...(elective?.of ?? [])];
}

/** Stays what it is when the site moves, where nobody said where it is. */
function courseId(id: string, url: string, site: SiteInfo): string {
  return site.url === undefined ? `urn:waymark:${site.id}:${id}` : toWhole(url, site);
}

/** A page (https://schema.org/LearningResource), and the way to it (https://schema.org/BreadcrumbList). */
export function toLearningResource(view: PageView, site: SiteInfo): string {
  const { title, description, url, lang, kind, level, minutes, teaches, lastChange, owners, contexts, breadcrumbs } = view;
  const steps = [...breadcrumbs.filter((crumb) => crumb.url !== undefined), { title, url }];
  return writeData({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'LearningResource',
        name: title,
        description: description === '' ? undefined : description,
        url: toWhole(url, site),
        inLanguage: lang,
        learningResourceType: kind && kindTexts[kind].one,
        educationalLevel: level && levelTexts[level],
        teaches: teaches.length === 0 ? undefined : teaches.map((skill) => skill.title),
        timeRequired: toDuration(minutes.read + minutes.do),
        dateModified: lastChange?.confidence === 'exact' ? lastChange.on : undefined,
        maintainer: toMaintainers(owners),
        isPartOf: toCourses(contexts, site),
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: steps.map((step, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: step.title,
          item: toWhole(step.url ?? '', site),
        })),
      },
    ],
  });
}

function toCourses(contexts: PageView['contexts'], site: SiteInfo): object[] | undefined {
  if (contexts.length === 0) return undefined;
  return contexts.map(({ pathway, title, url }) => {
    const [address = ''] = url.split('#');
    return { '@type': 'Course', '@id': courseId(pathway, address, site), name: title, url: toWhole(address, site) };
  });
}

/** Teams, as code owners write them, and whoever has a name of its own; whether a bare name is a person's, nobody knows. */
function toMaintainers(owners: readonly { owner: string; name: string }[]): object[] | undefined {
  const known = owners.filter(({ owner, name }) => owner.includes('/') || name !== owner);
  return known.length === 0 ? undefined : known.map(({ name }) => ({ '@type': 'Organization', name }));
}

/** As ISO 8601 has it; nothing where nobody knows. */
function toDuration(minutes: number): string | undefined {
  return minutes < 1 ? undefined : `PT${Math.round(minutes)}M`;
}

function writeData(data: object): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
