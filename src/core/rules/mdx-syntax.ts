import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxSyntax = ruleFromFindings({
  id: 'mdx/syntax',
  severity: 'error',
  description: 'MDX pages are MDX that can be read.',
});
