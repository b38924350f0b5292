import { ruleFromFindings } from '../rule.ts';

/** Noticed when releases are compared with the pages of today: it takes the history. */
export const pageIdReused = ruleFromFindings({
  id: 'page/id-reused',
  severity: 'error',
  description: 'An id that a release knows belongs to the page that had it then.',
});
