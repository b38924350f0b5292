import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackFiles } from '../hostile/attacks.ts';
import { launchBrowser, openTab, servePoliced, type PolicedSite } from '../helpers/browser.ts';
import { buildSite } from '../helpers/build.ts';
import { fileOfPage, listPages } from '../helpers/check.ts';
import { openProject, type Project } from '../helpers/project.ts';

/** Hostile content in the only judge that counts. Nothing may run, and nothing may even be left for the policy to refuse. */
let project: Project;
let site: PolicedSite;
let browser: Browser;

beforeAll(async () => {
  project = openProject(attackFiles);
  const { folder } = await buildSite(project.root);
  site = await servePoliced(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  project?.remove();
});

test('no page runs what its author smuggled in, and none asks another host for anything', async () => {
  const pages = await listPages(project.root);
  expect(pages.length).toBeGreaterThan(6);
  const tab = await openTab(browser, site.url);
  for (const page of pages) {
    await tab.page.goto(fileOfPage(page).replace(/index\.html$/, ''));
    await tab.page.waitForLoadState('networkidle');
    // What acts only when somebody touches it; links would lead away.
    await tab.page.locator('.body *').evaluateAll((elements) => {
      document.addEventListener('click', (event) => event.preventDefault());
      for (const type of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle']) {
        for (const element of elements) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
      }
    });
    for (const diagram of await tab.page.locator('wm-diagram').all()) await diagram.scrollIntoViewIfNeeded();
    await tab.page.goto('/');
  }
  await tab.page.goto('search/?q=script');
  await tab.page.locator('.results > li').first().waitFor();
  await tab.page.waitForLoadState('networkidle');
  // The drawing library lets an author's image into its frame, without what would act; the frame's own policy refuses to load it.
  expect(tab.faults.filter((fault) => !fault.includes('/_waymark/diagram/x'))).toEqual([]);
  await tab.close();
});

test('this browser would have noticed', async () => {
  const tab = await openTab(browser, site.url);
  await tab.page.goto('/');
  await tab.page.evaluate(() => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'alert(1)');
    image.src = 'https://other.invalid/x.png';
    document.body.append(image);
  });
  await expect.poll(() => tab.faults.join('\n')).toMatch(/Content Security Policy/);
  await tab.close();
});
