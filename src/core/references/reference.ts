import type { Range } from '../diagnostic.ts';
import type { Document } from '../document.ts';
import type { Contradiction } from '../freshness/freshness.ts';
import { readCommand } from './read-command.ts';
import { readSpan } from './read-span.ts';

/** What a piece of code in a page may name of the repository. Whether there is, or was, such a thing is for others to find out. */
export interface Name {
  kind: Contradiction['kind'];
  /** As written, without what stands around it. */
  text: string;
  /**
   * What is looked up: a path without line and anchor, the telling words of an identifier, a flag without dashes and `no-`, a
   * target with its tool (`make deploy`, `npm build`).
   */
  names: readonly string[];
}

/** A name with its place in the page. */
export interface Reference extends Name {
  range: Range;
}

/** How many different names of one page are looked at. No page written by hand comes near. */
export const mostReferences = 1000;

/** What a page names in inline code and in the commands of its fences: each once, where it comes first. */
export function collectReferences({ codeSpans, commands }: Pick<Document, 'codeSpans' | 'commands'>): Reference[] {
  const references = new Map<string, Reference>();
  const keep = (names: readonly Name[], range: Range): void => {
    for (const name of names) {
      const key = JSON.stringify([name.kind, name.names]);
      if (references.size < mostReferences && !references.has(key)) references.set(key, { ...name, range });
    }
  };
  for (const { text, range } of codeSpans) keep(readSpan(text), range);
  for (const { text, range } of commands) keep(readCommand(text), range);
  return [...references.values()];
}
