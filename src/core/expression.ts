import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A regular expression that somebody wrote into configuration or a page. */
export interface Expression {
  /** As it was written. */
  source: string;
  /** Whether any part of a text matches. Takes time in proportion to the text, whatever the expression. */
  test(text: string): boolean;
}

/** Longer expressions are a program, and slow to prepare. */
const longestExpression = 1000;

/** Compiles RE2 syntax (https://github.com/google/re2/wiki/Syntax); gives what is wrong with it, in words, where it can't be used. */
export function compileExpression(source: string): Expression | { fault: string } {
  if (source.length > longestExpression) return { fault: `it is longer than ${longestExpression} characters` };
  try {
    const compiled = RE2JS.compile(source);
    return { source, test: (text) => compiled.test(text) };
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return { fault: error.message.replace(/^error parsing regexp: /, '') };
    throw error;
  }
}
