import { ruleFromFindings } from '../rule.ts';

/** Noticed when covers are compared with the files of the repository. */
export const freshnessBadMatch = ruleFromFindings({
  id: 'freshness/bad-match',
  severity: 'error',
  description: 'The `match` of a cover is an expression in RE2 syntax.',
});
