import { ruleFromFindings } from '../rule.ts';

/** Noticed when mentions of skills are compared with the framework. */
export const skillUnknown = ruleFromFindings({
  id: 'skill/unknown',
  severity: 'error',
  description: 'Skills and levels that pages, pathways and roles name are in the framework.',
});
