import { ruleFromFindings } from '../rule.ts';

/** Judged by `waymark freshness`; `check` never looks at days or at history. */
export const freshnessTouched = ruleFromFindings({
  id: 'freshness/touched',
  severity: 'info',
  description: 'A change of covered code comes with a look at the page.',
});
