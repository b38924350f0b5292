import type { Page } from 'playwright-core';
import type { VisitOptions, WatchedBrowser } from '../helpers/visit.ts';
import type { KindOfPage } from './kinds.ts';

/** Opens kinds of pages as a reader does who comes for the first time, several at once, and gathers what is wrong with them. */

/** A way to look at pages. */
export interface Look extends Pick<
  VisitOptions,
  'colorScheme' | 'reducedMotion' | 'forcedColors' | 'deviceScaleFactor' | 'storageState' | 'prepare'
> {
  width: number;
  height?: number;
}

/** Both themes, as narrow as WCAG asks for (1.4.10) and as wide as a laptop. */
export const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const satisfies readonly Look[];

/** Pages at once: while one waits for silence on the network, the other is judged. */
const atOnce = 4;

/** Where a portal is and what is to be seen of it. */
export interface Sights {
  visit: WatchedBrowser['visit'];
  at(path: string): string;
  kinds: readonly KindOfPage[];
}

/** Opens every kind of page in a profile of its own and gives what `judge` finds, each line with the kind before it. */
export async function lookAt({ visit, at, kinds }: Sights, look: Look, judge: (page: Page, kind: KindOfPage) => Promise<string[]>) {
  const { width, height = 800, prepare, ...options } = look;
  const found: string[] = [];
  const queue = kinds.filter(({ below = Infinity }) => width < below).values();
  const worker = async (): Promise<void> => {
    for (const kind of queue) {
      const page = await visit(at(`/${kind.path}`), {
        ...options,
        viewport: { width, height },
        faults: /404 \(Not Found\)/,
        prepare: async (context) => {
          await prepare?.(context);
          // A page that leads on does so at once; whoever wants to read it has to keep its script away.
          await context.route('**/lead-on*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
        },
      });
      await page
        .locator(kind.shown ?? 'main h1')
        .first()
        .waitFor();
      await page.waitForLoadState('networkidle');
      found.push(...(await judge(page, kind)).map((line) => `${kind.name}: ${line}`));
      await page.context().close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found.sort();
}

/** How much of the page has moved by itself, as Chromium counts it (https://web.dev/articles/cls): not what a reader's touch moved. */
export function measureShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Entries come with the frames that they are about.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
      }),
  );
}

/** Lines for what is wider than the window. Tables and code scroll in boxes of their own, so they never show up here. */
export async function findOverflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over <= 0) return '';
    const last = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth);
    return `${String(over)} px wider than the window: ${last[0]?.cloneNode(false) instanceof Element ? (last[0].cloneNode(false) as Element).outerHTML.slice(0, 120) : ''}`;
  });
  return wide === '' ? [] : [wide];
}

/** Words of steps that the step's box lies over. */
export function findCoveredWords(page: Page): Promise<string[]> {
  return page.locator('.tick').evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const words = document.createRange();
      words.selectNodeContents(box.parentElement?.querySelector('p') ?? box);
      const isOver = ({ left: from, right: to, top: above, bottom: below }: DOMRect): boolean =>
        from < right && to > left && above < bottom && below > top;
      return [...words.getClientRects()].some(isOver) && !box.contains(words.startContainer)
        ? [`a box lies over “${words.toString()}”`]
        : [];
    }),
  );
}
