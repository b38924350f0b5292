import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxBadAttribute = ruleFromFindings({
  id: 'mdx/bad-attribute',
  severity: 'error',
  description: 'Attributes of components have values that they can use.',
});
