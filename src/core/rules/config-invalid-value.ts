import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configInvalidValue = ruleFromFindings({
  id: 'config/invalid-value',
  severity: 'error',
  description: 'Values in configuration are of the kind that their field wants.',
});
