import { ruleFromFindings } from '../rule.ts';

/** Noticed when evidence is read. */
export const evidenceInvalidValue = ruleFromFindings({
  id: 'evidence/invalid-value',
  severity: 'error',
  description: 'Evidence has the fields that it needs, with values that they can have.',
});
