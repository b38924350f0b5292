import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageTemplateRemnant = ruleFromFindings({
  id: 'page/template-remnant',
  severity: 'info',
  description: 'Pages hold no template code of another generator.',
});
