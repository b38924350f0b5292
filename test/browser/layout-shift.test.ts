import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { buildFirst, buildSecond, openLearners } from './progress-site.ts';

const { visit } = useBrowser();

/** How far what is shown may move (the score of the Layout Instability API). */
const most = 0.01;

/** Tabs at once: each waits most of the time until nothing is loading any more. */
const atOnce = 4;

/** Opens a page and waits until its scripts have done what they do, then says how far anything moved meanwhile, and what. */
async function moveOf(page: Page, url: string): Promise<{ moved: number; what: string[] }> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] };
        new PerformanceObserver((list) => {
          const shifts = (list.getEntries() as Shift[]).filter(({ hadRecentInput }) => !hadRecentInput);
          const what = shifts.flatMap(({ sources }) => sources.map(({ node }) => `${node?.nodeName ?? ''}.${node?.className ?? ''}`));
          resolve({ moved: shifts.reduce((sum, { value }) => sum + value, 0), what });
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve({ moved: 0, what: [] });
        }, 200);
      }),
  );
}

/** Pages with elements of progress, above which and below which there is something to move. */
const paths = ['/', '/pathways/', '/pathways/on-call/', '/architecture/', '/architecture/?in=on-call', '/rota/', '/me/', '/gone/'];

describe.each([1280, 360])('nothing moves at %i px', (width) => {
  const { at, root } = usePortal({ open: openLearners, build: buildFirst });
  const viewport = { width, height: 800 };

  async function expectStill(page: Page, state: string): Promise<void> {
    const found: string[] = [];
    const queue = paths.values();
    const look = async (): Promise<void> => {
      const tab = await page.context().newPage();
      for (const path of queue) {
        const { moved, what } = await moveOf(tab, at(path));
        if (moved >= most) found.push(`${state}: ${path} moves by ${moved.toFixed(3)}: ${what.join(', ')}`);
      }
      await tab.close();
    };
    await Promise.all(Array.from({ length: atOnce }, look));
    expect(found).toEqual([]);
  }

  test('whatever the reader has done, and on the first visit after a release', { timeout: 240_000 }, async () => {
    const page = await visit(at('/pathways/on-call/'), { viewport, faults: /404/ });
    await expectStill(page, 'nothing done');
    await page.goto(at('/pathways/on-call/'));
    await page.getByRole('button', { name: 'Start this pathway' }).click();
    await page.getByText('Started.').waitFor();
    await expectStill(page, 'started');
    for (const path of ['/architecture/', '/rota/']) {
      await page.goto(at(path));
      await page.getByRole('button', { name: 'Mark as complete' }).click();
      await page.getByText('Marked as complete.').waitFor();
    }
    await expectStill(page, 'on the way');
    await buildSecond(root());
    await expectStill(page, 'a new release');
    await page.goto(at('/pathways/on-call/'));
    await page.getByText('Version 2.0.0 is there: ').click();
    await page.getByRole('button', { name: 'Upgrade to 2.0.0' }).click();
    await page.getByText('You are at version 2.0.0 now.').waitFor();
    await expectStill(page, 'upgraded');
    for (const path of ['/architecture/', '/escalation/', '/pager/']) {
      await page.goto(at(path));
      await page
        .getByRole('button', { name: /Mark as complete|Still fine/ })
        .first()
        .click();
      await page.locator('.progress-said:not(:empty)').waitFor();
    }
    await expectStill(page, 'nearly done');
  });

  test('where the browser keeps nothing', async () => {
    const page = await visit(at('/'), {
      viewport,
      faults: /404/,
      prepare: (context) =>
        context.addInitScript(() => {
          Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
        }),
    });
    await expectStill(page, 'blocked');
  });
});
