/** Pairs of brackets that CommonMark's parsers follow into a destination. */
const deepest = 32;

/**
 * Where the destination begins in what an inline link, an image or a definition is written as; undefined where it is none of them. The
 * label, which may hold links and images itself, ends before `labelEnd`, where that is known.
 */
export function findDestination(raw: string, labelEnd?: number): number | undefined {
  const definition = /^\[(?:\\.|[^\\[\]])*\]:/s.exec(raw);
  if (definition) return skipBreak(raw, definition[0].length);
  if (!/^!?\[/.test(raw)) return undefined;
  if (labelEnd !== undefined && raw.startsWith('](', labelEnd)) return skipBreak(raw, labelEnd + 2);
  // The first one from which all up to the end reads as a destination and a title: what the label holds is followed by more.
  for (let at = raw.indexOf(']('); at >= 0; at = raw.indexOf('](', at + 1)) {
    const start = skipBreak(raw, at + 2);
    const end = endOfDestination(raw, start);
    if (end !== undefined && endsAt(raw, end)) return start;
  }
  return undefined;
}

/** Where a destination ends, in angle brackets or not; undefined where it isn't closed. */
export function endOfDestination(raw: string, start: number): number | undefined {
  if (raw[start] === '<') {
    const pattern = /<(?:\\.|[^<>\r\n\\])*>/y;
    pattern.lastIndex = start;
    return pattern.test(raw) ? pattern.lastIndex : undefined;
  }
  let depth = 0;
  for (let at = start; at < raw.length; at += 1) {
    const character = raw.charAt(at);
    if (/\s/.test(character)) return depth === 0 ? at : undefined;
    if (character === '\\') at += 1;
    else if (character === '(' && (depth += 1) > deepest) return undefined;
    else if (character === ')' && (depth -= 1) < 0) return at;
  }
  return depth === 0 ? raw.length : undefined;
}

/** Whether a link ends behind its destination, or behind a title that follows. */
function endsAt(raw: string, end: number): boolean {
  const pattern = /[ \t]*(?:[\r\n][ \t>]*)*(?:(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))[ \t]*(?:[\r\n][ \t>]*)*)?\)$/sy;
  pattern.lastIndex = end;
  return pattern.test(raw);
}

/** Past spaces, and past line ends with the marks of the quotes that the next line stands in. */
function skipBreak(raw: string, from: number): number {
  const pattern = /[ \t]*(?:[\r\n][ \t>]*)*/y;
  pattern.lastIndex = from;
  return from + (pattern.exec(raw)?.[0].length ?? 0);
}
