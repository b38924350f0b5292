import { ruleFromFindings } from '../rule.ts';

/** Noticed when pathways are built. */
export const pathwayDuplicateStage = ruleFromFindings({
  id: 'pathway/duplicate-stage',
  severity: 'error',
  description: 'Every stage of a pathway has an id of its own.',
});
