/** A diagnostic is one located problem: plain data with a stable rule id. Text, colour and channels are the business of `src/report`. */

/** How bad a problem is: errors fail `check`, warnings may, infos never do. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a text: 1-based line and column, columns in UTF-16 units. */
export interface Point {
  line: number;
  column: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Range {
  start: Point;
  end: Point;
}

/** `family/name`, permanent. */
export type RuleId = `${string}/${string}`;

/** A change of the file that mends a problem and can't change what the page means. Edits of one file don't overlap. */
export interface Fix {
  /** What is replaced; empty to insert. */
  range: Range;
  text: string;
}

/** A field of a page, or the item of its list that says so. */
export interface WrittenField {
  name: string;
  item?: string | undefined;
}

/** What is wrong at one place. */
export interface Problem {
  rule: RuleId;
  /** What is wrong and why, in one sentence; no path, no position, no “Error:”. */
  message: string;
  /** What to do about it. */
  hint?: string | undefined;
  /** Path below the root, POSIX. */
  file: string;
  /** Absent when the problem is the file as a whole. */
  range?: Range | undefined;
  /** The offending value. */
  actual?: string | undefined;
  /** Accepted values, or real candidates for a misspelt one. */
  expected?: string[] | undefined;
  /** Mends the problem; present only where it is safe without a look. */
  fix?: Fix | undefined;
}

/** What a rule says of one place, before severity and fingerprint are known. */
export interface Finding extends Problem {
  /** The field of the page that the finding is about, where only what it says is known: its place is looked up when faults are told. */
  about?: WrittenField | undefined;
}

/** One located problem, as every report prints it. */
export interface Diagnostic extends Problem {
  severity: Severity;
  /** Address of the rule's documentation; absent as long as it isn't published anywhere. */
  url?: string | undefined;
  /** Hash of rule, file and offending text with its occurrence number: the same problem keeps it when lines move. */
  fingerprint: string;
}

/** Orders diagnostics by file, line, column, rule, message: reports are the same on every machine. */
export function compareDiagnostics(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Orders strings by UTF-16 code unit, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
