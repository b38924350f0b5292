import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is read. */
export const pageObjectives = ruleFromFindings({
  id: 'page/objectives',
  severity: 'warning',
  description: 'Objectives in a text are those of its frontmatter.',
});
