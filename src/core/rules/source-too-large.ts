import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceTooLarge = ruleFromFindings({
  id: 'source/too-large',
  severity: 'error',
  description: 'A page is not larger than the limit.',
});
