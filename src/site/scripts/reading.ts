import { readersDay } from '../freshness-turns.ts';
import { addCodeTools } from './copy.ts';
import { loadScript } from './load-script.ts';
import { defineNav } from './nav.ts';
import { followReading } from './outline.ts';
import { nameSection } from './report-section.ts';
import { markFollowed } from './used-in.ts';

/** The script of every page that is read. */
defineNav();
addCodeTools();
followReading();
nameSection();
markFollowed();
loadWhenDue();
loadWhenNear();

/** What tells the state of another day than that of the build is loaded when such a day has come. */
function loadWhenDue(): void {
  const { turns, script } = document.querySelector<HTMLElement>('.freshness[data-script]')?.dataset ?? {};
  if (script !== undefined && turns !== undefined && turns.slice(0, 10) <= readersDay()) loadScript(script);
}

/** What draws diagrams, or asks questions, is loaded when one comes near the window. */
function loadWhenNear(): void {
  for (const tag of ['wm-diagram', 'wm-quiz']) {
    for (const body of document.querySelectorAll(`[data-${tag}]`)) {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          loadScript(body.getAttribute(`data-${tag}`) ?? '');
        },
        { rootMargin: '600px' },
      );
      for (const element of body.querySelectorAll(tag)) observer.observe(element);
    }
  }
}
