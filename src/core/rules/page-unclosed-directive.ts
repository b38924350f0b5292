import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageUnclosedDirective = ruleFromFindings({
  id: 'page/unclosed-directive',
  severity: 'warning',
  description: 'A directive or admonition that opens is closed.',
});
