import { ruleFromFindings } from '../rule.ts';

/** Noticed when pages are generated: only then does their code run. */
export const mdxLiveFailed = ruleFromFindings({
  id: 'mdx/live-failed',
  severity: 'error',
  description: 'The code of live MDX pages runs without failing.',
});
