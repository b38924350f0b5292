import type { HitData } from './engine.ts';

/** Words of a result that match the question, as they stand there, in lower case and without signs around them; each once. */
export function matchedWords({ raw_content, locations }: Pick<HitData, 'raw_content' | 'locations'>): string[] {
  // Where words aren't divided by spaces, Pagefind divides them by spaces without width.
  const words = raw_content.split(raw_content.includes('\u200B') ? '\u200B' : /[^\S\uFEFF]+/);
  return [...new Set(locations.map((at) => trimWord(words[at] ?? '')))].filter((word) => word !== '');
}

function trimWord(word: string): string {
  return /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}])?/u.exec(word.toLowerCase())?.[0] ?? '';
}
