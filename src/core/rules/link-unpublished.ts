import { ruleFromFindings } from '../rule.ts';

/** Links to drafts, and to files that are neither published nor on a known host. */
export const linkUnpublished = ruleFromFindings({
  id: 'link/unpublished',
  severity: 'warning',
  description: 'Links lead to something that readers can open.',
});
