import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageUnclosedFence = ruleFromFindings({
  id: 'page/unclosed-fence',
  severity: 'warning',
  description: 'A code fence that opens is closed.',
});
