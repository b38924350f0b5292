import type { Catalog } from '../catalog.ts';
import { lazily } from '../link-index.ts';
import type { Rule } from '../rule.ts';
import { listWritten } from '../site-texts.ts';
import { prepareFewSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Words that are marked as terms and that the glossary doesn't know: readers see the bare word. */
export const termUnknown: Rule = {
  id: 'term/unknown',
  severity: 'warning',
  description: 'Words that are marked as terms are in the glossary.',
  *check({ catalog }) {
    const { glossary } = catalog;
    const suggest = lazily(() => prepareFewSuggestions(glossary?.terms.flatMap(({ names }) => names) ?? []));
    for (const page of listWritten(catalog)) {
      for (const { name, range } of page.document.terms ?? []) {
        if (glossary?.find(name, page.lang)) continue;
        const expected = glossary ? suggest()(name) : [];
        yield {
          rule: 'term/unknown',
          message: glossary ? `The glossary has no term ${quote(name)}.` : `${quote(name)} is marked as a term, and there is no glossary.`,
          hint: didYouMean(expected) ?? advise(catalog, name),
          file: page.path,
          range,
          actual: name,
          expected,
        };
      }
    }
  },
};

function advise({ glossary }: Catalog, name: string): string {
  if (!glossary) return 'Name the page that explains terms as `glossary` in `waymark.yml`.';
  return `Add a heading ${quote(name)} to ${quote(glossary.page.path)}, with a paragraph below it that explains it.`;
}
