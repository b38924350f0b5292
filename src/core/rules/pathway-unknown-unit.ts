import { ruleFromFindings } from '../rule.ts';

/** Noticed when pathways are built. */
export const pathwayUnknownUnit = ruleFromFindings({
  id: 'pathway/unknown-unit',
  severity: 'error',
  description: 'Every unit of a pathway is a page that exists.',
});
