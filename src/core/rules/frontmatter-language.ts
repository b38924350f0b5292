import { ruleFromFindings } from '../rule.ts';

/** Noticed when frontmatter is read. */
export const frontmatterLanguage = ruleFromFindings({
  id: 'frontmatter/language',
  severity: 'error',
  description: 'Frontmatter is YAML, not code or another language.',
});
