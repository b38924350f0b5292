import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { openPathwayProject } from '../helpers/pathway-project.ts';
import { guideBase, openGuide } from './guide.ts';

const { visit, requests } = useBrowser();
const { at } = usePortal({ shared: 'guide', open: openGuide, base: guideBase });

/** The search that is open, as a dialog or as a page. */
const field = (page: Page): ReturnType<Page['locator']> => page.locator('wm-search input[type=search]');
const results = (page: Page): ReturnType<Page['locator']> => page.locator('.result-title');

/** Waits until the search says something. */
const saying = (page: Page, text: string | RegExp): Promise<void> => page.locator('.search-status', { hasText: text }).waitFor();

/** What the focus is on, in one word or two. */
const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '');

describe('the dialog', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('opens with %s, ready for typing', async (key) => {
    const page = await visit(at('/wiki/team/rota/'));
    await page.keyboard.press(key);
    await page.locator('dialog[open] input[type=search]').waitFor();
    await page.keyboard.type('rabbitmq');
    await results(page).first().waitFor();
    expect(await field(page).inputValue()).toBe('rabbitmq');
    expect(await results(page).allTextContents()).toEqual(['Queue']);
  });

  test('opens by its button', async () => {
    const page = await visit(at('/'));
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
    await page.locator('dialog[open] input[type=search]').waitFor();
  });

  test('leaves a slash that is typed elsewhere alone', async () => {
    const page = await visit(at('/'));
    await page.locator('.ask input').focus();
    await page.keyboard.type('a/b');
    expect(await page.locator('.ask input').inputValue()).toBe('a/b');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/search/?q=a%2Fb'));
  });

  test('leads through its results with arrow keys, and opens the chosen one with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.type('snapshot');
    await results(page).nth(1).waitFor();
    const [first, second] = await page.locator('.results a').allTextContents();
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focusOf(page)).toBe('Search the portal');
    await page.keyboard.press('ArrowDown');
    const address = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.keyboard.press('Enter');
    await page.waitForURL(address);
  });

  test('opens the first result with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('rabbitmq');
    await results(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/wiki/systems/queue/'));
  });

  test('opens the first result when it comes, for who was faster with Enter', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('rabbitmq');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/wiki/systems/queue/'));
  });

  test('closes with Escape, and the focus returns to where it was', async () => {
    const page = await visit(at('/wiki/'));
    await page.locator('main').getByRole('link', { name: 'being on call' }).focus();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('queue');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    expect(await focusOf(page)).toBe('being on call');
  });

  test('closes with a click beside it and with its button', async () => {
    const page = await visit(at('/wiki/'));
    const dialog = page.locator('dialog');
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('takes its question along to the search page', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.type('vol');
    await results(page).first().waitFor();
    await page.keyboard.type('ume');
    await page.getByRole('link', { name: 'Open the search page' }).click();
    await page.waitForURL(at('/search/?q=volume'));
    await saying(page, /results? for “volume”/);
  });
});

