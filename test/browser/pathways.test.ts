import { describe, expect, test } from 'vitest';
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

describe('the pathway that the reader follows', () => {
  const active = '.used-in [aria-current]';

  test('is marked, above the text and below it; the order of the source stays beside it, and says so', async () => {
    const page = await visit(at('/wiki/architecture/?in=on-call'));
    expect(await page.locator(active).getAttribute('data-pathway')).toBe('on-call');
    expect(await page.locator('.place-in [aria-current]').getAttribute('data-pathway')).toBe('on-call');
    expect(await page.locator(`${active} .steps a`).allInnerTexts()).toEqual([
      'Previous in this pathway\nLinux basics',
      'Next in this pathway\nThe SRE book',
    ]);
    expect(await page.locator('nav.turns a small').allInnerTexts()).toEqual(['Previous in Wiki', 'Next in Wiki']);
  });

  test('alone has the colour of the way on its next step', async () => {
    const page = await visit(at('/wiki/architecture/?in=on-call'));
    const edgeOf = (next: string): Promise<string> =>
      page.locator(next).evaluate((link) => getComputedStyle(link).borderInlineEndStyle + getComputedStyle(link).borderInlineEndWidth);
    expect(await edgeOf(`${active} [rel=next]`)).toBe('solid4px');
    expect(await edgeOf('[data-pathway=first-week] .steps a')).toBe('none0px');
    expect(await edgeOf('.turns [rel=next]')).toBe('none0px');
  });

  test('stays the same in the tab when a page of it is reached by another link, and is nobody’s in another tab', async () => {
    const page = await visit(at('/wiki/architecture/?in=first-week'));
    await page.goto(at('/wiki/database/'));
    await page.goto(at('/wiki/architecture/'));
    expect(await page.locator(active).getAttribute('data-pathway')).toBe('first-week');
    const other = await page.context().newPage();
    await other.goto(at('/wiki/architecture/'));
    expect(await other.locator(active).count()).toBe(0);
  });
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
