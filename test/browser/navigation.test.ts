import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openProject } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

/** A wiki without folders, as many are, beside a folder that is as full. */
const pages = Array.from({ length: 100 }, (_, at) => String(at).padStart(3, '0'));
const files: Files = {
  'waymark.yml': 'sources:\n  - { id: wiki, path: wiki }\n',
  'wiki/index.md': '# Wiki\n\nAll of it.\n',
  ...Object.fromEntries(pages.map((number) => [`wiki/flat-${number}.md`, `# Flat ${number}\n\nOne of many.\n`])),
  ...Object.fromEntries(pages.map((number) => [`wiki/zone/deep-${number}.md`, `# Deep ${number}\n\nOne of many.\n`])),
};

const { visit } = useBrowser();
const { at } = usePortal({ open: () => openProject(files) });

/** Names of all entries of a page's navigation, those that stand for others included. */
const entries = (page: Page): Promise<string[]> =>
  page.locator('nav.side wm-nav').locator('li > a, li > span, li > button').allTextContents();

test('neighbours that are left out are counted, and a link leads to them without scripts', async () => {
  const page = await visit(at('/wiki/flat-050/'), { javaScriptEnabled: false });
  const listed = await entries(page);
  expect([listed[0], listed[1], listed[2], listed.at(-1)]).toEqual(['Wiki', '… 30 more', 'Flat 030', '… 31 more']);
  await page.locator('nav.side').getByRole('link', { name: '… 31 more' }).click();
  await page.waitForURL(at('/all/#wiki'));
  expect(await page.locator('main').getByRole('link', { name: 'Flat 099' }).isVisible()).toBe(true);
});

test('the link leads to the folder that they lie in', async () => {
  const page = await visit(at('/wiki/zone/deep-099/'), { javaScriptEnabled: false });
  await page.locator('nav.side li li').getByRole('link', { name: '… 60 more' }).click();
  await page.waitForURL(at('/all/#wiki--zone'));
  expect(await page.locator(':target > ul > li').count()).toBe(100);
});

test.each([
  ['/wiki/flat-050/', '… 30 more', ['Wiki', 'Flat 000'], 'Flat 029'],
  ['/wiki/flat-050/', '… 31 more', ['Wiki', '… 30 more'], 'Flat 070'],
  ['/wiki/zone/deep-045/', '… 25 more', ['Wiki', '… 61 more'], 'Deep 024'],
])('on %s, “%s” opens in place, and the focus goes on from there', async (path, name, first, focused) => {
  const page = await visit(at(path));
  const before = await entries(page);
  const place = before.indexOf(name);
  await page.locator('nav.side').getByRole('button', { name }).press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(focused);
  const after = await entries(page);
  expect(after.slice(0, 2)).toEqual(first);
  const shown = after.slice(place, after.length - (before.length - place - 1));
  expect(shown).toHaveLength(Number(/\d+/.exec(name)?.[0]));
  expect(shown).toEqual([...shown].sort());
  expect(new Set(after).size).toBe(after.length);
});

test('what can’t be had leads to the full index', async () => {
  const page = await visit(at('/wiki/flat-050/'), {
    faults: /ERR_FAILED/,
    prepare: (context) => context.route('**/nav/wiki.json', (route) => route.abort()),
  });
  await page.locator('nav.side').getByRole('button', { name: '… 30 more' }).click();
  await page.waitForURL(at('/all/#wiki'));
});
