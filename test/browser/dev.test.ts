import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainEnvironment, readAddress } from '../helpers/build.ts';
import { openFixture } from '../helpers/fixture.ts';
import { packageFolder } from '../helpers/package-folder.ts';
import type { Project } from '../helpers/project.ts';
import { useBrowser } from '../helpers/visit.ts';

/** `waymark dev` while somebody writes: what is saved is shown. */
let project: Project;
let child: ChildProcess;
let address: string;
/** Where the editor notes what it was asked to open. */
let opened: string;
/** A busy machine reads the pages again in some seconds. */
const patience = { timeout: 30_000 };
/** What the server told its terminal. */
let said = '';
const browser = useBrowser();

beforeAll(async () => {
  project = openFixture('all-features');
  const editor = join(project.root, '.git/editor.sh');
  opened = join(project.root, '.git/opened.txt');
  const args = [join(packageFolder, 'scripts/bin.cjs'), 'dev', '--root', project.root, '--port', '0'];
  writeFileSync(editor, `#!/bin/sh\necho "$@" >> "${opened}"\n`, { mode: 0o755 });
  child = spawn(process.execPath, args, { env: plainEnvironment({ LAUNCH_EDITOR: editor }), stdio: ['ignore', 'pipe', 'pipe'] });
  const listen = (text: string): unknown => (said += text);
  child.stdout?.setEncoding('utf8').on('data', listen);
  child.stderr?.setEncoding('utf8').on('data', listen);
  address = await readAddress(child);
});
afterAll(() => {
  child?.kill('SIGKILL');
  project?.remove();
});

/** What is being saved may be gone for a moment: an image that a page shows, a page that is deleted. */
const visit = (path: string): Promise<Page> => browser.visit(new URL(path, address).href, { faults: /404|504/ });
const save = (path: string, text: string): void => writeFileSync(join(project.root, path), text);
const read = (path: string): string => readFileSync(join(project.root, path), 'utf8');

test('an edit is shown without anybody reloading', async () => {
  const page = await visit('docs/guides/moved/');
  await page.getByText('This page had another address.').waitFor();
  save('docs/guides/moved.md', read('docs/guides/moved.md').replace('had another address', 'was edited just now'));
  await page.getByText('This page was edited just now.').waitFor();
});

test('a new page is in the navigation of the others, and has an address', async () => {
  const page = await visit('docs/guides/moved/');
  save('docs/guides/fresh.md', '# Fresh from the editor\n\nA word that nobody wrote before: xylophonist.\n');
  await page.locator('nav.side').getByRole('link', { name: 'Fresh from the editor' }).click();
  await page.waitForURL('**/docs/guides/fresh/');
  await page.getByText('xylophonist').waitFor();
});

test('search finds what was just written', async () => {
  const page = await visit('docs/');
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('xylophonist');
  await page.locator('dialog .results > li a', { hasText: 'Fresh from the editor' }).first().waitFor();
  await page.keyboard.press('Escape');
});

test('a fault is shown on its page with the line, and goes when it is mended', async () => {
  const page = await visit('docs/guides/fresh/');
  const overlay = page.locator('wm-diagnostics');
  expect(await overlay.locator('li', { hasText: 'docs/guides/fresh.md' }).count()).toBe(0);
  save('docs/guides/fresh.md', '# Fresh from the editor\n\n[Nowhere](gone.md)\n');
  const fault = overlay.locator('li', { hasText: 'Cannot find page' }).filter({ hasText: 'docs/guides/fresh.md:3' });
  await fault.waitFor();
  save('docs/guides/fresh.md', '# Fresh from the editor\n\n[Somewhere](moved.md)\n');
  await page.getByRole('link', { name: 'Somewhere' }).waitFor();
  await fault.waitFor({ state: 'hidden' });
});

test('the corner tells of the page, and opens its file in the editor', async () => {
  const page = await visit('docs/guides/fresh/');
  const corner = page.locator('wm-diagnostics');
  await corner.locator('summary').click();
  expect((await corner.locator('dl').innerText()).split('\n')).toEqual([
    'File',
    'docs/guides/fresh.md',
    'Owners',
    'nobody',
    'Freshness',
    'nobody has reviewed it',
    'Pathways',
    'none',
  ]);
  await corner.getByRole('button', { name: 'docs/guides/fresh.md' }).first().click();
  await expect
    .poll(() => (existsSync(opened) ? readFileSync(opened, 'utf8') : ''), patience)
    .toContain(join(project.root, 'docs/guides/fresh.md'));
  // Whether an editor came up, nobody can tell.
  await corner.getByText('If nothing comes up').waitFor();
});

test('the corner stays open, with the focus where it was, while another page is saved, until Escape closes it', async () => {
  const page = await visit('docs/guides/links/');
  const corner = page.locator('wm-diagnostics');
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('wm-diagnostics')?.shadowRoot?.activeElement?.textContent ?? undefined);
  await corner.locator('details:not([open]) summary').click();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('docs/guides/links.md');
  await page.evaluate(() => document.body.classList.add('before'));
  save('docs/guides/moved.md', `${read('docs/guides/moved.md')}\nOne more.\n`);
  await page.locator('body:not(.before) wm-diagnostics details[open]').waitFor();
  expect(await focused()).toBe('docs/guides/links.md');
  await page.keyboard.press('Escape');
  await corner.locator('details:not([open])').waitFor();
  expect(await page.getByRole('region', { name: 'For authors' }).count()).toBe(1);
});

