import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { guideBase, openGuide } from './guide.ts';

const { visit } = useBrowser();
const { at } = usePortal({ shared: 'guide', open: openGuide, base: guideBase });

/** The search that is open, as a dialog or as a page. */
const field = (page: Page): ReturnType<Page['locator']> => page.locator('wm-search input[type=search]');
const results = (page: Page): ReturnType<Page['locator']> => page.locator('.result-title');

/** Waits until the search says something. */
const saying = (page: Page, text: string | RegExp): Promise<void> => page.locator('.search-status', { hasText: text }).waitFor();

/** What the focus is on, in one word or two. */
const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '');

describe('the dialog', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('opens with %s, ready for typing', async (key) => {
    const page = await visit(at('/wiki/team/rota/'));
    await page.keyboard.press(key);
    await page.locator('dialog[open] input[type=search]').waitFor();
    await page.keyboard.type('rabbitmq');
    await results(page).first().waitFor();
    expect(await field(page).inputValue()).toBe('rabbitmq');
    expect(await results(page).allTextContents()).toEqual(['Queue']);
  });

  test('opens by its button', async () => {
    const page = await visit(at('/'));
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
    await page.locator('dialog[open] input[type=search]').waitFor();
  });

  test('leaves a slash that is typed elsewhere alone', async () => {
    const page = await visit(at('/'));
    await page.locator('.ask input').focus();
    await page.keyboard.type('a/b');
    expect(await page.locator('.ask input').inputValue()).toBe('a/b');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/search/?q=a%2Fb'));
  });

  test('leads through its results with arrow keys, and opens the chosen one with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.type('snapshot');
    await results(page).nth(1).waitFor();
    const [first, second] = await page.locator('.results a').allTextContents();
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focusOf(page)).toBe('Search the portal');
    await page.keyboard.press('ArrowDown');
    const address = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.keyboard.press('Enter');
    await page.waitForURL(address);
  });

  test('opens the first result with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('rabbitmq');
    await results(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/wiki/systems/queue/'));
  });

  test('opens the first result when it comes, for who was faster with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('rabbitmq');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/wiki/systems/queue/'));
  });

  test('closes with Escape, and the focus returns to where it was', async () => {
    const page = await visit(at('/wiki/'));
    await page.locator('main').getByRole('link', { name: 'being on call' }).focus();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('queue');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    expect(await focusOf(page)).toBe('being on call');
  });

  test('closes with a click beside it and with its button', async () => {
    const page = await visit(at('/wiki/'));
    const dialog = page.locator('dialog');
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('takes its question along to the search page', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.type('vol');
    await results(page).first().waitFor();
    await page.keyboard.type('ume');
    await page.getByRole('link', { name: 'Open the search page' }).click();
    await page.waitForURL(at('/search/?q=volume'));
    await saying(page, /results? for “volume”/);
  });
});

describe('the search page', () => {
  test('asks what stands in its address', async () => {
    const page = await visit(at('/search/?q=snapshot&kind=runbook'));
    await saying(page, '1 result for “snapshot”');
    expect(await field(page).inputValue()).toBe('snapshot');
    expect(await results(page).allTextContents()).toEqual(['Restore a volume']);
    expect(await page.getByRole('checkbox', { name: 'Runbook' }).isChecked()).toBe(true);
  });

  test('keeps its state in the address, and Back finds it again', async () => {
    const page = await visit(at('/search/'));
    await field(page).fill('snapshot');
    await saying(page, /^[2-9] results for “snapshot”$/);
    await page.locator('input[name=kind][value=runbook]').check();
    await saying(page, '1 result for “snapshot”');
    const address = page.url();
    expect(new URL(address).search).toBe('?q=snapshot&kind=runbook');
    await results(page).first().click();
    await page.waitForURL(at('/runbooks/restore-a-volume/'));
    await page.goBack();
    await page.waitForURL(address);
    await saying(page, '1 result for “snapshot”');
    expect(await field(page).inputValue()).toBe('snapshot');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await saying(page, /^[2-9] results/);
    expect(new URL(page.url()).search).toBe('?q=snapshot');
  });

  test('lists by filters alone', async () => {
    const page = await visit(at('/search/?kind=runbook'));
    await saying(page, /^2 results$/);
    expect((await results(page).allTextContents()).sort()).toEqual(['Drain a node', 'Restore a volume']);
  });

  test.each([
    ['amqp', 'a tag'],
    ['somebody free', 'the description'],
  ])('finds “%s”, which only %s has, and says what the page is about', async (query) => {
    const page = await visit(at(`/search/?q=${encodeURIComponent(query)}`));
    await saying(page, '1 result for');
    expect(await results(page).allTextContents()).toEqual(['Queue']);
    expect(await page.locator('.result p').allTextContents()).toEqual(['Where work is kept until somebody is free.']);
  });

  test('shows the words around a match, without the title once more', async () => {
    const page = await visit(at('/search/?q=rabbitmq'));
    await saying(page, '1 result for');
    expect(await page.locator('.result p').allTextContents()).toEqual(['Messages wait in RabbitMQ.']);
  });

  test('leads to the section that matches', async () => {
    const page = await visit(at('/search/?q=zebrafish'));
    await page.locator('.result').getByRole('link', { name: 'Evict the pods' }).click();
    await page.waitForURL(at('/runbooks/drain-a-node/#evict-the-pods'));
    expect(await page.locator(':target').innerText()).toBe('Evict the pods');
  });

  test('says when there is nothing, and where to go instead', async () => {
    const page = await visit(at('/search/?q=qxjvk'));
    await saying(page, 'Nothing found for “qxjvk”. Try fewer words or another spelling.');
    await page.getByRole('link', { name: 'Look through all pages' }).click();
    await page.waitForURL(at('/all/'));
  });

  test('says when the filters leave nothing', async () => {
    const page = await visit(at('/search/?q=rabbitmq&kind=runbook'));
    await saying(page, 'No page matches all of the filters.');
  });

  test('shows what was asked as text, never as elements', async () => {
    const page = await visit(at(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`));
    await saying(page, '<img src=x onerror=alert(1)>');
    expect(await page.locator('.search-status img').count()).toBe(0);
  });

  test('says when the index can’t be had', async () => {
    const page = await visit(at('/search/?q=queue'), {
      faults: /ERR_FAILED/,
      prepare: (context) => context.route('**/pagefind/**', (route) => route.abort()),
    });
    await saying(page, 'The search index could not be loaded.');
  });

  test('says that it needs scripts where there are none', async () => {
    const page = await visit(at('/search/?q=queue'), { javaScriptEnabled: false });
    expect(await page.locator('noscript').innerText()).toContain('Search needs JavaScript. Without it, the full index lists every page.');
    await page.locator('main').getByRole('link', { name: 'Look through all pages' }).click();
    await page.waitForURL(at('/all/'));
  });
});
