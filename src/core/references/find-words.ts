/** Words of code, found among thousands that are looked for at once. Text may be decoded as Latin-1: names are ASCII. */

const wordPattern = /[\w$]+(?:-[\w$]+)*/g;

/** Takes out of `wanted` every word that a text holds, on its own or between hyphens. */
export function dropWords(text: string, wanted: Set<string>): void {
  for (const [token] of text.matchAll(wordPattern)) {
    wanted.delete(token);
    if (!token.includes('-')) continue;
    for (const part of token.split('-')) wanted.delete(part);
    if (token.startsWith('no-')) wanted.delete(token.slice('no-'.length));
  }
}

/** What a text may define: anything, or the constants and flags that settings and scripts hold. */
export type Definable = 'all' | 'constants' | 'flags';

/** A word, and where a text first defines it. */
export interface Definition {
  word: string;
  /** 1-based. */
  line: number;
}

/**
 * The words that a text defines, out of those wanted; others it only uses, and who uses a name may have it from elsewhere. `constants`
 * takes no others than words in capital letters, which in settings are variables that somebody made up. `flags` takes the names of
 * flags that a program reads.
 */
export function findDefinitions(text: string, wanted: ReadonlySet<string>, what: Definable): Definition[] {
  const found = new Map<string, number>();
  let line = 1;
  let start = 0;
  for (const match of text.matchAll(wordPattern)) {
    const token = what === 'flags' ? match[0].replace(/^no-/, '') : match[0];
    if (!wanted.has(token) || found.has(token)) continue;
    if (what === 'constants' && token !== token.toUpperCase()) continue;
    for (let next = text.indexOf('\n', start); next >= 0 && next < match.index; next = text.indexOf('\n', start)) {
      line++;
      start = next + 1;
    }
    const end = match.index + match[0].length;
    // What is cut off is no start of a line.
    const before = match.index - start > around ? `…${text.slice(match.index - around, match.index)}` : text.slice(start, match.index);
    const after = text.slice(end, end + around);
    if (what === 'flags' ? isFlagRead(before, after) : isDefined(before, after)) found.set(token, line);
  }
  return [...found].map(([word, line]) => ({ word, line }));
}

/** UTF-16 units around a word that say what it is. */
const around = 120;

const keyword =
  /(?:^|[^\w$.])(?:function\*?|class|interface|type|enum|struct|trait|const|let|var|val|def|func|fn|fun|sub|module|namespace|object|record|protocol|message|service|rpc|table|view|macro_rules!|static|export|readonly|declare|local|ENV|ARG)[ \t]+(?:\([^()]*\)[ \t]*)?["']?(?:self\.)?$/i;

/** Second label of a Terraform block, first of the others. */
const block = /^[ \t]*(?:(?:resource|data)[ \t]+"[^"]*"|variable|output|module|provider)[ \t]+"$/;

function isDefined(before: string, after: string): boolean {
  if (keyword.test(before) || block.test(before)) return true;
  // A member or a key at the start of its line: `name: …`, `name = …`, `name?: …`, `"name": …`, `this.name = …`, `name(…) {`.
  if (
    !/^[ \t]*(?:[-+*][ \t]+)?(?:(?:public|private|protected|internal|static|async|readonly|override|final|abstract|get|set|\w+(?:<[^<>]*>)?)[ \t]+){0,3}(?:(?:this|self|exports|module\.exports|cls)\.)?["'#@]?$/.test(
      before,
    )
  )
    return false;
  return /^["']?[?!]?[ \t]*(?::(?!:)|=(?![=>~])|:=)/.test(after) || /^[ \t]*(?:<[^<>]*>)?\([^()]*\)[^;]*\{[ \t]*\r?(?:\n|$)/.test(after);
}

/** A flag that a program compares with or declares stands in quotes, in a shell's `case` before its bracket. Others it only passes on. */
function isFlagRead(before: string, after: string): boolean {
  if (!before.endsWith('--')) return false;
  return /["'`](?:-\w[,|/ ]+)?--$/.test(before) || (/^\s*(?:-\w+\s*\|\s*)?--$/.test(before) && /^(?:=\*)?\s*[|)]/.test(after));
}
