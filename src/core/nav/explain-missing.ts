import type { Finding } from '../diagnostic.ts';
import { relativePath } from '../link-index.ts';
import { stemOf } from '../page-id.ts';
import { prepareSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';
import type { NavEntry, NavOutline } from './nav-entry.ts';

/** Entries of one file that get a suggestion: a file of which more is wrong needs rewriting, and each suggestion costs a look at every page. */
const mostSuggestions = 50;

/** Makes findings of entries that lead nowhere, with the pages of the source that may be meant. */
export function createMissingExplainer(paths: readonly string[]): (entry: NavEntry & { target: string }, outline: NavOutline) => Finding {
  const suggesters = new Map<NavOutline, ReturnType<typeof prepareSuggestions>>();
  const counts = new Map<NavOutline, number>();
  return ({ target, range }, outline) => {
    const suggest = suggesters.get(outline) ?? prepareSuggestions(new Set(paths.map((path) => nameFor(path, outline))));
    suggesters.set(outline, suggest);
    const count = (counts.get(outline) ?? 0) + 1;
    counts.set(outline, count);
    const expected = count > mostSuggestions ? [] : suggest(target);
    return {
      rule: 'source/navigation',
      message: `${quote(target)} leads to no page of this source.`,
      hint: didYouMean(expected) ?? 'Correct the entry, or remove it.',
      file: outline.path,
      range,
      actual: target,
      ...(expected.length > 0 ? { expected } : {}),
    };
  };
}

/** How a navigation file would name a page. */
function nameFor(path: string, { kind, folder }: NavOutline): string {
  return kind === 'order' || kind === 'sidebar' ? stemOf(path) : relativePath(folder, path);
}
