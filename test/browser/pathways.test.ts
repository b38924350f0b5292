import { expect, test } from 'vitest';
import { openPathwayProject } from '../helpers/pathway-project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const { visit } = useBrowser();
const { at } = usePortal({ open: openPathwayProject });

test('without JavaScript the reading order of a pathway can be followed, over what lies elsewhere', async () => {
  const page = await visit(at('/pathways/on-call/'), { javaScriptEnabled: false });
  await page.locator('.units a').first().click();
  const way: string[] = [];
  for (let step = 0; step < 8; step++) {
    way.push(new URL(page.url()).pathname + new URL(page.url()).hash);
    const next = page.locator('li[data-pathway="on-call"] a[rel=next]');
    if (page.url().includes('#unit-'))
      await page
        .locator(`${new URL(page.url()).hash} + li a, .elective .units a`)
        .first()
        .click();
    else if ((await next.count()) > 0) await next.click();
    else break;
  }
  expect(way).toEqual([
    '/wiki/linux/',
    '/wiki/architecture/',
    '/pathways/on-call/#unit-3',
    '/wiki/queue/',
    '/wiki/database/',
    '/runbooks/pager/',
    '/runbooks/restore/',
  ]);
});

test('the pathway in the address is marked, stands first, and its neighbours are the page’s', async () => {
  const page = await visit(at('/wiki/architecture/?in=first-week'));
  const first = page.locator('.used-in li').first();
  expect(await first.getAttribute('data-pathway')).toBe('first-week');
  expect(await first.getAttribute('aria-current')).toBe('true');
  expect(await page.locator('nav.turns').isVisible()).toBe(false);
  await page.goto(at('/wiki/architecture/'));
  expect(await page.locator('.used-in [aria-current]').count()).toBe(0);
  expect(await page.locator('nav.turns').isVisible()).toBe(true);
});

test('the list is narrowed, counts each pathway once, and keeps the choice in the address', async () => {
  const page = await visit(at('/pathways/'));
  const status = page.getByRole('status');
  expect(await status.textContent()).toBe('2 pathways');
  await page.getByLabel('Role').selectOption('Platform engineer');
  expect(await status.textContent()).toBe('1 of 2 pathways');
  expect(await page.locator('.pathway-group:visible h2').allTextContents()).toEqual(['Platform engineer']);
  await page.goto(page.url());
  expect(await page.locator('.pathway-group:visible').count()).toBe(1);
});

test('the drawing of prerequisites is printed, and nothing is folded away on paper', async () => {
  const page = await visit(at('/pathways/on-call/'), { viewport: { width: 700, height: 900 } });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('svg.graph').isVisible()).toBe(true);
  expect(await page.getByText('Follows the runbook or says why not.').isVisible()).toBe(true);
});
