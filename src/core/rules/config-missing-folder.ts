import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configMissingFolder = ruleFromFindings({
  id: 'config/missing-folder',
  severity: 'error',
  description: 'Folders of sources exist.',
});
