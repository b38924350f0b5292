import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/**
 * Pages with several headings of rank 1. Many wikis write so, and the page is shown as it is: the portal takes the first for the
 * title and the contents list the others beside it. Therefore an info, reported once a page.
 */
export const pageSeveralTitles: Rule = {
  id: 'page/several-titles',
  severity: 'info',
  description: 'A page has one heading of rank 1.',
  *check({ catalog }) {
    for (const { path, document } of catalog.pages) {
      const [first, second, ...others] = document.headings.filter(({ depth }) => depth === 1);
      if (!first || !second) continue;
      yield {
        rule: 'page/several-titles',
        message: `Unexpected heading ${quote(second.text)} with rank 1, the title is ${quote(first.text)}.`,
        hint: others.length === 0 ? 'Write it with `##`.' : `Write it and the ${others.length} after it with \`##\`.`,
        file: path,
        range: second.range,
        actual: second.text,
      };
    }
  },
};
