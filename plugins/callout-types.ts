/**
 * Words that introduce a callout, in any dialect, and the type that each becomes.
 * The first five are GitHub's alerts; then Obsidian's callout types and aliases (https://help.obsidian.md/callouts), which contain those
 * of MkDocs Material, Docusaurus, Starlight and VitePress; then Docsy's colours and Exercism's `advanced`.
 */
const typeOfWord: Record<string, CalloutType> = {
  ...{ note: 'note', tip: 'tip', important: 'important', warning: 'warning', caution: 'caution' },
  ...{ info: 'note', todo: 'note', abstract: 'note', summary: 'note', tldr: 'note', example: 'note', quote: 'note', cite: 'note' },
  ...{ question: 'note', help: 'note', faq: 'note', seealso: 'note', hint: 'tip', success: 'tip', check: 'tip', done: 'tip' },
  ...{ attention: 'warning', failure: 'caution', fail: 'caution', missing: 'caution', danger: 'caution', error: 'caution', bug: 'caution' },
  ...{ primary: 'note', secondary: 'note', advanced: 'note' },
};

/** Every word that introduces a callout. */
export const calloutWords: readonly string[] = Object.keys(typeOfWord);

/** Types of a Callout component: those of GitHub's alerts. */
export const calloutTypes = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** One of {@link calloutTypes}. */
type CalloutType = (typeof calloutTypes)[number];

/** Whether a word, in any case, introduces a callout. */
export function isCalloutWord(word: string): boolean {
  return Object.hasOwn(typeOfWord, word.toLowerCase());
}

/** Attributes of the callout that a word introduces: the type, and the word as label when it says more. Unknown words are notes. */
export function toCalloutAttributes(word: string): Record<string, string> {
  const lower = word.toLowerCase();
  const type = Object.hasOwn(typeOfWord, lower) ? typeOfWord[lower] : undefined;
  return lower === type ? { type } : { type: type ?? 'note', label: lower };
}
