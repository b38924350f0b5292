import { ruleFromFindings } from '../rule.ts';

/** Noticed when what pages show of the repository is cut out of its files. */
export const codeMissingFile = ruleFromFindings({
  id: 'code/missing-file',
  severity: 'error',
  description: 'Code that pages show comes from files that exist.',
});
