import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read: only they see other files. */
export const mdxUnresolvedImport = ruleFromFindings({
  id: 'mdx/unresolved-import',
  severity: 'error',
  description: 'What a live MDX page imports exists.',
});
