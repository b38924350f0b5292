import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceExcluded = ruleFromFindings({
  id: 'source/excluded',
  severity: 'info',
  description: 'Files that look like pages are pages.',
});
