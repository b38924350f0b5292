import { RE2JS, RE2JSException } from 're2js';

/** Longest expression, in UTF-16 units. */
const longestExpression = 1000;

/** A test of lines, or why an expression is none. */
export type LineTest = { test: (line: string) => boolean } | { reason: string };

/**
 * Makes a test of the `match` of a cover: RE2 syntax, anywhere in the line. RE2 takes time in proportion to the line, whatever the
 * expression (github.com/google/re2/wiki/Syntax).
 */
export function compileMatch(expression: string): LineTest {
  if (expression.length > longestExpression) return { reason: `it is longer than ${longestExpression} characters` };
  try {
    const compiled = RE2JS.compile(expression);
    return { test: (line) => compiled.test(line) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { reason: explain(error.message) };
  }
}

/** The library's words without its preamble, and what RE2 leaves out on purpose by its name. */
function explain(message: string): string {
  const reason = message.replace(/^error parsing regexp: /, '').replace(/`{2,}/g, '`');
  if (/\(\?<?[=!]/.test(reason)) return 'RE2 has no look-around, such as `(?=…)`';
  if (/invalid escape sequence: `\\[1-9k]/.test(reason)) return 'RE2 has no back-references, such as `\\1`';
  return reason;
}
