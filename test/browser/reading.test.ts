import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openProject } from '../helpers/project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const command = `kubectl get pods --namespace payments --selector app=payments-api,tier=backend --output wide ${'--and-so-on '.repeat(8)}`;

const { visit } = useBrowser();
const { at } = usePortal({
  open: () =>
    openProject({
      'wiki/index.md': '---\nlevel: advanced\n---\n\n# Wiki\n\nHello.\n',
      'wiki/more.md': '---\nlevel: intermediate\n---\n\n# More\n\nHello.\n',
      'wiki/most.md': '---\nlevel: intermediate\n---\n\n# Most\n\nHello.\n',
      'wiki/first.md': '---\nlevel: foundation\n---\n\n# First\n\nHello.\n',
      'wiki/parts.md': [
        '# Parts',
        'See [what is gone](gone.md), [what is there](more.md) and ![a picture](gone.png).[^1]',
        ':::card[A card]{href=gone.md}\nIts text.\n:::',
        'After the card.',
        ':::file-tree\n- wiki\n  - index.md\n:::',
        'After the tree.',
        `1. Run:\n\n   \`\`\`sh\n   ${command}\n   \`\`\`\n\n   \`\`\`sh\n   short\n   \`\`\``,
        '[^1]: A note.',
      ].join('\n\n'),
      'wiki/arabic.md': '---\nlang: ar\n---\n\n# صفحة\n\nنص.\n\n```sh\nls\n```\n\n> [!NOTE]\n> انتبه\n',
      'wiki/blocks.md': [
        '# Blocks',
        '```console\n$ echo one \\\n  two\none two\n$ pwd\n/\n```',
        '```js\nlet a; // [!code --]\nlet b; // [!code ++]\n```',
        '| a | b |\n|---|--:|\n| 1 | 2 |',
        `| ${'a long head | '.repeat(14)}\n| ${'--- | '.repeat(14)}\n| ${'x | '.repeat(14)}`,
        '```mermaid\nflowchart LR\n  a --> b\n```',
        '[A site](https://site.example/x)',
      ].join('\n\n'),
    }),
});
const address = '/wiki/parts/';

/** Distance from the lower edge of one element to the upper edge of another, in pixels. */
async function gap(upper: Locator, lower: Locator): Promise<number> {
  const [above, below] = await Promise.all([upper.boundingBox(), lower.boundingBox()]);
  return (below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0));
}

describe('a link that leads nowhere', () => {
  test.each(['light', 'dark'] as const)('looks like words that are marked, not like a link, in %s', async (colorScheme) => {
    const page = await visit(at(address), { colorScheme });
    const styleOf = (text: string): Promise<{ color: string; line: string; cursor: string }> =>
      page.getByText(text, { exact: true }).evaluate((element) => {
        const { color, cursor, textDecorationStyle } = getComputedStyle(element);
        return { color, cursor, line: textDecorationStyle };
      });
    const [broken, sound] = [await styleOf('what is gone'), await styleOf('what is there')];
    expect(broken).toMatchObject({ line: 'dotted', cursor: 'help' });
    expect(broken.color).not.toBe(sound.color);
    // The colour of the words around it, whose contrast is checked everywhere.
    expect(broken.color).toBe(
      await page
        .locator('.body p')
        .first()
        .evaluate((element) => getComputedStyle(element).color),
    );
  });

  test('says why it can’t be followed, and nobody is led to it', async () => {
    const page = await visit(at(address));
    const link = page.getByRole('link', { name: 'what is gone', disabled: true });
    expect(await link.getAttribute('title')).toBe('This link is broken: gone.md leads nowhere');
    await link.focus();
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(false);
    expect(await page.getByAltText('a picture').getAttribute('title')).toBe('This image is missing: gone.png');
  });

  test('doesn’t make a card look like one that can be pressed', async () => {
    const page = await visit(at(address));
    const cover = await page.locator('.card-title a').evaluate((element) => getComputedStyle(element, '::after').content);
    expect(cover).toBe('none');
  });
});

test('the heading of footnotes takes no room', async () => {
  const page = await visit(at(address));
  const heading = page.getByRole('heading', { name: 'Footnotes' });
  expect((await heading.boundingBox())?.height).toBeLessThan(2);
  const [section, list] = await Promise.all([page.locator('.footnotes').boundingBox(), page.locator('.footnotes ol').boundingBox()]);
  expect((list?.y ?? 0) - (section?.y ?? 0)).toBeLessThan(24);
});

test.each([
  ['.card', 'After the card.'],
  ['.file-tree', 'After the tree.'],
])('%s keeps its distance from what follows', async (part, text) => {
  const page = await visit(at(address));
  expect(await gap(page.locator(part), page.getByText(text))).toBeGreaterThan(16);
});

test('levels go from easy to hard on the home page', async () => {
  const page = await visit(at('/'));
  const levels = page.locator('.ways div', { hasText: 'By level' }).locator('dd a');
  expect(await levels.allTextContents()).toEqual(['Foundation', 'Intermediate', 'Advanced']);
});

