/** An answer's line: `No: close the alert`, `No → close the alert`, `No -> close the alert`. */
export interface AnswerLine {
  label: string;
  outcome: string;
}

/**
 * Divides a text at its first colon or arrow with a blank behind it, or at its end; undefined for a text without one. Where words in
 * another form stand before it (`**No**: close the alert`), nothing need stand before the colon.
 */
export function splitAnswer(text: string, isContinued = false): AnswerLine | undefined {
  const match = /(?:[→⇒:：]|(?<=^|[ \t])[-=]>)(?=\s|$)/u.exec(text);
  if (!match || (match.index === 0 && !isContinued)) return undefined;
  return { label: text.slice(0, match.index).trimEnd(), outcome: text.slice(match.index + match[0].length).trimStart() };
}

/** Whether a text ends with a question mark: the Latin, the full-width or the Arabic one. */
export function isQuestion(text: string): boolean {
  return /[?？؟]$/u.test(text.trimEnd());
}
