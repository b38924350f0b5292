import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { openPathwayProject } from '../helpers/pathway-project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const { visit, requests } = useBrowser();
const { at } = usePortal({ open: openPathwayProject });

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const scripts = (): number => requests().filter((request) => request.url().includes('wm-shortcuts')).length;

describe('a key', () => {
  test.each([
    ['/wiki/architecture/', ['n'], '/wiki/database/'],
    ['/wiki/architecture/?in=on-call', ['p'], '/wiki/linux/'],
    ['/wiki/architecture/', ['g', 'h'], '/'],
    ['/wiki/architecture/', ['g', 'p'], '/pathways/'],
    ['/wiki/architecture/', ['g', 'm'], '/me/'],
  ])('on %s, %j leads to %s', async (path, keys, to) => {
    const page = await visit(at(path));
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForURL((url) => url.pathname === to);
  });

  test('changes the theme, as its button does', async () => {
    const page = await visit(at('/wiki/architecture/'));
    await page.keyboard.press('t');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  });

  test.each(['Control+n', 'Alt+n', 'Meta+n'])('does nothing as part of %s', async (keys) => {
    const page = await visit(at('/wiki/architecture/'));
    await page.evaluate(() => {
      // Chromium's own shortcuts are none of ours.
      addEventListener('keydown', (event) => {
        event.preventDefault();
      });
    });
    await page.keyboard.press(keys);
    await page.waitForTimeout(200);
    expect([scripts(), new URL(page.url()).pathname]).toEqual([0, '/wiki/architecture/']);
  });

  test('does nothing where somebody types', async () => {
    const page = await visit(at('/'));
    await page.locator('.ask input').pressSequentially('gh?t/n');
    expect([await page.locator('.ask input').inputValue(), await page.locator('dialog').count(), scripts()]).toEqual(['gh?t/n', 0, 0]);
  });
});

describe('the help', () => {
  test('opens with ?, lists what works on the page, and nothing else', async () => {
    const page = await visit(at('/wiki/architecture/?in=on-call'));
    expect(scripts()).toBe(0);
    await page.keyboard.press('?');
    expect(await help(page).locator('dl').innerText()).toMatchInlineSnapshot(`
      "n
      Next in this pathway: The SRE book
      p
      Previous in this pathway: Linux basics
      e
      Edit this page
      g h
      Home
      g p
      Pathways
      g m
      Your progress
      g a
      All pages
      t
      Light, dark or as the system
      /
      Search
      ?
      This help
      Ctrl K
      Search"
    `);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await help(page).isVisible()).toBe(false);
  });

  test('has no page to go on to where there is none', async () => {
    const page = await visit(at('/pathways/'));
    await page.keyboard.press('?');
    expect(await help(page).locator('dt').first().innerText()).toBe('g h');
  });

  test('can be had without a keyboard, and leads the focus back', async () => {
    const page = await visit(at('/wiki/architecture/'));
    const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
    await button.click();
    await help(page).getByRole('button', { name: 'Close' }).click();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('switches single keys off, on every page and for search too; Ctrl-K stays', async () => {
    const page = await visit(at('/wiki/architecture/'));
    await page.keyboard.press('?');
    await help(page).getByLabel('Single keys work').uncheck();
    expect(await help(page).locator('dt').allInnerTexts()).toEqual(['Ctrl K']);
    await page.goto(at('/wiki/database/'));
    for (const key of ['?', '/', 'n', 't']) await page.keyboard.press(key);
    await page.waitForTimeout(200);
    expect(await page.locator('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/wiki/database/');
    await page.keyboard.press('Control+k');
    await page.locator('dialog.search-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await help(page).getByLabel('Single keys work').check();
    expect(await help(page).locator('dt').count()).toBeGreaterThan(3);
  });
});
