import { kindTexts, levelTexts, readerStateTexts } from '../texts.ts';
import { build } from './build.ts';
import type { HitData } from './engine.ts';
import { dropHeading, parseExcerpt, type ExcerptPart } from './excerpt.ts';

/** Most sections that one result lists. */
const mostSections = 3;

/** Names of values that the index has by id: sources. */
export type SourceTitles = ReadonlyMap<string, string>;

/** How a value of a facet is called. */
export function nameValue(facet: string, value: string, sources: SourceTitles): string {
  if (facet === 'kind' && isKeyOf(kindTexts, value)) return kindTexts[value].one;
  if (facet === 'level' && isKeyOf(levelTexts, value)) return levelTexts[value];
  if (facet === 'freshness' && isKeyOf(readerStateTexts, value)) return readerStateTexts[value];
  return facet === 'source' ? (sources.get(value) ?? value) : value;
}

function isKeyOf<Texts extends object>(texts: Texts, key: PropertyKey): key is keyof Texts {
  return Object.hasOwn(texts, key);
}

/** One result: title, what kind of page it is and where, excerpt, and the sections that match. */
export function toResult(hit: HitData, sources: SourceTitles): HTMLLIElement {
  const { kind, source } = hit.filters;
  const facts = [kind?.[0] && nameValue('kind', kind[0], sources), source?.[0] && nameValue('source', source[0], sources)];
  const pageTitle = hit.meta['title'] ?? hit.url;
  // The stretch below the title is the page's own excerpt; it is no section.
  const [own, sections] = splitSections(hit, pageTitle);
  const title = build('a', { href: hit.url, className: 'result-title' }, pageTitle);
  const item = build('li', { className: 'result' }, title, build('span', { className: 'count' }, facts.filter(Boolean).join(' · ')));
  if (own !== undefined) item.append(...toExcerpt(describe(own, pageTitle, hit.meta['description'])));
  if (sections.length > 0) item.append(build('ul', {}, ...sections.map(toSection)));
  return item;
}

type Section = HitData['sub_results'][number];

/** What is said of the page itself, unless only its sections match, and the sections that match. */
function splitSections({ excerpt, sub_results, url }: HitData, pageTitle: string): [string | undefined, Section[]] {
  const isOwn = (section: Section): boolean => section.title === pageTitle || section.url === url;
  const sections = sub_results.filter((section) => !isOwn(section)).slice(0, mostSections);
  const own = sub_results.find(isOwn)?.excerpt;
  return [sections.length === 0 ? (own ?? excerpt) : own, sections];
}

function toSection({ title, url, excerpt }: Section): HTMLLIElement {
  return build('li', {}, build('a', { href: url }, title), ...toExcerpt(dropHeading(parseExcerpt(excerpt), title)));
}

/** What a result says of its page: the stretch that matches; where only the title does, what the page is about. */
export function describe(excerpt: string, title: string, description: string | undefined): ExcerptPart[] {
  const parts = dropHeading(parseExcerpt(excerpt), title);
  return description !== undefined && !parts.some(({ marked }) => marked) ? [{ text: description, marked: false }] : parts;
}

function toExcerpt(parts: readonly ExcerptPart[]): HTMLParagraphElement[] {
  if (parts.length === 0) return [];
  return [build('p', {}, ...parts.map(({ text, marked }) => (marked ? build('mark', {}, text) : text)))];
}
