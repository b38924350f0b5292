import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerDeadPattern = ruleFromFindings({
  id: 'owner/dead-pattern',
  severity: 'info',
  description: 'Every pattern of CODEOWNERS matches a file.',
});
