import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configMissingFile = ruleFromFindings({
  id: 'config/missing-file',
  severity: 'error',
  description: 'Files that configuration names exist.',
});
