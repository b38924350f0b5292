import { ruleFromFindings } from '../rule.ts';

/** Noticed when the text is parsed. */
export const pageQuiz = ruleFromFindings({
  id: 'page/quiz',
  severity: 'warning',
  description: 'A quiz has a question, options, and a right answer of its kind.',
});
