import { judgeIncludes } from '../includes/include-graph.ts';
import type { Rule } from '../rule.ts';
import { count, quote } from '../wording.ts';

/** Pages and sections that are named of a way round. */
const named = 6;

/** Includes that lead back to themselves: they would never end. */
export const pageIncludeCycle: Rule = {
  id: 'page/include-cycle',
  severity: 'error',
  description: 'No page includes itself, directly or through others.',
  *check({ catalog }) {
    for (const { page, link, chain } of judgeIncludes(catalog).cycles) {
      yield {
        rule: 'page/include-cycle',
        message: `This include leads back to where it stands: ${describe(chain)}.`,
        hint: 'Link to one of the pages instead, or include a section that doesn’t lead back.',
        file: page.path,
        range: link.range,
        actual: link.url,
      };
    }
  },
};

function describe(chain: readonly string[]): string {
  if (chain.length <= named) return chain.map(quote).join(' → ');
  const [first = '', second = ''] = chain;
  return [quote(first), quote(second), count(chain.length - 4, 'more page'), ...chain.slice(-2).map(quote)].join(' → ');
}
