import { foundTexts } from '../texts.ts';
import { build } from './build.ts';

/** Words that a result led here for, marked on the page without touching it. https://drafts.csswg.org/css-highlight-api-1/ */

/** Name of the parameter that brings the words. It is taken out of the address at once, so that nobody shares it. */
const parameter = 'find';

/** Most words that an address carries. */
const mostWords = 8;

/** Most places that are marked. */
const mostPlaces = 500;

/** A result's address with the words that are to be marked there. */
export function withFind(url: string, words: readonly string[]): string {
  if (words.length === 0) return url;
  const [path = '', ...fragment] = url.split('#');
  const find = encodeURIComponent(words.slice(0, mostWords).join(' '));
  return [`${path}${path.includes('?') ? '&' : '?'}${parameter}=${find}`, ...fragment].join('#');
}

/** Marks what the address asks for, and shows how many places there are, with a way to the next one and one to be rid of them. */
export function markFound(): void {
  const address = new URL(location.href);
  const words = (address.searchParams.get(parameter) ?? '').toLowerCase().split(' ').filter(Boolean).slice(0, mostWords);
  if (!address.searchParams.has(parameter)) return;
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
  const main = document.querySelector('main');
  if (!main || !('highlights' in CSS)) return;
  const places = findPlaces(main, words);
  if (places.length === 0) return;
  CSS.highlights.set('found', new Highlight(...places));
  showBar(places);
}

/** Where whole words stand in the text, in order. */
function findPlaces(root: Element, words: readonly string[]): Range[] {
  if (words.length === 0) return [];
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: Range[] = [];
  for (let node = texts.nextNode(); node && places.length < mostPlaces; node = texts.nextNode()) {
    for (const { index, 0: word } of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length > 0) places.push(range);
    }
  }
  return places.slice(0, mostPlaces);
}

function showBar(places: readonly Range[]): void {
  let at = -1;
  const said = build('span', { role: 'status' }, foundTexts.places(places.length));
  const next = build('button', { type: 'button', className: 'quiet' }, foundTexts.next);
  const clear = build('button', { type: 'button', className: 'quiet' }, foundTexts.clear);
  const bar = build('div', { className: 'found-bar' }, said, next, clear);
  const end = (): void => {
    CSS.highlights.clear();
    bar.remove();
    document.removeEventListener('keydown', onKey);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && !document.querySelector('dialog[open]')) end();
  };
  next.addEventListener('click', () => {
    at = (at + 1) % places.length;
    const place = places[at];
    if (!place) return;
    CSS.highlights.set('found-now', new Highlight(place));
    place.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    said.textContent = foundTexts.place(at + 1, places.length);
  });
  clear.addEventListener('click', end);
  document.addEventListener('keydown', onKey);
  document.body.append(bar);
}
