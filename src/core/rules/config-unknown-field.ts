import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configUnknownField = ruleFromFindings({
  id: 'config/unknown-field',
  severity: 'error',
  description: 'Configuration holds fields that exist.',
});
