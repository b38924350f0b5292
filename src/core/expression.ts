import { RE2JS, RE2JSException } from 're2js';

/** A regular expression that somebody wrote into configuration or a page. */
export interface Expression {
  /** As it was written. */
  source: string;
  /** Whether any part of a text matches. Takes time in proportion to the text, whatever the expression. */
  test(text: string): boolean;
}

/** Longest expression, in UTF-16 units. Longer ones are a program, and slow to prepare. */
const longestExpression = 1000;

/** Compiles RE2 syntax (https://github.com/google/re2/wiki/Syntax); gives what is wrong with it, in words, where it can't be used. */
export function compileExpression(source: string): Expression | { fault: string } {
  if (source.length > longestExpression) return { fault: `it is longer than ${longestExpression} characters` };
  try {
    const compiled = RE2JS.compile(source);
    return { source, test: (text) => compiled.test(text) };
  } catch (error) {
    if (error instanceof RE2JSException) return { fault: explain(error.message) };
    throw error;
  }
}

/** The library's words without its preamble, and what RE2 leaves out on purpose by its name. */
function explain(message: string): string {
  const fault = message.replace(/^error parsing regexp: /, '').replace(/`{2,}/g, '`');
  if (/\(\?<?[=!]/.test(fault)) return 'RE2 has no look-around, such as `(?=…)`';
  if (/invalid escape sequence: `\\[1-9k]/.test(fault)) return 'RE2 has no back-references, such as `\\1`';
  return fault;
}
