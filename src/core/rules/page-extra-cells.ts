import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageExtraCells = ruleFromFindings({
  id: 'page/extra-cells',
  severity: 'warning',
  description: 'No row of a table has more cells than the table has columns.',
});
