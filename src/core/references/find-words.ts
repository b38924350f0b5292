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

/**
 * What a text may define: anything; what has a keyword before it, where `name: …` only fills in what is defined elsewhere; constants; or
 * flags.
 */
export type Definable = 'all' | 'declared' | 'constants' | 'flags';

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
    if (what === 'flags' ? isFlagRead(before, after) : isDeclared(before, after) || (what !== 'declared' && isMember(before, after)))
      found.set(token, line);
  }
  return [...found].map(([word, line]) => ({ word, line }));
}

/** UTF-16 units around a word that say what it is. */
const around = 120;

const keyword =
  /(?:^|[^\w$.])(?:function\*?|class|interface|type|enum|struct|trait|def|func|fn|fun|sub|Sub|Function|module|namespace|record|protocol|message|service|rpc|TABLE|VIEW|PROCEDURE|ENV|ARG)[ \t]+(?:\([^()]*\)[ \t]*)?["']?(?:self\.)?$/;

/** Variables of a file. Those of a function are nobody else's, whatever they are called; settings that are written there stand out. */
const variable =
  /^(?:(?:export|default|declare|pub|static|final|readonly|public)[ \t]+){0,3}(?:const|let|var|val|static)[ \t]+(?:mut[ \t]+)?$/;

/** Second label of a Terraform block, first of the others. */
const block = /^[ \t]*(?:(?:resource|data)[ \t]+"[^"]*"|variable|output|module|provider)[ \t]+"$/;

/** What may stand before a member: modifiers, a type, the object. */
const member =
  /^[ \t]*(?:[-+*][ \t]+)?(?:(?:public|private|protected|internal|static|async|readonly|override|final|abstract|get|set|\w+(?:<[^<>]*>)?)[ \t]+){0,3}["'#@]?$/;

const ownMember = /^[ \t]*(?:this|self|exports|module\.exports|cls)\.$/;

function isDeclared(before: string, after: string): boolean {
  return !after.startsWith('.') && (keyword.test(before) || variable.test(before) || block.test(before));
}

function isMember(before: string, after: string): boolean {
  const assigns = /^[ \t]*(?:=(?![=>~])|\?=|:=)/.test(after);
  if (ownMember.test(before)) return assigns;
  if (assigns) return /^(?:export[ \t]+|local[ \t]+|readonly[ \t]+|-[ \t]+)?$/.test(before);
  // A key, or a method with its body: `name: …`, `name?: …`, `"name": …`, `name(…) {`.
  if (!member.test(before)) return false;
  return /^["']?[?!]?[ \t]*:(?!:)/.test(after) || /^[ \t]*(?:<[^<>]*>)?\([^()]*\)[^;]*\{[ \t]*\r?(?:\n|$)/.test(after);
}

/** A flag that a program compares with or declares stands in quotes, in a shell's `case` before its bracket. Others it only passes on. */
function isFlagRead(before: string, after: string): boolean {
  if (!before.endsWith('--')) return false;
  return /["'`](?:-\w[,|/ ]+)?--$/.test(before) || (/^\s*(?:-\w+\s*\|\s*)?--$/.test(before) && /^(?:=\*)?\s*[|)]/.test(after));
}
