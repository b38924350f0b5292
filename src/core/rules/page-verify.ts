import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageVerify = ruleFromFindings({
  id: 'page/verify',
  severity: 'warning',
  description: 'What is marked to be verified can be run, as its author meant it.',
});
