import type { Rule } from '../rule.ts';
import { prepareSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Replacements that no page is: readers of the page that is replaced would be led nowhere. */
export const pageReplacedBy: Rule = {
  id: 'page/replaced-by',
  severity: 'error',
  description: 'What replaces a page is another page.',
  *check({ catalog }) {
    const wrong = catalog.pages.filter(
      ({ id, meta: { replacedBy } }) => replacedBy !== undefined && (replacedBy === id || !catalog.page(replacedBy)),
    );
    if (wrong.length === 0) return;
    const suggest = prepareSuggestions(catalog.pages.map(({ id }) => id));
    for (const { id, path, meta } of wrong) {
      const actual = meta.replacedBy ?? '';
      const expected = suggest(actual).filter((candidate) => candidate !== id);
      yield {
        rule: 'page/replaced-by',
        message:
          actual === id ? 'The page is replaced by itself.' : `No page has the id ${quote(actual)} that ${quote('replacedBy')} names.`,
        hint: didYouMean(expected) ?? 'Write the id of a page, or remove the field.',
        file: path,
        about: { name: 'replacedBy' },
        actual,
        expected,
      };
    }
  },
};
