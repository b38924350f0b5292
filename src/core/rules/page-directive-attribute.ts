import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageDirectiveAttribute = ruleFromFindings({
  id: 'page/directive-attribute',
  severity: 'warning',
  description: 'Directives get attributes that their component knows, with values that it can use.',
});
