import { ruleFromFindings } from '../rule.ts';

/** Noticed when the record is read. */
export const pageVerificationGone = ruleFromFindings({
  id: 'page/verification-gone',
  severity: 'warning',
  description: 'The record of what was verified names pages, blocks and runs that exist.',
});
