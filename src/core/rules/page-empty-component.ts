import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageEmptyComponent = ruleFromFindings({
  id: 'page/empty-component',
  severity: 'warning',
  description: 'Components for learning hold what they are for.',
});
