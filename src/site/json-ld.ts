import type { SiteInfo } from '../core/catalog.ts';
import type { PathwayView } from '../core/pathway-views.ts';

/**
 * A pathway for machines, as schema.org knows it (https://schema.org/Course). It stands in the page as a data block, which browsers
 * never run; nothing in it can end the element.
 */
export function toCourse(pathway: PathwayView, site: SiteInfo): string {
  const { id, title, summary, url, minutes, version, date, outcomes, level, canonical } = pathway;
  const course = {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': canonical ?? `urn:waymark:${site.id}:${id}`,
    name: title,
    description: summary ?? title,
    url: canonical ?? url,
    inLanguage: site.lang,
    provider: { '@type': 'Organization', name: site.title },
    ...(version === undefined ? {} : { version, dateModified: date }),
    ...(level === undefined ? {} : { educationalLevel: level }),
    ...(outcomes.length === 0 ? {} : { teaches: outcomes.map((skill) => skill.title) }),
    ...(minutes === 0 ? {} : { timeRequired: `PT${Math.round(minutes)}M` }),
    isAccessibleForFree: true,
  };
  return JSON.stringify(course).replace(/</g, '\\u003c');
}
