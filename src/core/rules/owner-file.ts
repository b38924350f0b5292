import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerFile = ruleFromFindings({
  id: 'owner/file',
  severity: 'warning',
  description: 'The host can read the files that name owners.',
});
