/**
 * Globs of `include` and `exclude`. Their time grows with the length of pattern times path and never faster, because they come
 * from configuration that a stranger may have changed: no regular expression is made of them.
 *
 * `*` and `?` stand for characters of one name, `**` for any folders, `[a-z]` and `[!a-z]` for one character, `{a,b}` for
 * alternatives, `\` makes the next character plain. A pattern that matches a folder matches everything in it.
 */

/** How {@link compileGlob} matches. */
export interface GlobOptions {
  /** Whether wildcards also match names that start with a dot. */
  dot: boolean;
}

/** Longest pattern, in UTF-16 units. */
export const maxGlobLength = 256;

/** Alternatives that braces may make together. */
const maxAlternatives = 64;

/**
 * Makes a test for paths (POSIX, relative, without leading slash) of a glob; `undefined` when the pattern is too long or has too
 * many alternatives.
 */
export function compileGlob(pattern: string, { dot }: GlobOptions): ((path: string) => boolean) | undefined {
  if (pattern.length > maxGlobLength) return undefined;
  const alternatives = expandBraces(pattern);
  if (!alternatives) return undefined;
  const globs = alternatives.map((alternative) =>
    alternative
      .replace(/^(?:\.?\/)+|\/+$/g, '')
      .split('/')
      .map(parseName),
  );
  return (path) => {
    const names = path.split('/');
    return globs.some((glob) => matchNames(glob, names, dot));
  };
}

type Token =
  { type: 'text'; text: string } | { type: 'one' } | { type: 'many' } | { type: 'set'; negated: boolean; ranges: [string, string][] };
type Name = Token[] | 'folders';

/** Alternatives of the first braces, the others expanded in turn; `undefined` when they become too many. */
function expandBraces(pattern: string): string[] | undefined {
  const queue = [pattern];
  const done: string[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const braces = findBraces(next);
    if (braces) queue.push(...braces);
    else done.push(next);
    if (queue.length + done.length > maxAlternatives) return undefined;
  }
  return done;
}

function findBraces(pattern: string): string[] | undefined {
  const match = /(?<!\\)\{(?<inside>[^{}]*,[^{}]*)\}/.exec(pattern);
  if (!match) return undefined;
  const before = pattern.slice(0, match.index);
  const after = pattern.slice(match.index + match[0].length);
  return (match.groups?.['inside'] ?? '').split(',').map((alternative) => before + alternative + after);
}

function parseName(name: string): Name {
  if (name === '**') return 'folders';
  const tokens: Token[] = [];
  const characters = Array.from(name);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const set = character === '[' ? parseSet(characters, at) : undefined;
    if (set) {
      tokens.push(set.token);
      at = set.end;
    } else if (character === '*') {
      if (tokens.at(-1)?.type !== 'many') tokens.push({ type: 'many' });
    } else if (character === '?') tokens.push({ type: 'one' });
    else tokens.push({ type: 'text', text: character === '\\' ? (characters[++at] ?? '\\') : character });
  }
  return tokens;
}

/** `[a-z_]` from its opening bracket on; `undefined` when it isn't closed. */
function parseSet(characters: readonly string[], open: number): { token: Token; end: number } | undefined {
  const negated = characters[open + 1] === '!' || characters[open + 1] === '^';
  const start = open + (negated ? 2 : 1);
  const end = characters.indexOf(']', start + 1);
  if (end < 0) return undefined;
  const ranges: [string, string][] = [];
  for (let at = start; at < end; at++) {
    const from = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < end;
    ranges.push([from, isRange ? (characters[at + 2] ?? from) : from]);
    if (isRange) at += 2;
  }
  return { token: { type: 'set', negated, ranges }, end };
}

/** Whether names match from the start on; names that are left over lie in a folder that matches. */
function matchNames(glob: readonly Name[], names: readonly string[], dot: boolean): boolean {
  const mayPass = (name: string | undefined): boolean => name !== undefined && (dot || !name.startsWith('.'));
  // One way back is enough, to the last `**`: an earlier one could only find what the later one finds too.
  let [part, name, backPart, backName] = [0, 0, -1, 0];
  for (;;) {
    const current = glob[part];
    if (current === undefined && names.slice(name).every(mayPass)) return true;
    const candidate = names[name];
    if (current === 'folders') {
      [backPart, backName] = [part, name];
      if (++part === glob.length) return candidate !== undefined && names.slice(name).every(mayPass);
    } else if (current && candidate !== undefined && matchName(current, candidate, dot)) {
      part++;
      name++;
    } else {
      if (backPart < 0 || !mayPass(names[backName])) return false;
      backName++;
      [part, name] = [backPart + 1, backName];
    }
  }
}

function matchName(tokens: readonly Token[], text: string, dot: boolean): boolean {
  const first = tokens[0];
  if (!dot && text.startsWith('.') && !(first?.type === 'text' && first.text === '.')) return false;
  const characters = Array.from(text);
  let [token, at, backToken, backAt] = [0, 0, -1, 0];
  while (at < characters.length || token < tokens.length) {
    const current = tokens[token];
    if (current?.type === 'many') {
      [backToken, backAt] = [token, at];
      token++;
    } else if (current && at < characters.length && matchesOne(current, characters[at] ?? '')) {
      token++;
      at++;
    } else {
      if (backToken < 0 || backAt >= characters.length) return false;
      backAt++;
      [token, at] = [backToken + 1, backAt];
    }
  }
  return true;
}

function matchesOne(token: Token, character: string): boolean {
  if (token.type === 'text') return token.text === character;
  if (token.type === 'set') return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.negated;
  return token.type === 'one';
}
