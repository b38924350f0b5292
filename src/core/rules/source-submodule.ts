import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceSubmodule = ruleFromFindings({
  id: 'source/submodule',
  severity: 'info',
  description: 'Sources hold no submodules: their files belong to another repository.',
});
