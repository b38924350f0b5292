import { ruleFromFindings } from '../rule.ts';

/** Noticed when the catalog is built. */
export const pageAliasClash = ruleFromFindings({
  id: 'page/alias-clash',
  severity: 'error',
  description: 'A former address leads to one page.',
});
