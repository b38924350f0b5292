import { ruleFromFindings } from '../rule.ts';

/** Noticed when covers are compared with the files of the repository. */
export const freshnessMissingRegion = ruleFromFindings({
  id: 'freshness/missing-region',
  severity: 'error',
  description: 'The `region` of a cover is marked in its files, with a beginning and an end.',
});