test('on a narrow screen the corner opens when it is asked to', async () => {
  save('docs/guides/fresh.md', '# Fresh from the editor\n\n[Nowhere](gone.md)\n');
  const page = await visit('docs/guides/fresh/');
  const corner = page.locator('wm-diagnostics');
  await corner.locator('details[open] code', { hasText: 'gone.md' }).first().waitFor(patience);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  await corner.locator('details:not([open])').waitFor();
});

test('a live page whose code fails is shown without it, until what it imports is mended', async () => {
  save('docs/guides/broken.mjs', "export const word = (() => { throw new Error('No word today.'); })();\n");
  save('docs/guides/throws.mdx', "import { word } from './broken.mjs';\n\n# Throws\n\nWords around: {word}.\n");
  await expect.poll(async () => (await fetch(new URL('docs/guides/throws/', address))).status, patience).toBe(200);
  const page = await visit('docs/guides/throws/');
  await page.getByText('Words around').waitFor();
  await page.locator('wm-diagnostics li', { hasText: 'No word today.' }).first().waitFor();
  save('docs/guides/broken.mjs', "export const word = 'mended';\n");
  await page.getByText('Words around: mended').waitFor(patience);
  await page.locator('wm-diagnostics li', { hasText: 'No word today.' }).waitFor({ state: 'detached' });
  rmSync(join(project.root, 'docs/guides/throws.mdx'));
});

test('a review is shown a moment after it was written down', async () => {
  const page = await visit('docs/guides/fresh/');
  const facts = page.locator('wm-diagnostics dl');
  const unreviewed = facts.filter({ hasText: 'nobody has reviewed it' });
  await unreviewed.waitFor({ state: 'attached' });
  const text = read('docs/guides/fresh.md');
  save('docs/guides/fresh.md', `---\nreviewed: { on: 2020-01-01, by: '@ana' }\nreviewEvery: 30d\n---\n\n${text}`);
  await facts.filter({ hasNotText: 'nobody has reviewed it' }).waitFor({ state: 'attached', ...patience });
  save('docs/guides/fresh.md', text);
  await unreviewed.waitFor({ state: 'attached', ...patience });
});

test('a heading that others link to is renamed, and they say so', async () => {
  const page = await visit('docs/guides/links/');
  save('docs/guides/moved.md', read('docs/guides/moved.md').replace('## Part', '## Another part'));
  await page.locator('wm-diagnostics li', { hasText: '#part' }).first().waitFor();
});

test('an image is shown, also a new one', async () => {
  writeFileSync(join(project.root, 'docs/images/new.png'), readFileSync(join(project.root, 'docs/images/dot.png')));
  save('docs/guides/fresh.md', '# Fresh from the editor\n\n![New](../images/new.png)\n');
  const page = await visit('docs/guides/fresh/');
  const image = page.getByAltText('New');
  await image.waitFor({ state: 'attached' });
  await expect.poll(() => image.evaluate((node) => (node as HTMLImageElement).naturalWidth)).toBe(1);
});

test('a configuration that is broken for a while does no harm', async () => {
  const good = read('waymark.yml');
  save('waymark.yml', 'site: { title: [\n');
  save('docs/guides/fresh.md', '# Fresh from the editor\n\nWhile it is broken.\n');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const page = await visit('docs/guides/fresh/');
  await page.locator('h1.title').waitFor();
  const first = page.locator('wm-diagnostics details[open] li').first();
  expect(await first.innerText()).toContain('waymark.yml:1');
  save('waymark.yml', good.replace('title: All features', 'title: Another name'));
  await page.locator('.brand', { hasText: 'Another name' }).waitFor();
  await page.getByText('While it is broken.').waitFor();
  await page.locator('wm-diagnostics li', { hasText: 'waymark.yml' }).waitFor({ state: 'detached' });
});

test('a page that is deleted is gone', async () => {
  const page = await visit('docs/guides/moved/');
  rmSync(join(project.root, 'docs/guides/fresh.md'));
  await page.locator('nav.side').getByRole('link', { name: 'Fresh from the editor' }).waitFor({ state: 'detached' });
  expect((await page.goto('docs/guides/fresh/'))?.status()).toBe(404);
});

test('a source appears with its first page, also when the configuration names its folder before', async () => {
  save('waymark.yml', read('waymark.yml').replace('sources:\n', 'sources:\n  - { id: late, path: late }\n'));
  await expect.poll(() => said, patience).toContain('The folder `late` doesn’t exist.');
  project.write({ 'late/first.md': '# First of a new source\n\nBetter late.\n' });
  const shown = async (): Promise<string> => (await fetch(new URL('late/first/', address))).text();
  await expect.poll(shown, patience).toContain('Better late.');
  save('late/first.md', '# First of a new source\n\nThan never.\n');
  await expect.poll(shown, patience).toContain('Than never.');
});

test('the server stops when it is asked to', async () => {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});
