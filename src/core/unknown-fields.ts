import type { Catalog } from './catalog.ts';
import type { Finding } from './diagnostic.ts';
import { pageMetaSchema } from './page-meta.ts';
import { suggest } from './suggest.ts';

/** A field of a page's frontmatter that the schema doesn't know. */
export interface UnknownField {
  finding: Finding;
  name: string;
  /** Id of the page's source. */
  source: string;
}

/** Every unknown field that reading noticed, in catalog order. Those that look like a slip of the pen have `expected`. */
export function* findUnknownFields({ pages }: Catalog): Iterable<UnknownField> {
  for (const { document, source } of pages) {
    for (const finding of document.findings) {
      if (finding.rule === 'frontmatter/unknown-field' && finding.actual !== undefined) yield { finding, name: finding.actual, source };
    }
  }
}

const ownFields = Object.keys(pageMetaSchema.shape);

/** Fields of widespread tools that are one letter away from ours by chance: images in Hugo themes, ids of note takers. */
const namesakes = new Set(['cover', 'uid']);

/** Our field that a writer seems to have meant by an unknown one: one slip away. Undefined for fields of other tools. */
export function meantField(name: string): string | undefined {
  return namesakes.has(name) ? undefined : suggest(name, ownFields, { limit: 1, edits: 1 })[0];
}
