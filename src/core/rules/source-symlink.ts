import { ruleFromFindings } from '../rule.ts';

/** Noticed when sources are read. */
export const sourceSymlink = ruleFromFindings({
  id: 'source/symlink',
  severity: 'error',
  description: 'No page or asset is a symbolic link.',
});
