import { safeDecode } from '../page-id.ts';

const numberPrefix = /^\d{1,4}[-_. ]+(?=\S)/;

/** Whether a name starts with a number that gives it a place: `01-intro`, `2. Setup`, `2024-05-notes`. */
export function isNumbered(name: string): boolean {
  return numberPrefix.test(name);
}

/**
 * Title for a folder that nothing else names. Underscores are spaces; hyphens too, unless underscores already divide the words
 * (`on-call_guide`) or there are spaces. `%2D` is a hyphen, as Azure's wiki writes it. A name in lower case gets a capital;
 * any other keeps its letters. `ordered`: numbers in front only give the order, and are left out.
 */
export function humaniseName(name: string, { ordered }: { ordered: boolean }): string {
  const bare = ordered ? name.replace(/^\d{1,3}[-_. ]+(?=\p{L})/u, '') : name;
  const divided = /[_\s]/.test(bare) ? bare.replace(/_+/g, ' ') : bare.replace(/-+/g, ' ');
  const words = safeDecode(divided).replace(/\s+/g, ' ').trim();
  if (words === '') return name;
  return words === words.toLowerCase() ? words.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : words;
}
