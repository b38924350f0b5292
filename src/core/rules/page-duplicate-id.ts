import { ruleFromFindings } from '../rule.ts';

/** Noticed when the catalog is built. */
export const pageDuplicateId = ruleFromFindings({
  id: 'page/duplicate-id',
  severity: 'error',
  description: 'Every page has an id of its own.',
});
