import { ruleFromFindings } from '../rule.ts';

/** Noticed when the terms of the glossary are put together. */
export const termDuplicate = ruleFromFindings({
  id: 'term/duplicate',
  severity: 'warning',
  description: 'The glossary explains a term once.',
});
