import type { Catalog, Page, SiteInfo } from './catalog.ts';
import type { Finding, Range } from './diagnostic.ts';
import type { Document } from './document.ts';
import type { LocatedYaml } from './locate-yaml.ts';

/** Texts of the site's own, which are written as pages are and have no address: the home page's, and the footer's. */
export interface SiteTexts {
  home: Page | undefined;
  footer: Page | undefined;
}

/** Source of documents that belong to no source; no source can have this id. */
export const textSource = '';

/** Everything whose links are judged and shown: pages, and the site's own texts. */
export function listWritten({ pages, texts }: Pick<Catalog, 'pages' | 'texts'>): Page[] {
  const others = [texts.home, texts.footer].filter((text): text is Page => text?.source === textSource);
  return [...pages, ...others];
}

/** A text as links and rules know pages, so that one function resolves both. Its address is the home page's. */
export function toTextPage(document: Document, site: Pick<SiteInfo, 'title' | 'lang'>): Page {
  return {
    id: `~${document.path}`,
    path: document.path,
    source: textSource,
    address: '',
    title: site.title,
    description: document.excerpt,
    kind: undefined,
    level: undefined,
    lifecycle: 'living',
    lang: document.meta.lang ?? site.lang,
    minutes: { read: 0, do: 0 },
    meta: document.meta,
    formerIds: [],
    document,
  };
}

/** Where a text stands in a YAML file. */
export interface TextPlace {
  yaml: string;
  file: string;
  range: Range | undefined;
}

/** The place of the footer in `waymark.yml`. */
export function placeOfFooter(yaml: string, file: string, locate: LocatedYaml['locate']): TextPlace {
  return { yaml, file, range: locate(['site', 'footer']) };
}

/** A document that was read from a value in a YAML file, with its links where they stand in that file. */
export function moveIntoYaml(document: Document, place: TextPlace): Document {
  const nextOf = searchWithin(place);
  return { ...document, links: document.links.map((link) => ({ ...link, range: nextOf(link.url) ?? place.range ?? link.range })) };
}

/** What a text's own reading noticed, at its place. */
export function moveFindings({ findings }: Document, { file, range }: TextPlace): Finding[] {
  return findings.map(({ fix: _, ...finding }) => ({ ...finding, file, range }));
}

/** Finds the next place of a value within the range; equal values are found in the order of the text. */
function searchWithin({ yaml, range }: TextPlace): (value: string) => Range | undefined {
  if (!range) return () => undefined;
  const lines = yaml.split(/\r\n|\r|\n/).slice(range.start.line - 1, range.end.line);
  const from = new Map<string, { line: number; column: number }>();
  return (value) => {
    const start = from.get(value) ?? { line: 0, column: range.start.column - 1 };
    for (let at = start.line; at < lines.length && value !== ''; at++) {
      const column = (lines[at] ?? '').indexOf(value, at === start.line ? start.column : 0);
      if (column < 0) continue;
      from.set(value, { line: at, column: column + value.length });
      const line = range.start.line + at;
      return { start: { line, column: column + 1 }, end: { line, column: column + 1 + value.length } };
    }
    return undefined;
  };
}
