import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceNavigation = ruleFromFindings({
  id: 'source/navigation',
  severity: 'warning',
  description: 'Entries of navigation files lead to pages.',
});
