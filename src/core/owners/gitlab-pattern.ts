import { folders, toPart, toPattern, type Part, type PathPattern, type Token } from './path-pattern.ts';

/**
 * A pattern as GitLab reads it: Ruby's `File.fnmatch` with `FNM_DOTMATCH | FNM_PATHNAME` (docs.gitlab.com, “Advanced CODEOWNERS
 * configuration”). Without a leading slash it matches at any depth; a trailing slash stands for everything in the folder; no other
 * pattern reaches into a folder. `**` stands for folders only where a slash follows, elsewhere it is `*`.
 */
export function compileGitlabPattern(pattern: string): PathPattern {
  return toPattern(readParts(normaliseGitlabPattern(pattern).slice(1)), false);
}

/** A pattern as GitLab keeps it: patterns that are equal then are one (ee/lib/gitlab/code_owners/file.rb, `normalize_pattern`). */
export function normaliseGitlabPattern(pattern: string): string {
  const plain = pattern.replace(/^\\#/, '#').replace(/\\[ \t]+/g, ' ');
  const anchored = plain.startsWith('/') ? plain : `/**/${plain}`;
  return anchored.endsWith('/') ? `${anchored}**/*` : anchored;
}

/** Names between slashes; a slash within brackets divides nothing. Brackets that don't close match nothing, and neither does the rest. */
function readParts(pattern: string): Part[] {
  const characters = Array.from(pattern);
  const parts: Part[] = [];
  let tokens: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '/') {
      parts.push(isFolders(tokens) ? folders : toPart(tokens));
      tokens = [];
    } else if (character === '*') tokens.push({ type: 'many' });
    else if (character === '?') tokens.push({ type: 'one' });
    else if (character === '[') {
      const set = readSet(characters, at);
      if (!set) return [{ type: 'never' }];
      tokens.push(set.token);
      at = set.end;
    } else if (character !== '\\') tokens.push({ type: 'text', text: character });
    else if (characters[at + 1] !== '/') tokens.push({ type: 'text', text: characters[++at] ?? '\\' });
  }
  return [...parts, toPart(tokens)];
}

function isFolders(tokens: readonly Token[]): boolean {
  return tokens.length === 2 && tokens.every(({ type }) => type === 'many');
}

/** `[a-z]` from its opening bracket on; `undefined` when it isn't closed. An empty set matches nothing, `[!]` anything. */
function readSet(characters: readonly string[], open: number): { token: Token; end: number } | undefined {
  const negated = characters[open + 1] === '!' || characters[open + 1] === '^';
  const ranges: [string, string][] = [];
  let at = open + (negated ? 2 : 1);
  const next = (): string | undefined => characters[characters[at] === '\\' ? ++at : at];
  for (; at < characters.length; at++) {
    if (characters[at] === ']') return { token: { type: 'set', negated, ranges }, end: at };
    const from = next() ?? '';
    if (characters[at + 1] === '-' && characters[at + 2] !== undefined && characters[at + 2] !== ']') {
      at += 2;
      ranges.push([from, next() ?? '']);
    } else ranges.push([from, from]);
  }
  return undefined;
}
