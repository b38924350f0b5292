import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxUnknownAttribute = ruleFromFindings({
  id: 'mdx/unknown-attribute',
  severity: 'error',
  description: 'Components get attributes that they know.',
});
