import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageTooComplex = ruleFromFindings({
  id: 'page/too-complex',
  severity: 'error',
  description: 'Pages are simple enough for a Markdown parser.',
});
