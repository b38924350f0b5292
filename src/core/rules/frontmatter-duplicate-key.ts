import { ruleFromFindings } from '../rule.ts';

/** Noticed when frontmatter is read. */
export const frontmatterDuplicateKey = ruleFromFindings({
  id: 'frontmatter/duplicate-key',
  severity: 'error',
  description: 'Every field of the frontmatter is there once.',
});
