import { compareText } from '../diagnostic.ts';
import type { Body } from '../body.ts';
import type { ContentsItem } from '../portal.ts';

/** What arranging needs to know. */
export interface Arrangement {
  /** Names of terms, by the ids of their headings. */
  names: ReadonlyMap<string, string>;
  /** HTML that stands below a term's own text. */
  usesOf(id: string): string;
  /** Language whose alphabet counts. */
  lang: string;
}

/** A heading with what belongs to it. */
interface Section {
  id: string;
  depth: number;
  /** Its own stretch, up to the next heading. */
  html: string;
  below: Section[];
}

/**
 * The body of the glossary's page: terms that stand side by side in the order of the alphabet, and below each the pages that use it.
 * Headings that only group terms stay where they are.
 */
export function arrangeGlossary(body: Body, arrangement: Arrangement): Body {
  const [first] = body.sections;
  if (!first) return body;
  const last = body.sections.at(-1)?.start ?? 0;
  // Footnotes belong to the page, not to its last term.
  const notes = body.html.indexOf('<section data-footnotes', last);
  const end = notes === -1 ? body.html.length : notes;
  const collator = new Intl.Collator(arrangement.lang);
  const arranged: Body = { ...body, html: body.html.slice(0, first.start), sections: [] };
  for (const section of sortTerms(nest(body, end), arrangement, collator)) write(section, arranged, arrangement, collator);
  arranged.html += body.html.slice(end);
  return arranged;
}

/** The page's contents in the order of its sections. */
export function arrangeContents(contents: readonly ContentsItem[], { sections }: Pick<Body, 'sections'>): ContentsItem[] {
  const places = new Map(sections.map(({ id }, at) => [id, at]));
  return [...contents].sort((a, b) => (places.get(a.id) ?? Infinity) - (places.get(b.id) ?? Infinity) || 0);
}

function nest({ html, sections }: Body, end: number): Section[] {
  const top: Section[] = [];
  const open: Section[] = [];
  for (const [at, { id, depth, start }] of sections.entries()) {
    const section: Section = { id, depth, html: html.slice(start, sections[at + 1]?.start ?? end), below: [] };
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    (open.at(-1)?.below ?? top).push(section);
    open.push(section);
  }
  return top;
}

/** Sorts each run of terms. */
function sortTerms(sections: readonly Section[], { names }: Arrangement, collator: Intl.Collator): Section[] {
  const runs: Section[][] = [];
  for (const section of sections) {
    const run = runs.at(-1);
    if (run && names.has(section.id) && names.has(run[0]?.id ?? '')) run.push(section);
    else runs.push([section]);
  }
  const nameOf = ({ id }: Section): string => names.get(id) ?? '';
  return runs.flatMap((run) => run.sort((a, b) => collator.compare(nameOf(a), nameOf(b)) || compareText(a.id, b.id)));
}

/** Headings nest six levels deep at most. */
function write(section: Section, arranged: Body, arrangement: Arrangement, collator: Intl.Collator): void {
  arranged.sections.push({ id: section.id, depth: section.depth, start: arranged.html.length });
  arranged.html += section.html + (arrangement.names.has(section.id) ? arrangement.usesOf(section.id) : '');
  for (const inner of sortTerms(section.below, arrangement, collator)) write(inner, arranged, arrangement, collator);
}
