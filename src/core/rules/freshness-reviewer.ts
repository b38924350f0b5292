import { isReviewerOwner } from '../review.ts';
import type { Rule } from '../rule.ts';
import { listQuoted, quote } from '../wording.ts';

/** Reviews by somebody who doesn't own the page. A rule of the house, not a fault: off until `waymark.yml` gives it a severity. */
export const freshnessReviewer: Rule = {
  id: 'freshness/reviewer',
  severity: 'off',
  description: 'Whoever confirms a page owns it.',
  *check({ catalog, ownersOf }) {
    for (const { path, meta } of catalog.pages) {
      const owners = ownersOf?.(path) ?? (meta.owner === undefined ? [] : [meta.owner]);
      if (meta.reviewed === undefined || owners.length === 0 || isReviewerOwner(meta.reviewed.by, owners)) continue;
      const { by } = meta.reviewed;
      yield {
        rule: 'freshness/reviewer',
        message:
          by === undefined
            ? 'The review doesn’t say who did it.'
            : `The page was reviewed by ${quote(by)}, who isn’t among its owners: ${listQuoted(owners, 'and')}.`,
        hint: 'Let an owner review the page: `waymark review --by OWNER`.',
        file: path,
        actual: by ?? '',
        expected: [...owners],
      };
    }
  },
};
