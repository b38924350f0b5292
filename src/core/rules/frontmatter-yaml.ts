import { ruleFromFindings } from '../rule.ts';

/** Noticed when frontmatter is read. */
export const frontmatterYaml = ruleFromFindings({
  id: 'frontmatter/yaml',
  severity: 'error',
  description: 'Frontmatter is YAML that can be read.',
});
