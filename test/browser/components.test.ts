import { describe, expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { guideBase, openGuide } from './guide.ts';

const { visit } = useBrowser();
const { at } = usePortal({ shared: 'guide', open: openGuide, base: guideBase });
const open: typeof visit = (path, options) => visit(at(path), options);
const address = '/wiki/components/';

/** A browser that lets pages use the clipboard. */
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

describe('tabs', () => {
  test('show one alternative, and say which', async () => {
    const page = await open(address);
    const tabs = page.locator('wm-tabs').first();
    expect(await tabs.getByRole('tab').allTextContents()).toEqual(['Bash', 'PowerShell', 'Fish']);
    expect(await tabs.getByRole('tabpanel').allInnerTexts()).toEqual(['Run export TOKEN=abc.']);
    await tabs.getByRole('tab', { name: 'PowerShell' }).click();
    expect(await tabs.getByRole('tabpanel', { name: 'PowerShell' }).innerText()).toContain('$env:TOKEN');
    expect(await tabs.getByRole('tabpanel').count()).toBe(1);
  });

  test.each([
    [['ArrowRight'], 'PowerShell'],
    [['ArrowRight', 'ArrowRight', 'ArrowRight'], 'Bash'],
    [['ArrowLeft'], 'Fish'],
    [['End'], 'Fish'],
    [['End', 'Home'], 'Bash'],
  ])('are led through by %j to %s', async (keys, label) => {
    const page = await open(address);
    const tabs = page.locator('wm-tabs').first();
    await tabs.getByRole('tab', { name: 'Bash' }).focus();
    for (const key of keys) await page.keyboard.press(key);
    const chosen = tabs.getByRole('tab', { name: label });
    expect(await chosen.getAttribute('aria-selected')).toBe('true');
    expect(await chosen.evaluate((tab) => tab === document.activeElement)).toBe(true);
    expect(await tabs.locator('[role=tab][tabindex="0"]').allTextContents()).toEqual([label]);
  });

  test('that belong together change together, and are remembered', async () => {
    const page = await open(address);
    await page.locator('wm-tabs').first().getByRole('tab', { name: 'PowerShell' }).click();
    expect(await page.locator('wm-tabs').nth(1).getByRole('tabpanel').innerText()).toBe('Again in PowerShell.');
    await page.reload();
    expect(await page.getByRole('tabpanel').allInnerTexts()).toEqual(["Run $env:TOKEN = 'abc'.", 'Again in PowerShell.']);
  });

  test('stay where they are when their fellow lacks the choice', async () => {
    const page = await open(address);
    await page.locator('wm-tabs').first().getByRole('tab', { name: 'Fish' }).click();
    expect(await page.locator('wm-tabs').nth(1).getByRole('tabpanel').innerText()).toBe('Again in Bash.');
  });
});

describe('details', () => {
  test.each([
    ['Full output', 'All 214 lines.'],
    ['Why not every hour?', 'A backup takes forty minutes.'],
  ])('unfold %s by keyboard', async (title, text) => {
    const page = await open(address);
    const inside = page.getByText(text);
    expect(await inside.isVisible()).toBe(false);
    await page.locator('summary', { hasText: title }).focus();
    await page.keyboard.press('Enter');
    expect(await inside.isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await inside.isVisible()).toBe(false);
  });
});

test('tasks show whether they are done', async () => {
  const page = await open(address);
  const boxes = page.locator('.body').getByRole('checkbox');
  expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual([true, false, false]);
});

describe('code', () => {
  test('is copied as it was written', async () => {
    const page = await open(address, clipboard);
    const block = page.locator('figure.code', { hasText: 'greet.ts' });
    await block.getByRole('button', { name: 'Copy' }).click();
    await block.locator('button[data-done="Copied"]').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '// Greets somebody.\nexport function greet(name: string): string {\n  return `Hello, ${name}`;\n}',
    );
    await block.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  });

  test('says so when the browser forbids to copy', async () => {
    const refuse = (): void => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
    };
    const page = await open(address, { prepare: (context) => context.addInitScript(refuse) });
    const block = page.locator('figure.code', { hasText: 'greet.ts' });
    await block.getByRole('button', { name: 'Copy' }).click();
    await block.locator('button[data-done="Not copied"]').waitFor();
  });
});

describe('a diagram', () => {
  test('is drawn when it comes near, in a frame of its own', async () => {
    const page = await open(address);
    const diagram = page.locator('wm-diagram').first();
    await diagram.scrollIntoViewIfNeeded();
    await page.locator('wm-diagram[data-drawn]').waitFor();
    const frame = diagram.locator('iframe');
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
    const drawing = page.locator('wm-diagram iframe').first().contentFrame().getByRole('img', { name: 'From a file to a page' });
    expect(await drawing.textContent()).toContain('Markdown file');
    expect((await frame.boundingBox())?.height).toBeGreaterThan(20);
  });

  test('changes its colours with the theme', async () => {
    const page = await open(address);
    await page.locator('wm-diagram').first().scrollIntoViewIfNeeded();
    const shape = page.locator('wm-diagram iframe').first().contentFrame().locator('.node rect').first();
    const light = await shape.evaluate((rect) => getComputedStyle(rect).fill);
    const theme = page.locator('[data-theme-switch]');
    await theme.click();
    await theme.click();
    await expect.poll(() => shape.evaluate((rect) => getComputedStyle(rect).fill).catch(() => light), { timeout: 20_000 }).not.toBe(light);
  });

  test('that can’t be drawn shows its source and says why', async () => {
    const page = await open(address, { faults: /Parse error|Syntax error/i });
    const broken = page.locator('wm-diagram').nth(1);
    await broken.scrollIntoViewIfNeeded();
    await broken.getByText('The diagram could not be drawn. This is its source:').waitFor();
    expect(await broken.locator('code').isVisible()).toBe(true);
    expect(await broken.locator('code').innerText()).toContain('a --');
  });
});
