/** Kinds of questions: one right option, several, words to write, and items to put in order. */
export const quizKinds = ['single', 'multiple', 'short', 'order'] as const;

/** One of {@link quizKinds}. */
export type QuizKind = (typeof quizKinds)[number];
