import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageUnknownDirective = ruleFromFindings({
  id: 'page/unknown-directive',
  severity: 'warning',
  description: 'Directives name a component that exists, and are written as directives.',
});