describe('code', () => {
  /** How the edge behind which there may be more looks: a strip above the text. */
  async function edgeOf(page: Page, block: Locator): Promise<string> {
    await block.scrollIntoViewIfNeeded();
    const { x, y, right } = await block.evaluate((pre) => {
      const { left, top } = pre.getBoundingClientRect();
      return { x: left, y: top, right: left + pre.clientLeft + pre.clientWidth };
    });
    expect(right - x).toBeGreaterThan(100);
    return (await page.screenshot({ clip: { x: right - 10, y: y + 3, width: 8, height: 6 } })).toString('base64');
  }

  test.each(['light', 'dark'] as const)('that is wider than its box says so at the edge, in %s', async (colorScheme) => {
    const page = await visit(at(address), { colorScheme, viewport: { width: 360, height: 800 } });
    const [long, short] = [page.locator('li pre').first(), page.locator('li pre').nth(1)];
    const plain = await edgeOf(page, short);
    expect(await edgeOf(page, long)).not.toBe(plain);
    await long.evaluate((pre) => pre.scrollTo({ left: pre.scrollWidth, behavior: 'instant' }));
    await expect.poll(() => edgeOf(page, long)).toBe(plain);
  });

  test.each([
    [360, 'over the end of its first line'],
    [1280, 'beside it'],
  ])('has its copy button in sight, at %i px %s', async (width) => {
    const page = await visit(at(address), { viewport: { width, height: 800 } });
    const button = page.locator('.code').first().getByRole('button', { name: 'Copy' });
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    const pre = page.locator('pre').first();
    const edge = await pre.evaluate((element) => element.getBoundingClientRect().left + element.clientLeft + element.clientWidth);
    // On a narrow screen whoever goes to the end of a line sees all of it.
    const room = await pre.evaluate((element) =>
      Number.parseFloat(getComputedStyle(element.firstElementChild ?? element).paddingInlineEnd),
    );
    expect(box?.x).toBeGreaterThanOrEqual(edge - room);
    await button.focus();
    expect(await button.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('leaves no room for a button where there are no scripts', async () => {
    const page = await visit(at(address), { javaScriptEnabled: false });
    const border = await page
      .locator('pre')
      .first()
      .evaluate((pre) => getComputedStyle(pre).borderInlineEndWidth);
    expect(border).toBe('0px');
  });
});

describe('blocks', () => {
  const copied = { permissions: ['clipboard-read', 'clipboard-write'] };

  test.each([
    ['a terminal without prompts and answers', 0, 'echo one \\\n  two\npwd'],
    ['a change as it is to be', 1, 'let b;'],
  ])('are copied, %s, and it is said', async (_what, number, text) => {
    const page = await visit(at('/wiki/blocks/'), copied);
    await page.getByRole('button', { name: 'Copy' }).nth(number).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  });

  test('are stops for the keyboard only where they scroll, under a name', async () => {
    const page = await visit(at('/wiki/blocks/'), { viewport: { width: 700, height: 800 } });
    const [narrow, wide] = [page.getByRole('group', { name: 'Table: a, b' }), page.getByRole('group', { name: 'Table: a long head' })];
    await expect.poll(() => narrow.getAttribute('tabindex')).toBe('-1');
    expect(await wide.getAttribute('tabindex')).toBe('0');
    const before = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(before).toBeLessThanOrEqual(700);
  });

  test('wrap their lines when asked', async () => {
    const page = await visit(at(address), { viewport: { width: 360, height: 800 } });
    const block = page.locator('.code > pre').first();
    const button = page.getByRole('button', { name: 'Wrap lines' });
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await block.evaluate((pre) => pre.scrollWidth <= pre.clientWidth)).toBe(true);
  });

  test('are whole on paper, and say where links to other sites lead', async () => {
    const page = await visit(at('/wiki/blocks/'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top, .tools').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('.paper-head').isVisible()).toBe(true);
    const wide = await page
      .locator('.table-scroll')
      .nth(1)
      .evaluate((box) => getComputedStyle(box).overflowX);
    expect(wide).toBe('visible');
    const after = await page.getByRole('link', { name: 'A site' }).evaluate((link) => getComputedStyle(link, '::after').content);
    expect(after).toContain('https://site.example/x');
  });

  test('a diagram that somebody looks at keeps the place that was kept for it, and fills the window when asked', async () => {
    const page = await visit(at('/wiki/blocks/'));
    const diagram = page.locator('wm-diagram');
    const height = async (): Promise<number> => (await diagram.boundingBox())?.height ?? 0;
    const kept = await height();
    await diagram.scrollIntoViewIfNeeded();
    await page.locator('wm-diagram[data-drawn]').waitFor();
    expect(Math.abs((await height()) - kept)).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: 'Fill the window' }).click();
    expect(await diagram.evaluate((element) => element.matches(':popover-open'))).toBe(true);
    const before = (await page.locator('wm-diagram iframe').boundingBox())?.width ?? 0;
    await page.keyboard.press('-');
    await expect.poll(async () => (await page.locator('wm-diagram iframe').boundingBox())?.width).toBeLessThan(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => diagram.evaluate((element) => element.matches(':popover-open'))).toBe(false);
    await page.getByRole('button', { name: 'Source of the diagram' }).click();
    expect(await diagram.getByText('flowchart LR').isVisible()).toBe(true);
  });
});

test('a footnote is shown beside its number', async () => {
  const page = await visit(at(address));
  await page.locator('a[data-footnote-ref]').focus();
  const note = page.locator('.note-preview');
  expect(await note.isVisible()).toBe(true);
  expect((await note.textContent())?.trim()).toBe('A note.');
  await page.keyboard.press('Escape');
  expect(await note.isVisible()).toBe(false);
});

test('a page in a language that runs from right to left does so, and its code does not', async () => {
  const page = await visit(at('/wiki/arabic/'));
  expect(await page.locator('article').getAttribute('dir')).toBe('rtl');
  expect(await page.getByText('ملاحظة').isVisible()).toBe(true);
  const directions = await page
    .locator('.body p, .body pre')
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).direction));
  expect(directions).toEqual(['rtl', 'ltr', 'rtl', 'rtl']);
});
