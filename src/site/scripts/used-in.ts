import { readActivePathway } from '../active-pathway.ts';

/**
 * Marks the pathway that the reader follows, above the text and below it. Nothing moves: one that is folded away changes places with one
 * that isn't.
 */
export function markFollowed(): void {
  const active = readActivePathway();
  for (const entry of document.querySelectorAll<HTMLElement>('.place-in [data-pathway], .used-in li[data-pathway]')) {
    if (entry.dataset['pathway'] !== active) continue;
    entry.setAttribute('aria-current', 'true');
    const folded = entry.closest('details');
    const first = document.querySelector('.used-in li');
    if (!folded || !first) continue;
    const mark = document.createElement('i');
    entry.replaceWith(mark);
    first.replaceWith(entry);
    mark.replaceWith(first);
  }
}
