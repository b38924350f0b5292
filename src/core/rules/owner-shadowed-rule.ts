import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerShadowedRule = ruleFromFindings({
  id: 'owner/shadowed-rule',
  severity: 'info',
  description: 'Every rule that names owners decides about a file.',
});
