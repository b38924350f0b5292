import { kindTexts, levelTexts, readerStateTexts, searchTexts } from '../texts.ts';
import { build } from './build.ts';
import type { HitData, SubResult } from './engine.ts';
import { dropHeading, parseExcerpt, type ExcerptPart } from './excerpt.ts';
import { withFind } from './find-marks.ts';
import { matchedWords } from './matched-words.ts';
import type { TypedPage } from './typed-address.ts';

/** Most sections that one result lists. */
const mostSections = 3;

/** Names of values that the index has by id, by facet. */
export type Names = Readonly<Partial<Record<string, Readonly<Record<string, string>>>>>;

/** How a value of a facet is called. */
export function nameValue(facet: string, value: string, names: Names): string {
  if (facet === 'kind' && isKeyOf(kindTexts, value)) return kindTexts[value].one;
  if (facet === 'level' && isKeyOf(levelTexts, value)) return levelTexts[value];
  if (facet === 'freshness' && isKeyOf(readerStateTexts, value)) return readerStateTexts[value];
  const named = names[facet] ?? {};
  return (Object.hasOwn(named, value) ? named[value] : undefined) ?? value;
}

function isKeyOf<Texts extends object>(texts: Texts, key: PropertyKey): key is keyof Texts {
  return Object.hasOwn(texts, key);
}

/** One result: title, what kind of page it is and where, excerpt, and the sections that match. */
export function toResult(hit: HitData, names: Names): HTMLLIElement {
  const { kind, source } = hit.filters;
  const facts = [kind?.[0] && nameValue('kind', kind[0], names), source?.[0] && nameValue('source', source[0], names)];
  const pageTitle = hit.meta['title'] ?? hit.url;
  // The stretch below the title is the page's own excerpt; it is no section.
  const [own, sections] = splitSections(hit, pageTitle);
  const words = matchedWords(hit);
  const title = toLink(hit.url, pageTitle, words);
  title.className = 'result-title';
  const item = build('li', { className: 'result' }, title, build('span', { className: 'count' }, facts.filter(Boolean).join(' · ')));
  if (own !== undefined) item.append(...toExcerpt(describe(own, pageTitle, hit.meta['description'])));
  if (sections.length > 0) item.append(build('ul', {}, ...sections.map((section) => toSection(section, words))));
  return item;
}

/** The page whose address was typed, before all others. */
export function toTypedResult({ title, url }: TypedPage): HTMLLIElement {
  return build(
    'li',
    { className: 'result' },
    build('a', { href: url, className: 'result-title' }, title),
    build('span', { className: 'count' }, searchTexts.typedAddress),
    build('p', {}, decodeURI(url)),
  );
}

/** A link that brings what matched along when it is followed; who copies its address gets the page's. */
function toLink(url: string, text: string, words: readonly string[]): HTMLAnchorElement {
  const link = build('a', { href: url }, text);
  const bring = (): void => {
    link.href = withFind(url, words);
    setTimeout(() => (link.href = url));
  };
  link.addEventListener('click', bring);
  link.addEventListener('auxclick', bring);
  return link;
}

/** What is said of the page itself, unless only its sections match, and the sections that match best, in the page's order. */
export function splitSections(hit: Pick<HitData, 'excerpt' | 'sub_results' | 'url'>, pageTitle: string): [string | undefined, SubResult[]] {
  const isOwn = (section: SubResult): boolean => section.title === pageTitle || section.url === hit.url;
  const own = hit.sub_results.find(isOwn)?.excerpt;
  const others = hit.sub_results.filter((section) => !isOwn(section) && section.excerpt !== own);
  const best = [...others].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, mostSections);
  return [others.length === 0 ? (own ?? hit.excerpt) : own, others.filter((section) => best.includes(section))];
}

function scoreOf({ weighted_locations }: SubResult): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function toSection({ title, url, excerpt }: SubResult, words: readonly string[]): HTMLLIElement {
  return build('li', {}, toLink(url, title, words), ...toExcerpt(dropHeading(parseExcerpt(excerpt), title)));
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
