import { ruleFromFindings } from '../rule.ts';

/** Noticed when frontmatter is read. */
export const frontmatterInvalidValue = ruleFromFindings({
  id: 'frontmatter/invalid-value',
  severity: 'error',
  description: 'Values in frontmatter are of the kind that their field wants.',
});
