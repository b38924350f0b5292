import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openFixture } from '../helpers/fixture.ts';
import { useBrowser, usePortal, type VisitOptions } from '../helpers/visit.ts';

/** The built site, as a reader meets it: in a real browser, under the policy as meta and as header. */
const browser = useBrowser();
const { at } = usePortal({ shared: 'all-features', open: () => openFixture('all-features') });
const visit = (path: string, options?: VisitOptions): Promise<Page> => browser.visit(at(`/${path}`), options);

describe('search', () => {
  test.each([['/'], ['Control+k'], ['Meta+k']])('opens with %s, finds, and leads to what the arrow keys chose', async (key) => {
    const page = await visit('docs/guides/links/');
    await page.keyboard.press(key);
    const input = page.getByRole('dialog').getByRole('searchbox');
    await input.fill('disk full');
    const results = page.locator('dialog .results > li');
    await results.first().waitFor();
    expect(await results.first().locator('a').first().textContent()).toBe('Disk full');
    await input.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Disk full');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/runbooks/disk-full/');
  });

  test('opens the first result with Enter, and closes with Escape', async () => {
    const page = await visit('docs/');
    await page
      .getByRole('button', { name: /search/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('moved');
    await page.locator('dialog .results > li').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    await page.keyboard.press('/');
    expect(await dialog.getByRole('searchbox').inputValue()).toBe('moved');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/guides/moved/');
  });

  test('doesn’t take the slash from somebody who types', async () => {
    const page = await visit('');
    const input = page.locator('main input[type=search]');
    await input.focus();
    await page.keyboard.type('a/b');
    expect(await input.inputValue()).toBe('a/b');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('has an address that restores words and filters', async () => {
    const page = await visit('search/?q=disk&kind=runbook');
    await page.locator('.results > li').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('disk');
    expect(await page.locator('input[name=kind][value=runbook]').isChecked()).toBe(true);
    expect(await page.locator('.results .result-title').allTextContents()).toEqual(['Disk full']);
    await page.locator('input[name=kind][value=runbook]').click();
    await page.waitForURL((url) => url.search === '?q=disk');
    await page.getByRole('searchbox').fill('qzxwvkjy');
    await page.getByText('Nothing found for').waitFor();
    await page.waitForURL((url) => url.searchParams.get('q') === 'qzxwvkjy');
  });

  test('leads to the section that matches', async () => {
    const page = await visit('search/?q=reference+links');
    const section = page.locator('.results a[href$="#reference-links"]');
    await section.click();
    await page.waitForURL('**/docs/guides/links/#reference-links');
    expect(await page.locator('#reference-links').isVisible()).toBe(true);
  });

  test('has a hint on the home page that ends in an ellipsis where it doesn’t fit', async () => {
    const page = await visit('', { viewport: { width: 320, height: 640 } });
    expect(await page.locator('.ask input').evaluate((input) => getComputedStyle(input).textOverflow)).toBe('ellipsis');
  });

  test('answers the form of the home page', async () => {
    const page = await visit('');
    await page.locator('main input[type=search]').fill('disk');
    await page.locator('main form[role=search] button').click();
    await page.waitForURL('**/search/?q=disk');
    await page.locator('.results > li').first().waitFor();
  });
});

describe('the theme', () => {
  const themeOf = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['theme']);
  const paper = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  test('follows the system until somebody chooses, and then stays without a flash', async () => {
    const page = await visit('docs/', { colorScheme: 'light' });
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    const button = page.locator('[data-theme-switch]');
    while ((await themeOf(page)) !== 'dark') await button.click();
    expect(await paper(page)).toBe(dark);
    // What is known at the first moment at which there is anything to draw.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        sessionStorage.setItem('first-theme', document.documentElement.dataset['theme'] ?? 'none');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto('docs/guides/links/');
    expect(await page.evaluate(() => sessionStorage.getItem('first-theme'))).toBe('dark');
    expect(await paper(page)).toBe(dark);
    while ((await themeOf(page)) !== undefined) await button.click();
    await page.reload();
    expect(await paper(page)).toBe(light);
  });
});

describe('without JavaScript', () => {
  const options = { javaScriptEnabled: false };

  test('a reader gets from the home page to a page, on to the next, and to every page there is', async () => {
    const page = await visit('', options);
    await page.locator('main').getByRole('link', { name: 'Docs', exact: true }).first().click();
    await page.locator('h1.title').waitFor();
    const first = page.url();
    await page.getByRole('link', { name: /^Next/ }).click();
    expect(page.url()).not.toBe(first);
    await page.getByRole('link', { name: 'All pages' }).click();
    await page.waitForURL('**/all/');
    const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(
      expect.arrayContaining(['/docs/deep/er/page-with-spaces/', '/vault/notes/second/', '/runbooks/disk-full/', '/wiki/']),
    );
  });

  test('everything on a page can be read', async () => {
    const page = await visit('docs/blocks/', options);
    for (const text of ['Run npm ci.', 'Run pnpm install.', 'graph TD; A[Start]', 'Term', 'in a quote', 'First step']) {
      expect({ text, visible: await page.getByText(text).first().isVisible() }).toEqual({ text, visible: true });
    }
    await page.locator('summary', { hasText: 'More' }).click();
    expect(await page.getByText('Hidden until opened').isVisible()).toBe(true);
  });

  test('search says that it needs scripts, and where to look instead', async () => {
    const page = await visit('search/', options);
    expect(await page.locator('main a[href="/all/"]').isVisible()).toBe(true);
  });

  test('a former address leads on', async () => {
    const page = await visit('former/address/', options);
    await page.waitForURL('**/docs/guides/moved/');
  });

  test('no key is offered where no script listens', async () => {
    const page = await visit('', options);
    expect(await page.locator('.find kbd').isVisible()).toBe(false);
  });
});

describe('a page', () => {
  test('keeps what follows the address when a former one leads on', async () => {
    const page = await visit('former/address/?from=chat#part');
    await page.waitForURL('**/docs/guides/moved/?from=chat#part');
    await page.goto('go/runbooks/disk-full/#check');
    await page.waitForURL('**/runbooks/disk-full/#check');
  });

  test('has tabs that the arrow keys move through', async () => {
    const page = await visit('docs/blocks/');
    const tabs = page.getByRole('tab');
    expect(await tabs.allTextContents()).toEqual(['npm', 'pnpm']);
    expect(await page.getByText('Run pnpm install.').isVisible()).toBe(false);
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByText('Run pnpm install.').isVisible()).toBe(true);
    expect(await page.getByText('Run npm ci.').isVisible()).toBe(false);
    expect(await tabs.nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await tabs.first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('pnpm');
  });

  test('opens the tab that an address points into', async () => {
    const page = await visit('docs/blocks/#in-the-first-tab');
    expect(await page.locator('#in-the-first-tab').isVisible()).toBe(true);
  });

  test('draws its diagrams in a frame of their own', { timeout: 120_000 }, async () => {
    const page = await visit('docs/blocks/');
    const diagram = page.locator('wm-diagram').first();
    await diagram.scrollIntoViewIfNeeded();
    const frame = diagram.locator('iframe');
    await page.locator('wm-diagram[data-drawn]').first().waitFor({ timeout: 60_000 });
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
    const drawing = frame.contentFrame().locator('svg');
    expect(await drawing.textContent()).toContain('Start');
    const fill = await drawing
      .locator('.node rect')
      .first()
      .evaluate((node) => getComputedStyle(node).fill);
    expect(fill).not.toBe('rgb(0, 0, 0)');
    expect((await frame.boundingBox())?.height).toBeGreaterThan(50);
  });

  test('opens folders of its navigation in place', async () => {
    const page = await visit('docs/');
    const folderButton = page.locator('nav.side button[aria-expanded]', { hasText: 'Deep' });
    await folderButton.click();
    await expect.poll(() => folderButton.getAttribute('aria-expanded')).toBe('true');
    await page.locator('nav.side button[aria-expanded=false]', { hasText: 'Er' }).click();
    await page.locator('nav.side').getByRole('link', { name: 'A page with spaces' }).click();
    await page.waitForURL('**/docs/deep/er/page-with-spaces/');
  });

  test('marks in its contents what is being read, up to a last section too short to reach the top', async () => {
    const page = await visit('docs/blocks/', { viewport: { width: 1400, height: 700 } });
    const links = page.locator('nav.outline ol a');
    const current = page.locator('nav.outline a[aria-current]');
    const last = (await links.last().getAttribute('href')) ?? '';
    await page.evaluate(() => {
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    });
    await expect.poll(() => current.getAttribute('href')).toBe(last);
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' }), 'tabs');
    await expect.poll(() => current.getAttribute('href')).toBe('#tabs');
    expect(await current.count()).toBe(1);
  });

  test('copies code', async () => {
    const page = await visit('docs/blocks/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('figure, .code, pre').filter({ hasText: 'export const answer' }).first().hover();
    await page.locator('.code', { hasText: 'export const answer' }).getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('export const answer: number = 42; // <b>not bold</b> & so on');
  });

  test('that doesn’t exist names the nearest ones', async () => {
    // The answer's own status is no fault here.
    const page = await visit('docs/guides/link/', { faults: /404/ });
    await page.locator('wm-near a').first().waitFor();
    expect(await page.locator('wm-near a').first().getAttribute('href')).toBe('/docs/guides/links/');
  });
});
