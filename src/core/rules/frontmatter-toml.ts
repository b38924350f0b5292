import { ruleFromFindings } from '../rule.ts';

/** Noticed when frontmatter is read. */
export const frontmatterToml = ruleFromFindings({
  id: 'frontmatter/toml',
  severity: 'info',
  description: 'Frontmatter in TOML holds nothing but simple fields.',
});
