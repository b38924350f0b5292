import { ruleFromFindings } from '../rule.ts';

/** Noticed when owners are read. */
export const ownerUnknownAlias = ruleFromFindings({
  id: 'owner/unknown-alias',
  severity: 'warning',
  description: 'Names in OWNERS files are people, or aliases that exist.',
});
