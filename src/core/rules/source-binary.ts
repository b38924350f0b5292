import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceBinary = ruleFromFindings({
  id: 'source/binary',
  severity: 'error',
  description: 'A page is text.',
});
