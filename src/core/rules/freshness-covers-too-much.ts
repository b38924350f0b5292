import { ruleFromFindings } from '../rule.ts';

/** Noticed when covers are compared with the files of the repository. */
export const freshnessCoversTooMuch = ruleFromFindings({
  id: 'freshness/covers-too-much',
  severity: 'error',
  description: 'Covers select no more than can be compared.',
});
