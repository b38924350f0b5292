import { ruleFromFindings } from '../rule.ts';

/** Judged by `waymark freshness`; `check` never looks at days or at history. */
export const freshnessContradicted = ruleFromFindings({
  id: 'freshness/contradicted',
  severity: 'warning',
  description: 'What a page names in code is still there.',
});
