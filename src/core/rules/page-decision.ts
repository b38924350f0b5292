import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageDecision = ruleFromFindings({
  id: 'page/decision',
  severity: 'warning',
  description: 'Questions of a Decision have answers, and every answer leads somewhere.',
});
