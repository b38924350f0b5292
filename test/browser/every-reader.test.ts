import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { harbour } from './harbour.ts';
import { harbourKinds } from './kinds.ts';
import { findOverflow, lookAt } from './look-at.ts';

/** Readers who see, point or move otherwise, on every kind of page: what WCAG asks for beyond what axe-core can judge. */
const { visit } = useBrowser();
const { at } = usePortal(harbour);
const sights = { visit, at, kinds: harbourKinds };

/** Styles that a reader's own tool adds. The policy lets tools construct sheets, as it lets extensions. */
async function addStyle(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** Text that a box cuts off. What is folded away or read aloud only is no such box. */
function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const cuts = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
      const isShown = clipPath === 'none' && element.checkVisibility() && element.clientHeight > 2 && element.textContent.trim() !== '';
      const isCut = element.scrollHeight > element.clientHeight + 4 || element.scrollWidth > element.clientWidth + 4;
      return cuts && isShown && isCut ? [`cuts off ${(element.cloneNode() as HTMLElement).outerHTML.slice(0, 100)}`] : [];
    }),
  );
}

test('at 200 % everything still fits', async () => {
  expect(await lookAt(sights, { width: 640, height: 400, deviceScaleFactor: 2 }, (page) => findOverflow(page))).toEqual([]);
});

// https://www.w3.org/TR/WCAG22/#text-spacing
test('with wider spacing of text nothing is cut off or wider than the window', async () => {
  const found = await lookAt(sights, { width: 320 }, async (page, kind) => {
    await kind.act?.(page);
    const before = await findCutText(page);
    await addStyle(
      page,
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    );
    const after = await findCutText(page);
    return [...after.filter((line) => !before.includes(line)), ...(await findOverflow(page))];
  });
  expect(found).toEqual([]);
});

test('in forced colours every icon and every control can be told from the ground', async () => {
  const found = await lookAt(sights, { width: 1280, forcedColors: 'active' }, (page) =>
    page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const faint = [...document.querySelectorAll('.icon, input, select, button')].filter((element) => {
        const { backgroundColor, color, borderStyle, borderColor } = getComputedStyle(element);
        if (!element.checkVisibility()) return false;
        return element.matches('.icon')
          ? backgroundColor === ground
          : color === ground || (borderStyle !== 'none' && borderColor === ground);
      });
      return faint.map((element) => `can’t be seen: ${(element.cloneNode() as Element).outerHTML.slice(0, 100)}`);
    }),
  );
  expect(found).toEqual([]);
});

test('with reduced motion nothing moves', async () => {
  const found = await lookAt(sights, { width: 1280, reducedMotion: 'reduce' }, async (page, kind) => {
    await kind.act?.(page);
    return page.evaluate(() => {
      const isMoving = (element: Element): boolean => {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element);
        const lasts = (durations: string): boolean => durations.split(',').some((duration) => parseFloat(duration) > 0.01);
        return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior === 'smooth';
      };
      const moving = [...document.querySelectorAll('*')].filter(isMoving);
      return moving.map((element) => `moves: ${(element.cloneNode() as Element).outerHTML.slice(0, 100)}`);
    });
  });
  expect(found).toEqual([]);
});

/** What has the focus, and whether a reader sees that. */
function readFocus(page: Page): Promise<{ name: string; isSeen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && width > 0 && bottom > 0 && top < window.innerHeight;
    return { name: (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' '), isSeen };
  });
}

/** Presses the key until what is called so has the focus. Gives what was passed without being seen. */
async function walkTo(page: Page, name: RegExp, key = 'Tab'): Promise<string[]> {
  const unseen: string[] = [];
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press(key);
    const focus = await readFocus(page);
    if (!focus.isSeen) unseen.push(focus.name);
    if (name.test(focus.name)) return unseen;
  }
  throw new Error(`${String(name)} was not reached.`);
}

test('a reader with nothing but a keyboard searches, reads, follows the contents, ticks a task and completes the page', async () => {
  // Without smooth scrolling, what has the focus is in sight at once.
  const page = await visit(at('/'), { reducedMotion: 'reduce' });
  await page.keyboard.press('Tab');
  expect((await readFocus(page)).name).toBe('Skip to content');
  await page.keyboard.press('/');
  await page.locator('dialog input:focus').waitFor();
  await page.keyboard.type('deploy a service');
  await page.locator('dialog .results > li:first-child', { hasText: 'Deploy a service' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/deploy/**');
  const unseen = await walkTo(page, /^Queue settings|^Reference/);
  unseen.push(...(await walkTo(page, /^What to look at$/)));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/deploy/**#what-to-look-at');
  await page.getByLabel('Announced').focus();
  await page.keyboard.press('Space');
  await page.getByText('1 of 3 tasks ticked.').first().waitFor();
  unseen.push(...(await walkTo(page, /^Mark as complete$/)));
  await page.keyboard.press('Enter');
  await page.getByText('Marked as complete.').waitFor();
  expect(unseen).toEqual([]);
});

test.each([1280, 320])('the focus leaves every page at its end and comes to it again, at %i px', async (width) => {
  const found = await lookAt(sights, { width }, async (page, kind) => {
    if (kind.act) return [];
    const most = await page.locator('a[href], button, input, select, summary, [tabindex="0"]').count();
    const seen = new Set<string>();
    for (let step = 0; step < most + 2; step++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => (document.activeElement?.closest('footer') ? 'foot' : (document.activeElement?.tagName ?? ''))));
      if (seen.has('foot')) return [];
    }
    return kind.route === 'go.astro' ? [] : ['a keyboard never gets to its foot'];
  });
  expect(found).toEqual([]);
});
