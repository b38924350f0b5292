import { ruleFromFindings } from '../rule.ts';

/** Judged by `waymark freshness`; `check` never looks at days or at history. */
export const freshnessDue = ruleFromFindings({
  id: 'freshness/due',
  severity: 'info',
  description: 'A page whose review is due gets it before its time of grace ends.',
});
