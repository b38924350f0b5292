import { ruleFromFindings } from '../rule.ts';

/** Noticed when files that pages show are read. */
export const codeRefused = ruleFromFindings({
  id: 'code/refused',
  severity: 'error',
  description: 'Code that pages show is text under version control, holds no secrets and isn’t too long.',
});
