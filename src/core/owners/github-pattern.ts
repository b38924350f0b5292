import { anyName, folders, toPart, toPattern, type Part, type PathPattern, type Token } from './path-pattern.ts';

/**
 * A pattern as GitHub reads it: like `.gitignore`, but brackets stand for themselves. A pattern with a slash before its end starts at
 * the top, any other matches at any depth. What matches a folder owns everything in it, but `folder/*` owns its direct children only
 * (docs.github.com, “About code owners”).
 */
export function compileGithubPattern(pattern: string): PathPattern {
  const names = pattern.split('/');
  const isAnchored = names.length > 2 || (names.length === 2 && (names[0] === '' || names[1] !== ''));
  if (names[0] === '' && names.length > 1) names.shift();
  const endsInSlash = names.length > 1 && names.at(-1) === '';
  if (endsInSlash) names.pop();
  const last = names.at(-1);
  const parts: Part[] = names.map((name) => (name === '**' ? folders : toPart(readTokens(name))));
  if (!isAnchored) parts.unshift(folders);
  // A folder, or what `**` at the end stands for, needs something in it.
  if (endsInSlash || last === '**') return toPattern([...parts, ...(last === '**' ? [] : [folders]), anyName], true);
  return toPattern(parts, !isAnchored || last !== '*');
}

function readTokens(name: string): Token[] {
  const tokens: Token[] = [];
  const characters = Array.from(name);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') tokens.push({ type: 'many' });
    else if (character === '?') tokens.push({ type: 'one' });
    else tokens.push({ type: 'text', text: character === '\\' ? (characters[++at] ?? '\\') : character });
  }
  return tokens;
}
