import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read: only they know whom to trust. */
export const mdxLiveUntrusted = ruleFromFindings({
  id: 'mdx/live-untrusted',
  severity: 'error',
  description: 'Pages of untrusted sources need no code execution.',
});
