import { ruleFromFindings } from '../rule.ts';

/** Judged by `waymark freshness`; `check` never looks at days or at history. */
export const freshnessChanged = ruleFromFindings({
  id: 'freshness/changed',
  severity: 'warning',
  description: 'The surface that a page covers is the same as when somebody last looked.',
});
