import { explainLostUnits, explainOpenReasons, findLostUnits } from '../pathways/lost-units.ts';
import type { Rule } from '../rule.ts';

/** Learners have completed it: it can't go without a word. */
export const pathwayLostUnit: Rule = {
  id: 'pathway/lost-unit',
  severity: 'error',
  description: 'A unit of a release is a page, was mapped to others, or is said to be retired.',
  check({ catalog }) {
    const { curriculum } = catalog;
    return [...explainLostUnits(findLostUnits(catalog), curriculum.retiredFile), ...explainOpenReasons(curriculum)];
  },
};
