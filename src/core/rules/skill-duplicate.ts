import { ruleFromFindings } from '../rule.ts';

/** Noticed when the framework is built from its files. */
export const skillDuplicate = ruleFromFindings({
  id: 'skill/duplicate',
  severity: 'error',
  description: 'Every skill, role and level is defined once.',
});
