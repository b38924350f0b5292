/** Values as YAML text, in the plainest form that every YAML reader takes for the same value. */

/** Longest line that a mapping or list in braces may make. */
const lineLength = 100;

/** How a text was quoted where it is replaced. */
export type Quotes = 'single' | 'double';

/** A text, number, boolean or null on one line. Texts are plain where no version of YAML reads anything else from them. */
export function writeScalar(value: unknown, quotes?: Quotes): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (quotes === undefined && isPlain(value)) return value;
  // Single quotes know no escapes, and a line break in them would be folded.
  const needsEscapes = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);
  return quotes === 'double' || needsEscapes ? writeDouble(value) : `'${value.replaceAll("'", "''")}'`;
}

/** JSON is YAML but for the characters that break lines in YAML 1.1 and may stand raw in JSON. */
function writeDouble(text: string): string {
  return JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, (character) => lineBreaks[character] ?? character);
}

const lineBreaks: Readonly<Record<string, string>> = { '\u0085': '\\N', '\u2028': '\\L', '\u2029': '\\P' };

/** A name of a field. `on` is one: our schema has it. */
export function writeKey(key: string): string {
  return key === 'on' ? key : writeScalar(key);
}

/** A value on one line: `{ on: 2026-08-14, by: '@acme/payments' }`. */
export function writeInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeInline).join(', ')}]`;
  if (!isMapping(value)) return writeScalar(value);
  const fields = Object.entries(value).map(([key, inner]) => `${writeKey(key)}: ${writeInline(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** How lines are written. */
export interface Layout {
  /** Spaces before the key. */
  indent: string;
  eol: string;
}

/** A field with its value, as whole lines: a list as items, a mapping of plain values in braces as long as it fits a line. */
export function writeField(key: string, value: unknown, { indent, eol }: Layout): string {
  const name = `${indent}${writeKey(key)}:`;
  const inner = { indent: `${indent}  `, eol };
  if (Array.isArray(value) && value.length > 0) return `${name}${eol}${writeItems(value, inner)}`;
  const line = `${name} ${writeInline(value)}`;
  const isFlat = !isMapping(value) || Object.values(value).every((inner) => typeof inner !== 'object');
  if (!isMapping(value) || (isFlat && line.length <= lineLength)) return `${line}${eol}`;
  return `${name}${eol}${Object.entries(value)
    .map(([field, content]) => writeField(field, content, inner))
    .join('')}`;
}

/** Items of a list, as whole lines. */
export function writeItems(items: readonly unknown[], { indent, eol }: Layout): string {
  return items.map((item) => `${indent}- ${writeInline(item)}${eol}`).join('');
}

/** Whether a value has fields. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same; the order of fields means nothing. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMapping(inner) ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)) : inner,
  );
}

/** Words and paths that begin with a letter, and days in numbers; YAML 1.1 has more words for true and false than 1.2. */
function isPlain(text: string): boolean {
  if (/^(?:\d{4}([-/])\d{1,2}\1\d{1,2}|\d{1,2}([-/])\d{1,2}\2\d{4})$/.test(text)) return true;
  return /^[a-z][\w-]*(?:[/.][\w-]+)*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
