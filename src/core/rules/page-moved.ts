import { ruleFromFindings } from '../rule.ts';

/** Noticed when two states of the repository are compared: `check --changed-since`. */
export const pageMoved = ruleFromFindings({
  id: 'page/moved',
  severity: 'warning',
  description: 'A page that moves keeps its id, or its former id leads on to it.',
});
