import { expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { openProject } from '../helpers/project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const { visit } = useBrowser();
const { at } = usePortal({
  open: () =>
    openProject({
      'waymark.yml':
        'site: { title: Test, repo: { url: https://example.com/a/b } }\nsources: [{ id: docs, path: docs }]\nglossary: docs/glossary.md\n',
      'src/a.ts': '// #region parse\nexport const parse = 1;\n// #endregion\n',
      'docs/glossary.md':
        '# Glossary\n\n## Zebra\n\nAn animal with many stripes, which lives where it is warm and eats what grows there.\n\n## Ant\n\nA small one.\n',
      'docs/page.md':
        '# Page\n\nWords and more words and then, at the very end of the line, stands a :term[zebra].\n\n| A | B |\n| - | - |\n| a | An :term[ant] |\n\n## Part\n\n::include{page="other.md" section="Verify"}\n\n::code-from-repo{file="src/a.ts" region="parse" title="How it is read"}\n',
      'docs/other.md': '# Other\n\n## Verify\n\n- [ ] Look at the :term[ant].\n',
    }),
});

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => [colorScheme, width] as const));

test.each(looks)('is accessible and stays within the page: %s, %i px', async (colorScheme, width) => {
  for (const path of ['/docs/page/', '/docs/glossary/']) {
    const page = await visit(at(path), { colorScheme, viewport: { width, height: 800 } });
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test.each([true, false])('what a word means is shown to pointer and keyboard (scripts: %s)', async (javaScriptEnabled) => {
  const page = await visit(at('/docs/page/'), { javaScriptEnabled, viewport: { width: 360, height: 800 } });
  const word = page.getByRole('link', { name: 'zebra', exact: true });
  const note = page.locator('.term-note').first();
  expect(await note.isVisible()).toBe(false);
  await word.hover();
  expect(await note.isVisible()).toBe(true);
  await note.hover();
  expect(await note.isVisible()).toBe(true);
  const box = await note.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  await page.mouse.move(0, 0);
  expect(await note.isVisible()).toBe(false);
  await word.focus();
  expect(await note.isVisible()).toBe(true);
});

test('Escape takes it away, until the next time', async () => {
  const page = await visit(at('/docs/page/'));
  const word = page.getByRole('link', { name: 'zebra', exact: true });
  const note = page.locator('.term-note').first();
  await word.focus();
  await page.keyboard.press('Escape');
  expect(await note.isVisible()).toBe(false);
  expect(await word.evaluate((link) => link === document.activeElement)).toBe(true);
  await word.blur();
  await word.focus();
  expect(await note.isVisible()).toBe(true);
});

test('a screen reader hears what the word means, and the word leads to the glossary', async () => {
  const page = await visit(at('/docs/page/'));
  const word = page.getByRole('link', { name: 'zebra', exact: true });
  const described = await word.evaluate((link) => document.getElementById(link.getAttribute('aria-describedby') ?? '')?.textContent);
  expect(described).toMatch(/^An animal/);
  await word.click();
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/docs/glossary/#zebra');
});

test('a word in a table shows its meaning whole', async () => {
  const page = await visit(at('/docs/page/'), { viewport: { width: 360, height: 800 } });
  await page.getByRole('link', { name: 'ant', exact: true }).first().focus();
  const note = page.locator('.term-note').nth(1);
  const isOnTop = await note.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
});

test('on paper there are the words, the code and the included text, and no explanations', async () => {
  const page = await visit(at('/docs/page/'));
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('link', { name: 'zebra', exact: true }).focus();
  expect(await page.locator('.term-note').first().isVisible()).toBe(false);
  expect(await page.locator('.include').getByText('Look at the').isVisible()).toBe(true);
  expect(await page.locator('.from-repo pre').isVisible()).toBe(true);
});
