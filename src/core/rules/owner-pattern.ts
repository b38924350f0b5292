import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerPattern = ruleFromFindings({
  id: 'owner/pattern',
  severity: 'warning',
  description: 'Patterns that name owners are written as the host reads them.',
});
