import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerInvalidOwner = ruleFromFindings({
  id: 'owner/invalid-owner',
  severity: 'warning',
  description: 'Owners in CODEOWNERS are names that the host knows how to read.',
});
