import { ruleFromFindings } from '../rule.ts';

/** Noticed when pathways are built. */
export const pathwayDuplicateUnit = ruleFromFindings({
  id: 'pathway/duplicate-unit',
  severity: 'error',
  description: 'A unit has one place in a pathway, and an id that nothing else has.',
});
