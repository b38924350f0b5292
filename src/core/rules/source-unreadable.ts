import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceUnreadable = ruleFromFindings({
  id: 'source/unreadable',
  severity: 'error',
  description: 'Every file of a source can be read.',
});
