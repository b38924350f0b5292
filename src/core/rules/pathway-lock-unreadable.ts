import { ruleFromFindings } from '../rule.ts';

/** Noticed when locks are read. */
export const pathwayLockUnreadable = ruleFromFindings({
  id: 'pathway/lock-unreadable',
  severity: 'error',
  description: 'Locks of releases can be read.',
});
