import { expect, test } from 'vitest';
import { attackFiles } from '../hostile/attacks.ts';
import { fileOfPage, listPages } from '../helpers/check.ts';
import { openProject } from '../helpers/project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

/** Hostile content in the only judge that counts. Nothing may run, and nothing may even be left for the policy to refuse. */
const { visit, provoked } = useBrowser();
const { at, root } = usePortal({ open: () => openProject(attackFiles) });

test('no page runs what its author smuggled in, and none asks another host for anything', async () => {
  const addresses = (await listPages(root())).map((page) => fileOfPage(page).replace(/index\.html$/, ''));
  expect(addresses.length).toBeGreaterThan(6);
  // The drawing library lets an author's image into its frame, without what would act; the frame's own policy refuses to load it.
  const page = await visit(at('/'), { faults: /\/_waymark\/diagram\/x/ });
  for (const address of addresses) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    // What acts only when somebody touches it; links would lead away.
    await page.locator('.body *').evaluateAll((elements) => {
      document.addEventListener('click', (event) => event.preventDefault());
      for (const type of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle']) {
        for (const element of elements) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
      }
    });
    for (const diagram of await page.locator('wm-diagram').all()) await diagram.scrollIntoViewIfNeeded();
    await page.goto('/');
  }
  await page.goto('search/?q=script');
  await page.locator('.results > li').first().waitFor();
  await page.waitForLoadState('networkidle');
});

test('this browser would have noticed', async () => {
  const page = await visit(at('/'), { faults: /Content Security Policy|other\.invalid/ });
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'alert(1)');
    image.src = 'https://other.invalid/x.png';
    document.body.append(image);
  });
  await expect.poll(() => provoked().join('\n')).toMatch(/Content Security Policy/);
});
