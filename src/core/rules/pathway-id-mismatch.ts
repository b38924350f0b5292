import { ruleFromFindings } from '../rule.ts';

/** Noticed when pathways are built. */
export const pathwayIdMismatch = ruleFromFindings({
  id: 'pathway/id-mismatch',
  severity: 'error',
  description: 'The id of a pathway is the name of its folder.',
});
