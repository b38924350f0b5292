import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configMissingFolder = ruleFromFindings({
  id: 'config/missing-folder',
  severity: 'error',
  description: 'Folders that configuration names exist.',
});
