import { ruleFromFindings } from '../rule.ts';

/** Noticed when locks are read. */
export const pathwayLockEdited = ruleFromFindings({
  id: 'pathway/lock-edited',
  severity: 'error',
  description: 'A lock is what its release wrote, and lies where the release put it.',
});
