import type { Budget } from './budget.ts';

/**
 * Patterns of CODEOWNERS as data, and how they match. Patterns come from a file that a stranger may have changed: no regular expression
 * is made of them, and time never grows faster than the length of the pattern times the length of the path, name by name.
 */

/** What stands for one character of a name, or for any number of them. */
export type Token =
  | { type: 'text'; text: string }
  | { type: 'one' }
  | { type: 'many' }
  | { type: 'set'; negated: boolean; ranges: [from: string, to: string][] };

/** A name of a pattern: plain, with wildcards, one that nothing matches, or any number of folders. */
export type Part =
  { type: 'name'; text: string } | { type: 'glob'; tokens: Token[]; least: number } | { type: 'never' } | { type: 'folders' };

/** A pattern that was read. */
export interface PathPattern {
  parts: Part[];
  /** Whether names may be left over: the pattern matched a folder, and everything in it. */
  open: boolean;
  /**
   * What every path that matches has among its {@link keysOf}: `=name` for a name that must be there, `.md` for an ending; `undefined`
   * when nothing of the kind is sure.
   */
  key: string | undefined;
  /** Longest stretch of plain text: a path without it needs no closer look. */
  needle: string;
}

/** Any number of folders, none included. */
export const folders: Part = { type: 'folders' };

/** Any name. */
export const anyName: Part = { type: 'glob', tokens: [{ type: 'many' }], least: 0 };

/** A name with wildcards as {@link Part}: plain text where there are none, `**` within a name like `*`. */
export function toPart(tokens: readonly Token[]): Part {
  if (tokens.every((token) => token.type === 'text')) return { type: 'name', text: tokens.map(({ text }) => text).join('') };
  const slim = tokens.filter(({ type }, at) => type !== 'many' || tokens[at - 1]?.type !== 'many');
  return { type: 'glob', tokens: slim, least: slim.filter(({ type }) => type !== 'many').length };
}

/** Completes a pattern: runs of `**` are one, and the key is what finds it in an index. */
export function toPattern(parts: readonly Part[], open: boolean): PathPattern {
  const slim = parts.filter(({ type }, at) => type !== 'folders' || parts[at - 1]?.type !== 'folders');
  return { parts: slim, open, key: keyOf(slim), needle: needleOf(slim) };
}

function keyOf(parts: readonly Part[]): string | undefined {
  const name = parts.findLast((part) => part.type === 'name');
  if (name) return `=${name.text}`;
  for (const part of parts) {
    const ending = part.type === 'glob' ? extensionOf(endOf(part.tokens)) : undefined;
    if (ending !== undefined) return ending;
  }
  return undefined;
}

function needleOf(parts: readonly Part[]): string {
  let needle = '';
  for (const part of parts) {
    let run = part.type === 'name' ? part.text : '';
    for (const token of part.type === 'glob' ? part.tokens : []) {
      run = token.type === 'text' ? run + token.text : '';
      if (run.length > needle.length) needle = run;
    }
    if (run.length > needle.length) needle = run;
  }
  return needle;
}

/** The plain text that a name ends with. */
function endOf(tokens: readonly Token[]): string {
  const last = tokens.findLastIndex(({ type }) => type !== 'text');
  return tokens
    .slice(last + 1)
    .map((token) => (token.type === 'text' ? token.text : ''))
    .join('');
}

function extensionOf(name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : name.slice(dot);
}

/** What an index looks for: the names of a path, and their endings from the last dot on. */
export function keysOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => [`=${name}`, ...(name.includes('.') ? [extensionOf(name) ?? ''] : [])]));
}

/** The same text for patterns that were written in different ways and match the same paths. */
export function signatureOf({ parts, open }: PathPattern): string {
  return JSON.stringify([
    open,
    ...parts.map((part) => (part.type === 'glob' ? part.tokens.map(signToken) : part.type === 'name' ? part.text : { type: part.type })),
  ]);
}

function signToken(token: Token): unknown {
  switch (token.type) {
    case 'text':
      return token.text;
    case 'set':
      return [token.negated, token.ranges];
    case 'one':
      return 1;
    case 'many':
      return 2;
  }
}

/** Whether a path, as its names, matches. Spends a step of the budget for each look at a name or character. */
export function matchesPath({ parts, open }: PathPattern, names: readonly string[], budget?: Budget): boolean {
  if (parts.length > 2 * names.length + 1) return false;
  // One way back is enough, to the last `**`: an earlier one could only find what the later one finds too.
  let [part, name, backPart, backName] = [0, 0, -1, 0];
  for (;;) {
    budget?.spend(1);
    if (part === parts.length && (open || name === names.length)) return true;
    const current = parts[part];
    const candidate = names[name];
    if (current?.type === 'folders') {
      [backPart, backName] = [part, name];
      part++;
    } else if (current && candidate !== undefined && matchesName(current, candidate, budget)) {
      part++;
      name++;
    } else {
      if (backPart < 0 || backName >= names.length) return false;
      backName++;
      [part, name] = [backPart + 1, backName];
    }
  }
}

function matchesName(part: Part, name: string, budget: Budget | undefined): boolean {
  if (part.type === 'name') return part.text === name;
  return part.type === 'glob' && part.least <= name.length && matchesTokens(part.tokens, name, budget);
}

function matchesTokens(tokens: readonly Token[], name: string, budget: Budget | undefined): boolean {
  if (!mayStart(tokens[0], name) || !mayEnd(tokens.at(-1), name)) return false;
  // Characters of a name are its units but for pairs of them: taking every name apart takes most of the time.
  const characters: ArrayLike<string> = /[\ud800-\udfff]/.test(name) ? Array.from(name) : name;
  let [token, at, backToken, backAt] = [0, 0, -1, 0];
  while (at < characters.length || token < tokens.length) {
    const current = tokens[token];
    budget?.spend(current?.type === 'set' ? 1 + current.ranges.length : 1);
    const character = characters[at];
    if (current?.type === 'many') {
      [backToken, backAt] = [token, at];
      token++;
    } else if (current && character !== undefined && matchesOne(current, character)) {
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

/** A look at the first character spares taking most names apart. */
function mayStart(token: Token | undefined, name: string): boolean {
  return token?.type !== 'text' || name.startsWith(token.text);
}

function mayEnd(token: Token | undefined, name: string): boolean {
  return token?.type !== 'text' || name.endsWith(token.text);
}

function matchesOne(token: Token, character: string): boolean {
  if (token.type === 'text') return token.text === character;
  if (token.type === 'set') return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.negated;
  return token.type === 'one';
}
