import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownPortal } from '../helpers/portals.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { listFiles } from '../helpers/site.ts';

/** That the policy bites, and that what needs most of it lives under it; every kind of page is visited in `every-page.test.ts`. */
const { visit } = useBrowser();
const { at, folder } = usePortal(ownPortal);

test('the policy is at work', async () => {
  const page = await visit(at('/'), { faults: /script-src-elem|style-src-elem|connect-src|Content Security Policy/ });
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => directives.push(effectiveDirective));
    for (const [name, text] of [
      ['script', 'window.ran = true'],
      ['style', 'body { color: red }'],
    ] as const) {
      const element = document.createElement(name);
      element.textContent = text;
      document.head.append(element);
    }
    await fetch('https://elsewhere.invalid/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [...new Set(directives)].sort();
  });
  expect(refused).toEqual(['connect-src', 'script-src-elem', 'style-src-elem']);
});

test('the dialog of search works under the policy, its worker included', async () => {
  const page = await visit(at('/wiki/'));
  await page.keyboard.press('/');
  await page.locator('dialog[open] input').fill('certificate page');
  await page.locator('.result').first().waitFor();
  await page.waitForLoadState('networkidle');
});

test('a diagram is drawn under the policy of its frame', async () => {
  const page = await visit(at('/wiki/author/components/'));
  await page.locator('wm-diagram').scrollIntoViewIfNeeded();
  await page.locator('wm-diagram[data-drawn]').waitFor();
  expect(await page.locator('wm-diagram iframe').contentFrame().locator('svg[role=img] .node').count()).toBe(3);
});

test('no page has a style or a script of its own', async () => {
  const page = await visit(at('/'));
  const files = listFiles(folder()).filter((path) => path.endsWith('.html'));
  const found: string[] = [];
  for (const path of files) {
    const inline = await page.evaluate(
      (html) => {
        const elements = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')];
        // A data block is never run (https://html.spec.whatwg.org/multipage/scripting.html#data-block).
        const isInline = (element: Element): boolean =>
          element.matches('style, [style], script:not([src], [type="application/ld+json"])') ||
          element.getAttributeNames().some((name) => name.startsWith('on'));
        return elements.filter(isInline).map((element) => element.outerHTML.slice(0, 100));
      },
      readFileSync(join(folder(), path), 'utf8'),
    );
    found.push(...inline.map((element) => `${path}: ${element}`));
  }
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