describe('the search page', () => {
  test('asks what stands in its address', async () => {
    const page = await visit(at('/search/?q=snapshot&kind=runbook'));
    await saying(page, '1 result for “snapshot”');
    expect(await field(page).inputValue()).toBe('snapshot');
    expect(await results(page).allTextContents()).toEqual(['Restore a volume']);
    expect(await page.getByRole('checkbox', { name: 'Runbook' }).isChecked()).toBe(true);
  });

  test('keeps its state in the address, and Back finds it again', async () => {
    const page = await visit(at('/search/'));
    await field(page).fill('snapshot');
    await saying(page, /^[2-9] results for “snapshot”$/);
    await page.locator('input[name=kind][value=runbook]').check();
    await saying(page, '1 result for “snapshot”');
    const address = page.url();
    expect(new URL(address).search).toBe('?q=snapshot&kind=runbook');
    await results(page).first().click();
    await page.waitForURL(at('/runbooks/restore-a-volume/'));
    await page.goBack();
    await page.waitForURL(address);
    await saying(page, '1 result for “snapshot”');
    expect(await field(page).inputValue()).toBe('snapshot');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await saying(page, /^[2-9] results/);
    expect(new URL(page.url()).search).toBe('?q=snapshot');
  });

  test('lists by filters alone', async () => {
    const page = await visit(at('/search/?kind=runbook'));
    await saying(page, /^2 results$/);
    expect((await results(page).allTextContents()).sort()).toEqual(['Drain a node', 'Restore a volume']);
  });

  test.each([
    ['amqp', 'a tag'],
    ['somebody free', 'the description'],
  ])('finds “%s”, which only %s has, and says what the page is about', async (query) => {
    const page = await visit(at(`/search/?q=${encodeURIComponent(query)}`));
    await saying(page, '1 result for');
    expect(await results(page).allTextContents()).toEqual(['Queue']);
    expect(await page.locator('.result p').allTextContents()).toEqual(['Where work is kept until somebody is free.']);
  });

  test('shows the words around a match, without the title once more', async () => {
    const page = await visit(at('/search/?q=rabbitmq'));
    await saying(page, '1 result for');
    expect(await page.locator('.result p').allTextContents()).toEqual(['Messages wait in RabbitMQ.']);
  });

  test('leads to the section that matches', async () => {
    const page = await visit(at('/search/?q=zebrafish'));
    await page.locator('.result').getByRole('link', { name: 'Evict the pods' }).click();
    await page.waitForURL(at('/runbooks/drain-a-node/#evict-the-pods'));
    expect(await page.locator(':target').innerText()).toBe('Evict the pods');
  });

  test('says when there is nothing, and where to go instead', async () => {
    const page = await visit(at('/search/?q=qxjvk'));
    await saying(page, 'Nothing found for “qxjvk”. Try fewer words or another spelling.');
    await page.getByRole('link', { name: 'Look through all pages' }).click();
    await page.waitForURL(at('/all/'));
  });

  test('says when the filters leave nothing', async () => {
    const page = await visit(at('/search/?q=rabbitmq&kind=runbook'));
    await saying(page, 'No page matches all of the filters.');
  });

  test('shows what was asked as text, never as elements', async () => {
    const page = await visit(at(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`));
    await saying(page, '<img src=x onerror=alert(1)>');
    expect(await page.locator('.search-status img').count()).toBe(0);
  });

  test('says when the index can’t be had', async () => {
    const page = await visit(at('/search/?q=queue'), {
      faults: /ERR_FAILED/,
      prepare: (context) => context.route('**/pagefind/**', (route) => route.abort()),
    });
    await saying(page, 'The search index could not be loaded.');
  });

  test('says that it needs scripts where there are none', async () => {
    const page = await visit(at('/search/?q=queue'), { javaScriptEnabled: false });
    expect(await page.locator('noscript').innerText()).toContain('Search needs JavaScript. Without it, the full index lists every page.');
    await page.locator('main').getByRole('link', { name: 'Look through all pages' }).click();
    await page.waitForURL(at('/all/'));
  });
});

describe('a question that no page answers as it is', () => {
  test('is corrected, and can be asked as it was typed', async () => {
    const page = await visit(at('/search/?q=rabitmq'));
    await saying(page, '1 result for “rabbitmq”.');
    expect(await results(page).allTextContents()).toEqual(['Queue']);
    await page.getByRole('button', { name: 'Search for “rabitmq” instead' }).click();
    await saying(page, 'Did you mean “rabbitmq”?');
    expect(new URL(page.url()).search).toBe('?q=rabitmq&typed=1');
    expect(await focusOf(page)).toBe('Search the portal');
    await page.getByRole('button', { name: 'Did you mean “rabbitmq”?' }).click();
    await saying(page, /^1 result for “rabbitmq”$/);
    expect(new URL(page.url()).search).toBe('?q=rabbitmq');
  });

  test('loses words that no page has with the others', async () => {
    const page = await visit(at('/search/?q=restore+volume+qxjvk'));
    await saying(page, 'These have 2 of your 3 words, without “qxjvk”.');
    expect(await results(page).first().textContent()).toBe('Restore a volume');
  });

  test('says which filter to drop, and what that gives', async () => {
    const page = await visit(at('/search/?q=rabbitmq&kind=runbook'));
    await page.getByRole('button', { name: 'Without the filter Kind: 1 result' }).click();
    await saying(page, /^1 result for “rabbitmq”$/);
    expect(new URL(page.url()).search).toBe('?q=rabbitmq');
  });

  test('asks for the list of words only when it needs it', async () => {
    const page = await visit(at('/search/?q=snapshot'));
    await saying(page, 'results for “snapshot”');
    expect(requests().map((request) => new URL(request.url()).pathname)).not.toContain('/learn/pagefind/words.json');
    await field(page).fill('snapshto');
    await saying(page, 'results for “snapshot”. ');
    expect(requests().map((request) => new URL(request.url()).pathname)).toContain('/learn/pagefind/words.json');
  });
});

describe('an address that is typed', () => {
  test.each(['/wiki/systems/queue/', 'wiki/systems/queue', 'wiki/systems/queue.md', 'systems/queue.md'])(
    '%s offers its page first',
    async (query) => {
      const page = await visit(at(`/search/?q=${encodeURIComponent(query)}`));
      await results(page).first().waitFor();
      expect(await results(page).first().textContent()).toBe('Queue');
      expect(
        await results(page)
          .filter({ hasText: /^Queue$/ })
          .count(),
      ).toBe(1);
    },
  );

  test('leads to the page that lived there', async () => {
    const page = await visit(at('/wiki/'));
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.type('/old-components/');
    await page.locator('.result', { hasText: 'The page at this address' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/wiki/components/'));
  });
});

describe('what was found', () => {
  const marks = (page: Page): Promise<string[]> =>
    page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((place) => (place as Range).toString()));

  test('is marked on the page that a result leads to, which keeps its address and its elements', async () => {
    const page = await visit(at('/search/?q=draining'));
    const result = results(page).filter({ hasText: 'On call' });
    expect(await result.getAttribute('href')).toBe('/learn/wiki/team/on-call/');
    await result.click();
    await page.getByText('Your words are marked in 1 place.').waitFor();
    expect(page.url()).toBe(at('/wiki/team/on-call/'));
    expect(await marks(page)).toEqual(['drain']);
    expect(await page.locator('main mark').count()).toBe(0);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Place 1 of 1').waitFor();
    await page.getByRole('button', { name: 'Remove marks' }).click();
    expect(await marks(page)).toEqual([]);
    expect(await page.locator('.found-bar').count()).toBe(0);
  });

  test('is marked in sections, and Escape takes the marks away', async () => {
    const page = await visit(at('/search/?q=zebrafish'));
    await page.locator('.result').getByRole('link', { name: 'Evict the pods' }).click();
    await page.getByText('Your words are marked').waitFor();
    expect(page.url()).toBe(at('/runbooks/drain-a-node/#evict-the-pods'));
    expect(await marks(page)).toEqual(['zebrafish']);
    await page.keyboard.press('Escape');
    expect(await marks(page)).toEqual([]);
  });

  test('is asked for by nobody else: without words no script is loaded', async () => {
    const page = await visit(at('/wiki/team/on-call/'));
    await page.waitForLoadState('networkidle');
    expect(requests().filter((request) => request.url().includes('wm-search'))).toEqual([]);
  });
});

describe('questions of late', () => {
  const late = (page: Page): Promise<string[]> => page.locator('.recent-query').allTextContents();

  test('are kept in the browser, asked again by keys, and forgotten', async () => {
    const page = await visit(at('/wiki/'));
    for (const query of ['rabbitmq', 'snapshot']) {
      await page.keyboard.press('/');
      await field(page).fill(query);
      await saying(page, `for “${query}”`);
      await page.keyboard.press('Enter');
      await page.waitForURL(/systems/);
      await page.goto(at('/wiki/'));
    }
    await page.keyboard.press('/');
    await page.locator('.recent-query').first().waitFor();
    expect(await late(page)).toEqual(['snapshot', 'rabbitmq']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await saying(page, '1 result for “rabbitmq”');
    expect(await field(page).inputValue()).toBe('rabbitmq');
    await field(page).fill('');
    await page.getByRole('button', { name: 'Forget “snapshot”' }).click();
    expect(await late(page)).toEqual(['rabbitmq']);
    await page.getByRole('button', { name: 'Forget all' }).click();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(await focusOf(page)).toBe('Search the portal');
  });

  test('are deleted with all that the portal keeps', async () => {
    const page = await visit(at('/search/?q=rabbitmq'));
    await saying(page, '1 result for “rabbitmq”');
    await field(page).press('Enter');
    await page.goto(at('/me/'));
    await page.getByText('Search keeps your last five questions').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('waymark-recent:/learn/'))).toBe('["rabbitmq"]');
    await page.getByRole('button', { name: 'Delete your progress' }).click();
    await page.getByRole('button', { name: /^Yes, delete/ }).click();
    await page.waitForFunction(() => localStorage.length === 0);
  });

  test('are none where storage is forbidden, and search works', async () => {
    const page = await visit(at('/search/?q=rabbitmq'), {
      prepare: (context) =>
        context.addInitScript(() => {
          Object.defineProperty(window, 'localStorage', {
            get() {
              throw new DOMException('No storage.', 'SecurityError');
            },
          });
        }),
    });
    await saying(page, '1 result for “rabbitmq”');
    await results(page).first().click();
    await page.waitForURL(at('/wiki/systems/queue/'));
  });
});

test('works by touch', async () => {
  const page = await visit(at('/wiki/'), { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).tap();
  await field(page).fill('snapshot');
  await saying(page, 'results for “snapshot”');
  await page.locator('.filters summary').tap();
  await page.locator('input[name=kind][value=runbook]').tap();
  await saying(page, '1 result for “snapshot”');
  await results(page).first().tap();
  await page.waitForURL(at('/runbooks/restore-a-volume/'));
});

describe('filters', () => {
  const { at: atPath } = usePortal({ open: openPathwayProject });
  const group = (page: Page, name: string): ReturnType<Page['locator']> => page.getByRole('group', { name });

  test('are called by their titles, with how many pages they leave', async () => {
    const page = await visit(atPath('/search/'));
    await group(page, 'Skill').waitFor();
    expect(await group(page, 'Skill').getByRole('checkbox', { name: 'Map of the system 1' }).count()).toBe(1);
    expect(await group(page, 'Pathway').locator('label').allInnerTexts()).toContainEqual(expect.stringMatching(/^On-call engineer\s*\d+$/));
    await page.getByRole('checkbox', { name: 'Map of the system' }).check();
    await saying(page, /^1 result$/);
    expect(new URL(page.url()).search).toBe('?skill=system-map');
    expect(await results(page).allTextContents()).toEqual(['Architecture']);
  });
});
