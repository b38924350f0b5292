import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openTab, servePoliced, type PolicedSite } from '../helpers/browser.ts';
import { buildSite } from '../helpers/build.ts';
import { openFixture, openOwnPortal } from '../helpers/fixture.ts';
import type { Project } from '../helpers/project.ts';

/** Every kind of page, in both themes, wide and narrow: no violation that axe-core finds, nothing wider than the window. */
const portals = [
  {
    name: 'all features',
    open: () => openFixture('all-features'),
    paths: [
      '',
      'docs/',
      'docs/blocks/',
      'docs/guides/links/',
      'runbooks/disk-full/',
      'mdx/',
      'mdx/static/',
      'mkdocs/',
      'vault/',
      'search/?q=link',
      'all/',
      'nowhere/',
    ],
  },
  {
    name: 'our own portal',
    open: openOwnPortal,
    paths: [
      '',
      'wiki/',
      'wiki/author/components/',
      'wiki/reference/rules/',
      'wiki/reference/rules/link/page/',
      'runbooks/',
      'search/?q=build&kind=runbook',
      'all/',
    ],
  },
] as const;

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(portals)('$name', ({ open, paths }) => {
  let project: Project;
  let site: PolicedSite;

  beforeAll(async () => {
    project = open();
    const { folder } = await buildSite(project.root);
    site = await servePoliced(folder);
  });
  afterAll(async () => {
    await site?.close();
    project?.remove();
  });

  test.each(looks)('is accessible in $colorScheme at $width px', { timeout: 180_000 }, async ({ colorScheme, width }) => {
    const tab = await openTab(browser, site.url, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const path of paths) {
      await tab.page.goto(path);
      if (path.startsWith('search/')) await tab.page.locator('.results > li').first().waitFor();
      found.push(...(await violations(tab.page)).map((violation) => `${path}: ${violation}`));
      const overflow = await tab.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) found.push(`${path}: ${String(overflow)} px wider than the window`);
    }
    const faults = tab.faults.filter((fault) => !fault.includes('404 (Not Found)'));
    await tab.close();
    expect([...found, ...faults]).toEqual([]);
  });

  test.each(looks)('has an accessible search dialog in $colorScheme at $width px', { timeout: 60_000 }, async ({ colorScheme, width }) => {
    const tab = await openTab(browser, site.url, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await tab.page.goto('all/');
    await tab.page.keyboard.press('/');
    await tab.page.getByRole('dialog').getByRole('searchbox').fill('link');
    await tab.page.locator('dialog .results > li').first().waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await tab.close();
  });

  test('has a menu at 320 px that opens, closes and is accessible', { timeout: 60_000 }, async () => {
    const tab = await openTab(browser, site.url, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    await tab.page.goto('search/');
    await tab.page.goto(paths[2]);
    const side = tab.page.locator('nav.side');
    expect(await side.isVisible()).toBe(false);
    await tab.page.getByRole('button', { name: 'Menu' }).click();
    expect(await side.isVisible()).toBe(true);
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.keyboard.press('Escape');
    expect(await side.isVisible()).toBe(false);
    await tab.close();
  });
});

/** What axe-core says, one line for each kind of violation with the first element that has it. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated from outside the page, where its policy doesn't reach.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } };
    return (
      await tool.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    ).violations;
  });
  return results.map(
    ({ id, nodes }) =>
      `${id} ${nodes.length.toString()}× ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary?.replace(/\s+/g, ' ').slice(0, 160) ?? ''}`,
  );
}
