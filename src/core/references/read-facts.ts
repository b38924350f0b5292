import { codeOf, targetTool } from './code-file.ts';
import { findDefinitions, type Definable } from './find-words.ts';
import { readTargets } from './read-targets.ts';
import type { Name } from './reference.ts';

/** What to look for in files: words that are defined, flags that are read, targets named with their tools. */
export interface Wanted {
  words: ReadonlySet<string>;
  flags: ReadonlySet<string>;
  targets: ReadonlySet<string>;
}

/** Sorts names into what is looked for in the content of files. */
export function toWanted(names: Iterable<Name>): Wanted {
  const wanted = { words: new Set<string>(), flags: new Set<string>(), targets: new Set<string>() };
  for (const { kind, names: each } of names) {
    for (const name of each) {
      if (kind === 'identifier') wanted.words.add(name);
      else if (kind === 'flag') wanted.flags.add(name);
      else if (kind === 'target') wanted.targets.add(name);
    }
  }
  return wanted;
}

/** Whether a file of this path can have any of it. */
export function canHold(path: string, { words, flags, targets }: Wanted): boolean {
  return (words.size + flags.size > 0 && codeOf(path) !== 'none') || (targets.size > 0 && targetTool(path) !== undefined);
}

/** Languages that write `name: value` for members of types that are defined elsewhere, and never where they are defined. */
const fillsIn = '.go';

/** One fact as a key: the word, flag or target that a file has. */
export function factOf(kind: Name['kind'], name: string): string {
  return `${kind} ${name}`;
}

/** What a file has of what is wanted: lines, 1-based, by {@link factOf}. */
export function readFacts(text: string, path: string, wanted: Wanted): Map<string, number> {
  const facts = new Map<string, number>();
  const keep = (kind: Name['kind'], names: ReadonlySet<string>, what: Definable): void => {
    if (names.size === 0) return;
    for (const { word, line } of findDefinitions(text, names, what)) facts.set(factOf(kind, word), line);
  };
  const code = codeOf(path);
  if (code !== 'none') keep('identifier', wanted.words, code === 'settings' ? 'constants' : path.endsWith(fillsIn) ? 'declared' : 'all');
  if (code === 'program') keep('flag', wanted.flags, 'flags');
  const tool = wanted.targets.size > 0 ? targetTool(path) : undefined;
  if (!tool) return facts;
  for (const [name, line] of readTargets(tool, text))
    if (wanted.targets.has(`${tool} ${name}`)) facts.set(factOf('target', `${tool} ${name}`), line);
  return facts;
}
