import { ruleFromFindings } from '../rule.ts';

/** Noticed when what pages show of the repository is cut out of its files. */
export const codeMissingRegion = ruleFromFindings({
  id: 'code/missing-region',
  severity: 'error',
  description: 'Regions and lines of code that pages show are in their files.',
});
