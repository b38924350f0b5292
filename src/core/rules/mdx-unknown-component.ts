import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxUnknownComponent = ruleFromFindings({
  id: 'mdx/unknown-component',
  severity: 'error',
  description: 'MDX pages use components that exist.',
});
