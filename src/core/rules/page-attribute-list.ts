import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageAttributeList = ruleFromFindings({
  id: 'page/attribute-list',
  severity: 'info',
  description: 'Pages hold no attribute lists of another Markdown dialect.',
});
