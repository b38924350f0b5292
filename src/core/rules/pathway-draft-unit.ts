import { listUnits } from '../pathways/list-units.ts';
import { locateUnit } from '../pathways/locate-unit.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Units that readers of the published portal can't open. */
export const pathwayDraftUnit: Rule = {
  id: 'pathway/draft-unit',
  severity: 'error',
  description: 'Every unit of a pathway is published.',
  *check({ catalog }) {
    for (const pathway of catalog.curriculum.pathways) {
      for (const { page, at } of listUnits(pathway)) {
        if (page?.lifecycle !== 'draft') continue;
        yield {
          rule: 'pathway/draft-unit',
          message: `The page ${quote(page.path)} is a draft, which is not published.`,
          hint: 'Remove `lifecycle: draft` from the page, or the unit from the pathway until it is ready.',
          file: pathway.path,
          range: locateUnit(pathway, at),
          actual: page.id,
        };
      }
    }
  },
};
