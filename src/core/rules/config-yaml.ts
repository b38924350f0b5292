import { ruleFromFindings } from '../rule.ts';

/** Noticed when configuration is read. */
export const configYaml = ruleFromFindings({
  id: 'config/yaml',
  severity: 'error',
  description: 'Configuration is YAML that can be read.',
});
