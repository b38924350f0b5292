import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contentPolicy } from '../../src/site/policy.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { listFiles } from '../helpers/site.ts';

const { visit, faults } = useBrowser();
const { at, folder } = usePortal();

/** The kinds of page that need something of the policy, and what they show when all their parts have come. */
const pages: [path: string, part: string][] = [
  ['/', 'main h1'],
  ['/wiki/', 'main h1'],
  ['/wiki/author/components/', '[role=tab]'],
  ['/wiki/author/components-in-mdx/', '.copy'],
  ['/runbooks/site-looks-old/', '.copy'],
  ['/all/', 'main .tree a'],
  ['/pathways/', 'wm-pathways .narrow'],
  ['/pathways/author/', 'main .units a'],
  ['/search/?q=page&kind=runbook', '.result'],
];

/** How much of the page has moved by itself, as Chromium counts it (https://web.dev/articles/cls). */
function measureShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Entries come with the frames that they are about.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
      }),
  );
}

describe.each(pages)('%s', (path, part) => {
  test('keeps to the policy and to its own host', async () => {
    const page = await visit(at(path));
    await page.locator(part).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(faults()).toEqual([]);
    expect(await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content')).toBe(contentPolicy);
  });

  test.each([360, 1280])('holds still while it is loaded, %i px wide', async (width) => {
    const page = await visit(at(path), { viewport: { width, height: 800 } });
    await page.locator(part).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await measureShift(page)).toBeLessThan(0.01);
  });
});

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
