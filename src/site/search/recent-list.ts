import { searchTexts } from '../texts.ts';
import { build } from './build.ts';
import { forgetRecent, readRecent } from './recent.ts';

/** Questions of late, each with a way to ask it again and one to forget it. Empty when there are none. */
export function toRecentItems(base: string, ask: (query: string) => void, redraw: () => void): HTMLLIElement[] {
  return readRecent(base).map((query) => {
    const again = build('button', { type: 'button', className: 'recent-query' }, query);
    again.addEventListener('click', () => {
      ask(query);
    });
    const forget = build(
      'button',
      { type: 'button', className: 'recent-forget', ariaLabel: searchTexts.forget(query), title: searchTexts.forget(query) },
      '×',
    );
    forget.addEventListener('click', () => {
      forgetRecent(base, query);
      redraw();
    });
    return build('li', { className: 'recent' }, again, forget);
  });
}
