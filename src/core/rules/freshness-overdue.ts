import { ruleFromFindings } from '../rule.ts';

/** Judged by `waymark freshness`; `check` never looks at days or at history. */
export const freshnessOverdue = ruleFromFindings({
  id: 'freshness/overdue',
  severity: 'warning',
  description: 'A page that wants reviews gets them in time.',
});
