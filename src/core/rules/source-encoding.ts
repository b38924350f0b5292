import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceEncoding = ruleFromFindings({
  id: 'source/encoding',
  severity: 'error',
  description: 'Pages are UTF-8.',
});
