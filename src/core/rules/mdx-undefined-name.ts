import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxUndefinedName = ruleFromFindings({
  id: 'mdx/undefined-name',
  severity: 'error',
  description: 'The code of MDX pages uses names that are defined.',
});
