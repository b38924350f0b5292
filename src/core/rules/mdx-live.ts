import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const mdxLive = ruleFromFindings({
  id: 'mdx/live',
  severity: 'info',
  description: 'MDX pages need no code execution.',
});
