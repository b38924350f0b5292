import { readFile, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ExportFile } from '../../src/core/progress/export-file.ts';
import { findViolations } from '../helpers/axe.ts';
import { listFiles } from '../helpers/site.ts';
import { useBrowser, usePortal, type VisitOptions } from '../helpers/visit.ts';
import { buildFirst, buildSecond, openLearners } from './progress-site.ts';

const { visit: open } = useBrowser();

/** What a page says, without the spaces that only lay it out. */
const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
const state = (page: Page): Promise<string> => textOf(page, '.progress-state');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const marks = (page: Page): Promise<string[]> =>
  page.locator('li[data-unit] .mark').evaluateAll((all) => all.map((mark) => mark.getAttribute('data-standing') ?? ''));

/** The events that are kept, oldest first: `completed architecture`. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('waymark/learners');
        opening.onerror = () => reject(new Error('It did not open.'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('events').objectStore('events').getAll() as IDBRequest<Record<string, string | number>[]>;
          all.onsuccess = () => {
            opening.result.close();
            const sorted = all.result.sort((a, b) => Number(a['at']) - Number(b['at']));
            resolve(sorted.map(({ event, unit, task, pathway }) => [event, unit ?? pathway, task].filter(Boolean).join(' ')));
          };
        };
      }),
  );
}

/** Controls of progress that are less than 24 px wide or high (WCAG 2.2, 2.5.8); links in sentences may be. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('.progress button, .me button, .mark button, .body input:not(:disabled), .me input').evaluateAll((all) =>
    all.flatMap((control) => {
      const boxes = [control, control.closest('label') ?? control].map((element) => element.getBoundingClientRect());
      const isShown = boxes.some(({ width }) => width > 0);
      return isShown && !boxes.some(({ width, height }) => width >= 24 && height >= 24) ? [control.outerHTML.slice(0, 80)] : [];
    }),
  );
}

describe('a learner', () => {
  const { at, folder } = usePortal({ open: openLearners, build: buildFirst });
  const visit = (path: string, options?: VisitOptions): Promise<Page> => open(at(`/${path}`), options);

  test('starts a pathway, completes its units, and is led on', async () => {
    const page = await visit('pathways/on-call/');
    await button(page, 'Start this pathway').click();
    await page.getByText('Started.').waitFor();
    expect(await textOf(page, '.progress-way')).toBe('Begin with Architecture 0 of 4, 2.1 h left Completed: 0 of 4');
    await page.getByRole('link', { name: 'Begin with Architecture' }).click();
    await page.waitForURL('**/architecture/?in=on-call');
    expect(await state(page)).toBe('Not completed yet. 0 of 2 tasks ticked.');
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    expect(await state(page)).toMatch(/^✓?Completed on \d+ \w+ \d{4}\. 0 of 2 tasks ticked\.$/);
    await page.getByText('Next in On-call engineer:').getByRole('link').click();
    await page.waitForURL('**/rota/?in=on-call');
    await button(page, 'I know this').click();
    await page.getByText('Noted that you know this.').waitFor();
    await page.goto(at('/'));
    await page.getByRole('link', { name: 'Continue with Answer the pager' }).waitFor();
    expect(await textOf(page, 'wm-resume')).toBe('Where you were On-call engineer Continue with Answer the pager 2 of 4, 2 h left');
    await page.goto(at('/pathways/on-call/'));
    await page.locator('.mark[data-standing=waived]').waitFor();
    expect(await marks(page)).toEqual(['carried', 'waived', 'open', 'open']);
    expect(await textOf(page, 'li[data-unit=architecture] .mark')).toContain('Completed');
    await button(page, 'Mark as complete: SRE book').click();
    await page.getByText('SRE book: Marked as complete.').waitFor();
    expect(await marks(page)).toEqual(['carried', 'waived', 'open', 'carried']);
    expect(await kept(page)).toEqual([
      'started on-call@1.0.0',
      'opened architecture',
      'completed architecture',
      'opened rota',
      'waived rota',
      'completed sre-book',
    ]);
  });

  test('ticks tasks, which complete the page when all are ticked, and can go back', async () => {
    const page = await visit('architecture/');
    await page.getByLabel('Draw the boxes').check();
    await page.getByText('1 of 2 tasks ticked.').first().waitFor();
    // What its author ticked is part of the text.
    expect(await page.getByLabel('Written down by the author').isDisabled()).toBe(true);
    await page.getByLabel('Name the owners').check();
    await page.getByText('All tasks ticked: marked as complete.').waitFor();
    await page.reload();
    await page.locator('.progress-state[data-standing=carried]').waitFor();
    expect(await page.getByLabel('Draw the boxes').isChecked()).toBe(true);
    await page.getByLabel('Draw the boxes').uncheck();
    await page.locator('.progress-said', { hasText: '1 of 2 tasks ticked.' }).waitFor();
    expect(await state(page)).toContain('Completed on');
    await button(page, 'Reopen').click();
    await page.getByText('Reopened: not completed.').waitFor();
    expect(await state(page)).toBe('Not completed yet. 1 of 2 tasks ticked.');
  });

  test('runs a runbook step by step, and starts over', async () => {
    const page = await visit('pager/');
    for (const step of ['Open the laptop.', 'Acknowledge the page.', 'Read the runbook.']) await page.getByLabel(`Done: ${step}`).check();
    await page.getByText('All tasks ticked: marked as complete.').waitFor();
    await button(page, 'Start over').click();
    await page.getByText('All ticks are removed.').waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    expect(await state(page)).toContain('0 of 3 tasks ticked.');
    expect(await state(page)).toContain('Completed on');
    expect(await page.evaluate(() => document.activeElement?.matches('.tick input'))).toBe(true);
  });

  test('needs nothing but the keyboard', async () => {
    const page = await visit('pathways/on-call/');
    const focus = async (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (name: string): Promise<void> => {
      for (let turn = 0; turn < 60 && (await focus()) !== name; turn++) await page.keyboard.press('Tab');
      expect(await focus()).toBe(name);
    };
    await button(page, 'Start this pathway').waitFor();
    await tabTo('Start this pathway');
    await page.keyboard.press('Enter');
    await page.getByText('Started.').waitFor();
    expect(await focus()).toBe('Begin with Architecture');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/architecture/**');
    await button(page, 'I know this').waitFor();
    await page.getByLabel('Draw the boxes').focus();
    await page.keyboard.press('Space');
    await tabTo('I know this');
    await page.keyboard.press('Space');
    await page.getByText('Noted that you know this.').waitFor();
    expect(await focus()).toBe('Reopen');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).not.toBe('none');
  });

  test('sees in one tab what was done in another', async () => {
    const page = await visit('architecture/');
    const other = await page.context().newPage();
    await other.goto(at('/architecture/'));
    await button(other, 'Mark as complete').click();
    await page.locator('.progress-state[data-standing=carried]').waitFor();
    await page.getByLabel('Draw the boxes').check();
    await other.getByText('1 of 2 tasks ticked.').waitFor();
    expect(await other.getByLabel('Draw the boxes').isChecked()).toBe(true);
    expect((await kept(page)).filter((line) => line.startsWith('opened'))).toEqual(['opened architecture']);
  });

  test('exports, deletes, imports with a preview, and takes the import back', async () => {
    const page = await visit('architecture/');
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    await page.goto(at('/me/'));
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export as a file').click()]);
    expect(download.suggestedFilename()).toMatch(/^learners-progress-\d{4}-\d\d-\d\d\.json$/);
    const path = await download.path();
    const file = JSON.parse(await readFile(path, 'utf8')) as ExportFile;
    expect(file).toMatchObject({
      schemaVersion: 1,
      site: 'learners',
      events: [{ event: 'opened' }, { event: 'completed', unit: 'architecture' }],
    });
    await button(page, 'Delete your progress').click();
    await button(page, 'Yes, delete 2 events').click();
    await page.getByText('Your progress is deleted.').waitFor();
    expect(await kept(page)).toEqual([]);

    const newer = { v: 7, id: 'aaaaaaaa-0000-4000-8000-000000000000', at: 5, event: 'transcended', mood: 'fine' };
    const started = { v: 1, id: 'bbbbbbbb-0000-4000-8000-000000000000', at: 6, event: 'started', pathway: 'elsewhere@1.0.0' };
    const changed = join(folder(), '..', 'export.json');
    await writeFile(changed, JSON.stringify({ ...file, site: 'another', events: [...file.events, newer, started, { v: 1 }] }));
    await page.getByLabel('Import a file').setInputFiles(changed);
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    // The page was completed just now.
    const told = await textOf(page, '[data-part=import]');
    expect(told.replace(/(?<=1970 to )\d+ \w+ \d{4}/, 'today')).toMatchInlineSnapshot(
      `"Import a file The file comes from another portal, “another”. Pages with the same id count as the same. It adds 4 events about 1 page and elsewhere (not in this portal), on-call, from 1 January 1970 to today. From a newer version of the portal, kept as they are: 1. 1 event can’t be read and would be left out: Event 5: Its id is not a UUID. Import Cancel"`,
    );
    expect(await kept(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('Imported 4 events.').waitFor();
    expect(await textOf(page, '[data-part=ways]')).toContain('elsewhere, version 1.0.0: this portal has no such pathway.');
    await page.goto(at('/architecture/'));
    await page.locator('.progress-state[data-standing=carried]').waitFor();
    await page.goto(at('/me/'));
    await button(page, 'Undo the import').click();
    await page.getByText('The import is undone.').waitFor();
    expect(await kept(page)).toEqual([]);
  });

  test('is told what is wrong with a file', async () => {
    const page = await visit('me/');
    const choose = (name: string, text: string): Promise<void> =>
      page.getByLabel('Import a file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose('a.json', '{');
    await page.getByText('The file is not JSON.').waitFor();
    await choose('b.json', ' '.repeat(16 * 1024 * 1024 + 1));
    await page.getByText('The file is larger than 16 MiB.').waitFor();
    expect(await kept(page)).toEqual([]);
  });

  test('of whom nothing can be kept can go on, and is told', async () => {
    const blocked = (context: BrowserContext): Promise<unknown> =>
      context.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Not here.', 'SecurityError');
        };
      });
    const page = await visit('architecture/', { prepare: blocked });
    await page.getByText('This browser does not let the portal keep anything').waitFor();
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    expect(await state(page)).toContain('Completed on');
    await page.goto(at('/me/'));
    await page.getByText('Nothing is recorded yet.').waitFor();
  });

  test('whose storage is full sees what was done, and that it isn’t kept, until there is room', async () => {
    const full = (context: BrowserContext): Promise<unknown> =>
      context.addInitScript(() => {
        const { add } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...given: [unknown]) {
          if ('roomy' in window) return add.apply(this, given);
          Object.defineProperty(this.transaction, 'error', { value: new DOMException('No room.', 'QuotaExceededError') });
          this.transaction.abort();
          return undefined;
        } as unknown as typeof add;
      });
    const page = await visit('rota/', { prepare: full });
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    await page.getByText('The browser’s storage is full.').waitFor();
    expect(await state(page)).toContain('Completed on');
    expect(await kept(page)).toEqual([]);
    await page.evaluate(() => Object.assign(window, { roomy: true }));
    await button(page, 'Reopen').click();
    await page.getByText('Reopened: not completed.').waitFor();
    expect(await page.getByText('The browser’s storage is full.').isVisible()).toBe(false);
    expect((await kept(page)).filter((line) => !line.startsWith('opened'))).toEqual(['completed rota', 'reopened rota']);
  });

  test('whose storage is cleared while the page is open can go on', async () => {
    const page = await visit('rota/');
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase('waymark/learners').onsuccess = resolve;
        }),
    );
    await button(page, 'Reopen').click();
    await page.getByText('Reopened: not completed.').waitFor();
    expect(await kept(page)).toEqual(['reopened rota']);
  });

  test('of a newer portal’s database keeps using it', async () => {
    const page = await visit('wiki/aside/');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('waymark/learners', 9);
          opening.onupgradeneeded = () => {
            opening.result.createObjectStore('events', { keyPath: 'id' }).createIndex('unit', 'unit');
            opening.result.createObjectStore('notes', { keyPath: 'name' });
            opening.result.createObjectStore('later');
          };
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await page.goto(at('/rota/'));
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    await page.reload();
    await page.locator('.progress-state[data-standing=carried]').waitFor();
    expect(await page.locator('.progress .standing').isVisible()).toBe(false);
  });

  test('without JavaScript reads in order, and is told what would be there', async () => {
    const page = await visit('me/', { javaScriptEnabled: false });
    expect(await textOf(page, 'noscript')).toContain('lists the pathways that you have started');
    await page.goto(at('/architecture/'));
    expect(await page.locator('wm-unit').innerText()).toContain('With JavaScript, you can mark this page as complete here.');
    expect(await page.getByRole('button', { name: 'Mark as complete' }).count()).toBe(0);
    await page.goto(at('/pathways/on-call/'));
    expect(await page.locator('li[data-unit] > a').allInnerTexts()).toEqual(['Architecture', 'Rota', 'Answer the pager', 'SRE book']);
    expect(await textOf(page, 'wm-pathway')).toContain('With JavaScript, you can start this pathway here');
  });

  test('transfers less than 12 kB of script on the page of a unit and on the home page', () => {
    const sizes = Object.fromEntries(
      listFiles(folder())
        .filter((path) => path.startsWith('_astro/') && path.endsWith('.js'))
        .map((path) => [
          path.replace(/^_astro\/|[-.][\w-]{8}\.js$/g, ''),
          gzipSync(readFileSync(join(folder(), path)), { level: 9 }).length,
        ]),
    );
    const base = (sizes['entry'] ?? 0) + (sizes['theme-boot'] ?? 0);
    expect(sizes['unit']).toBeLessThan(6000);
    for (const name of ['unit', 'resume', 'pathway', 'me'])
      expect([name, base + (sizes[name] ?? Infinity) < 12 * 1024]).toEqual([name, true]);
  });

  test('of a task that was worded otherwise keeps its tick', async () => {
    const page = await visit('architecture/');
    await page.getByLabel('Draw the boxes').check();
    await page.locator('.progress-said', { hasText: '1 of 2' }).waitFor();
    const former = await page.getByLabel('Draw the boxes').evaluate((box) => box.closest('li')?.dataset['task'] ?? '');
    await page.route('**/architecture/', async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace(`data-task="${former}"`, `data-task="reworded" data-former="older ${former}"`) });
    });
    await page.reload();
    await page.locator('.progress-state', { hasText: '1 of 2' }).waitFor();
    await page.getByLabel('Draw the boxes').uncheck();
    await page.locator('.progress-state', { hasText: '0 of 2' }).waitFor();
  });

  const looks = [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 320 },
    { colorScheme: 'dark', width: 1280 },
    { colorScheme: 'light', width: 320 },
  ] as const;

  test.each(looks)('meets no barrier in $colorScheme at $width px', { timeout: 120_000 }, async ({ colorScheme, width }) => {
    const page = await visit('pathways/on-call/', { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      found.push(...(await findViolations(page)).map((violation) => `${name}: ${violation}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) found.push(`${name}: ${String(overflow)} px wider than the window`);
      found.push(...(await smallTargets(page)).map((target) => `${name}: small target ${target}`));
    };
    await button(page, 'Start this pathway').waitFor();
    await look('before the start');
    await button(page, 'Start this pathway').click();
    await button(page, 'Mark as complete: SRE book').click();
    await page.getByText('SRE book: Marked').waitFor();
    await look('on the way');
    await page.goto(at('/pager/'));
    await page.getByLabel('Done: Open the laptop.').check();
    await page.getByText('1 of 3 tasks ticked.').first().waitFor();
    await look('runbook');
    await page.goto(at('/architecture/'));
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    await look('completed');
    await page.goto(at('/'));
    await page.locator('wm-resume a').first().waitFor();
    await look('home');
    await page.goto(at('/me/'));
    await button(page, 'Delete your progress').click();
    await look('me');
    expect(found).toEqual([]);
  });

  test('is told apart without colour', async () => {
    const page = await visit('rota/', { forcedColors: 'active' });
    const sign = (): Promise<string> =>
      page.locator('.progress-state').evaluate((line) => getComputedStyle(line, '::before').content.replace(/ \/ .*/, ''));
    expect(await sign()).toBe('none');
    await button(page, 'Mark as complete').click();
    await page.getByText('Marked as complete.').waitFor();
    expect(await sign()).toBe('"✓"');
  });

  test('where nobody learns, nothing is asked for', async () => {
    const page = await visit('wiki/aside/');
    expect(await page.locator('wm-unit').count()).toBe(0);
    expect(await page.getByLabel('Nothing to tick here').isDisabled()).toBe(true);
  });
});

describe('a new version', () => {
  const { at, root } = usePortal({ open: openLearners, build: buildFirst });

  test('is told, and the learner goes along or stays', { timeout: 240_000 }, async () => {
    const page = await open(at('/pathways/on-call/'));
    await button(page, 'Start this pathway').click();
    await page.getByText('Started.').waitFor();
    for (const path of ['architecture', 'rota']) {
      await page.goto(at(`/${path}/`));
      await button(page, 'Mark as complete').click();
      await page.getByText('Marked as complete.').waitFor();
    }
    await buildSecond(root());

    await page.goto(at('/pathways/on-call/'));
    const newer = page.getByText('Version 2.0.0 is there: what it means for you, 1 to look at again');
    await newer.click();
    expect(await textOf(page, '.progress-delta')).toMatchInlineSnapshot(
      `"What version 2.0.0 means for you, who are at 1.0.0 Look again (1) Architecture changed: look again Still fine New or gone (2) Escalation new I know this Rota no longer part of it Every change, word by word"`,
    );
    const numbers = (): Promise<string[]> => page.locator('.progress-number').allInnerTexts();
    expect(await numbers()).toEqual(['Your version, 1.0.0: 2 of 4', 'Current version, 2.0.0: 1 of 4']);
    await page.getByText('Version 1.0.0 is supported until 1 March 2031.').waitFor();

    // The page itself asks for another look, and says where the difference is.
    await page.goto(at('/architecture/'));
    await page.getByText('The page has changed since you completed it. Look again.').waitFor();
    expect(await page.getByRole('link', { name: 'What changed' }).getAttribute('href')).toBe('/pathways/on-call/changes/');

    await page.goto(at('/pathways/on-call/'));
    await newer.click();
    await button(page, 'Still fine: Architecture').click();
    await page.getByText('Architecture: Noted that you looked again.').waitFor();
    expect(await marks(page)).toEqual(['carried', 'open', 'open', 'open']);

    await button(page, 'Stay with 1.0.0').click();
    await page.locator('.progress-said', { hasText: 'You stay with version 1.0.0.' }).waitFor();
    await page.reload();
    await page.getByText('Version 2.0.0 is there: ').click();
    await page.locator('.progress-way', { hasText: 'You stay with version 1.0.0.' }).waitFor();
    expect(await numbers()).toEqual(['Your version, 1.0.0: 2 of 4', 'Current version, 2.0.0: 1 of 4']);
    expect(await button(page, 'Stay with 1.0.0').count()).toBe(0);

    await button(page, 'I know this: Escalation').click();
    await page.getByText('Escalation: Noted that you know this.').waitFor();
    expect(await numbers()).toEqual(['Your version, 1.0.0: 2 of 4', 'Current version, 2.0.0: 2 of 4']);
    await button(page, 'Upgrade to 2.0.0').click();
    await page.getByText('You are at version 2.0.0 now.').waitFor();
    expect(await numbers()).toEqual(['Completed: 2 of 4']);
    expect(await page.locator('.progress-delta').count()).toBe(0);

    // The earlier version is still there, with how it stands.
    await page.goto(at('/pathways/on-call/v/1.0.0/'));
    await page.locator('.mark[data-standing=carried]').first().waitFor();
    expect(await marks(page)).toEqual(['carried', 'carried', 'open', 'open']);
    expect((await kept(page)).filter((line) => line.includes('@'))).toEqual([
      'started on-call@1.0.0',
      'started on-call@1.0.0',
      'upgraded on-call@2.0.0',
    ]);
  });
});
