import { ruleFromFindings } from '../rule.ts';

/** Noticed by the process that reads pages. */
export const pageTooSlow = ruleFromFindings({
  id: 'page/too-slow',
  severity: 'error',
  description: 'A page can be read within the limit of time.',
});
