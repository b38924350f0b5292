import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildFreshProject, openFreshProject } from '../helpers/fresh-portal.ts';
import { today } from '../helpers/freshness.ts';
import { useBrowser, usePortal, type VisitOptions } from '../helpers/visit.ts';

const { visit: open } = useBrowser();
const { at, folder } = usePortal({ shared: 'freshness', open: openFreshProject, build: buildFreshProject });

/** The clock of a reader's browser. */
const on = (day: string): VisitOptions => ({ prepare: (context: BrowserContext) => context.clock.setFixedTime(`${day}T12:00:00Z`) });
const visit = (path: string, options: VisitOptions = on(today)): Promise<Page> => open(at(`/${path}`), options);
const noScripts: VisitOptions = { javaScriptEnabled: false };

/** What the line says. */
const lineOf = async (page: Page): Promise<string> => (await page.locator('.freshness summary').innerText()).replace(/\s+/g, ' ').trim();
const titles = (page: Page): Promise<string[]> => page.locator('.states tbody tr:visible th').allInnerTexts();

describe('the line on a page', () => {
  test.each([
    ['docs/command-line/', 'Look again. Last reviewed 1 June 2026 by @ada. Code that this page describes has changed since.'],
    ['docs/releasing/', 'Look again. Not reviewed yet. Something that this page names is no longer in the repository.'],
    ['runbooks/payments/refunds/', 'Look again. Last reviewed 12 January 2026 by @acme/payments. A review was due on 12 July 2026.'],
    ['docs/networking/', 'Fine. Confirmed 1 August 2026 by @acme/platform together with 143 other pages at once.'],
    ['docs/queue/', 'Unknown. Last reviewed 2 May 2026 by @ada. Whether code that this page describes has changed can’t be told.'],
  ])('of %s says %s, with scripts and without', async (path, text) => {
    expect(await lineOf(await visit(path))).toBe(text);
    const page = await visit(path, noScripts);
    expect(await lineOf(page)).toBe(text);
    expect((await page.locator('.freshness .icon').boundingBox())?.width).toBeGreaterThan(10);
  });

  test('unfolds its evidence by keyboard, with links to the host', async () => {
    const page = await visit('docs/command-line/', noScripts);
    const evidence = page.locator('.evidence');
    expect(await evidence.isVisible()).toBe(false);
    await page.locator('.freshness summary').focus();
    await page.keyboard.press('Enter');
    expect(await evidence.isVisible()).toBe(true);
    const links = await evidence.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const repo = 'https://github.com/acme/handbook';
    expect(links).toEqual([
      `${repo}/blob/main/src/cli.ts`,
      `${repo}/commit/${'c'.repeat(40)}`,
      `${repo}/compare/${'e'.repeat(40)}...${'9'.repeat(40)}`,
      `${repo}/blob/main/src/cli.ts`,
      `${repo}/blob/main/src/help.ts`,
      `${repo}/commit/${'e'.repeat(40)}`,
      '/freshness/',
    ]);
    expect(await evidence.innerText()).toContain('As of 1 September 2026.');
  });

  test('is not there where nothing is claimed, but the owner is', async () => {
    const page = await visit('docs/glossary/');
    expect(await page.locator('.freshness').count()).toBe(0);
    expect(await page.locator('.keepers').innerText()).toMatch(/Owner\s+@acme\/docs/);
    await page.goto(at('/docs/2019/'));
    expect(await page.locator('.freshness').count()).toBe(0);
    expect(await page.getByText('This page is kept for the record.').isVisible()).toBe(true);
  });

  test('follows the reader’s clock when the build is old', async () => {
    const [soon, late] = [await visit('docs/networking/', on('2027-08-15')), await visit('docs/networking/', on('2027-08-31'))];
    const start = 'Confirmed 1 August 2026 by @acme/platform together with 143 other pages at once.';
    expect(await lineOf(soon)).toBe(`Fine. ${start} A review is due since 1 August 2027.`);
    expect(await lineOf(late)).toBe(`Look again. ${start} A review was due on 1 August 2027.`);
    expect(await late.locator('.freshness').getAttribute('data-state')).toBe('look-again');
    const early = await visit('docs/networking/', on('2020-01-01'));
    expect(await lineOf(early)).toBe(`Fine. ${start}`);
  });

  test('tells when a review is no longer put off', async () => {
    const page = await visit('runbooks/payments/failover/', on('2026-10-01'));
    expect(await lineOf(page)).toContain(
      'Unknown. Last reviewed 1 February 2026 by @acme/payments. Its review is put off until 1 October 2026',
    );
    const later = await visit('runbooks/payments/failover/', on('2026-10-02'));
    expect(await lineOf(later)).toBe('Look again. Last reviewed 1 February 2026 by @acme/payments. A review was due on 1 August 2026.');
  });

  test('is on paper too, without its evidence', async () => {
    const page = await visit('docs/command-line/');
    await page.emulateMedia({ media: 'print' });
    expect([await page.locator('.freshness summary').isVisible(), await page.locator('.evidence').isVisible()]).toEqual([true, false]);
  });
});

describe('the owner of a runbook', () => {
  test('can be reached from the top of the page', async () => {
    const page = await visit('runbooks/payments/refunds/', { ...noScripts, viewport: { width: 360, height: 640 } });
    const owner = page.locator('.keepers').first();
    expect((await owner.boundingBox())?.y).toBeLessThan(300);
    expect(await owner.innerText()).toContain('#payments');
    expect(await owner.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '/owners/#acme-payments',
      'https://pager.example/payments',
      'mailto:payments@acme.example',
    ]);
    await owner.getByRole('link', { name: 'Payments', exact: true }).click();
    await page.waitForURL('**/owners/#acme-payments');
    expect(await page.locator(':target').innerText()).toBe('Payments');
  });
});

describe('reporting a problem', () => {
  const bodyOf = async (page: Page, place: string): Promise<string> => {
    const link = page.locator(place).getByRole('link', { name: 'Report a problem' });
    await link.focus();
    return new URL((await link.getAttribute('href')) ?? '').searchParams.get('body') ?? '';
  };

  test('names page, address, text and owner without scripts', async () => {
    const page = await visit('runbooks/payments/refunds/', noScripts);
    const body = await bodyOf(page, '.tasks');
    expect(body).toContain('- Page: `Refunds that hang`\n- File: `runbooks/payments/refunds.md`\n- Address: /runbooks/payments/refunds/\n');
    expect(body).toMatch(/- Section: \(which one\?\)\n- Text of: 2026-02-03, commit [0-9a-f]{40}\n- Owner: `@acme\/payments`\n/);
  });

  test('names the section that the reader came for', async () => {
    const page = await visit('runbooks/payments/refunds/#retry-it');
    expect(await bodyOf(page, '.tasks')).toContain(`- Section: \`Retry it\`, ${at('/runbooks/payments/refunds/#retry-it')}\n`);
    await page.goto(at('/runbooks/payments/refunds/'));
    expect(await bodyOf(page, '.tasks')).toContain('- Section: (which one?)');
  });

  test('names the section that is being read, beside it', async () => {
    const page = await visit('runbooks/payments/refunds/', { viewport: { width: 1400, height: 240 } });
    await page.evaluate(() => document.getElementById('before-you-begin')?.scrollIntoView({ behavior: 'instant' }));
    await page.locator('nav.outline a[aria-current]', { hasText: 'Before you begin' }).waitFor();
    await page.locator('nav.outline').getByRole('link', { name: 'Report a problem' }).dispatchEvent('pointerdown');
    const link = page.locator('nav.outline').getByRole('link', { name: 'Report a problem' });
    expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain('`Before+you+begin`,');
  });
});

describe('the list of what needs a look', () => {
  const byUrgency = ['Releasing', 'Refunds that hang', 'The command line', 'The queue', 'Failover', 'The old cluster', 'Networking'];

  test('is whole without scripts, most urgent first, and counts what claims nothing', async () => {
    const page = await visit('freshness/', noScripts);
    expect(await titles(page)).toEqual(byUrgency);
    expect((await page.locator('.counts').innerText()).replace(/\s+/g, ' ')).toBe('Look again 3 Unknown 2 Fine 2 3 pages without a claim');
    expect(await page.locator('form.narrow, .states button').count()).toBe(0);
    await page.getByRole('link', { name: '3 pages without a claim' }).click();
    await page.waitForURL('**/freshness/unclaimed/');
    expect(await page.locator('.page-links a').allInnerTexts()).toEqual(['Glossary', 'How it came about', 'How we did it in 2019']);
  });

  test('is sorted by keyboard, says how, and keeps it in its address', async () => {
    const page = await visit('freshness/');
    const button = page.getByRole('columnheader', { name: 'Last reviewed' }).getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await titles(page)).toEqual([
      'The old cluster',
      'Refunds that hang',
      'Failover',
      'The queue',
      'The command line',
      'Networking',
      'Releasing',
    ]);
    expect(await page.getByRole('columnheader', { name: 'Last reviewed' }).getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Space');
    expect(await page.getByRole('columnheader', { name: 'Last reviewed' }).getAttribute('aria-sort')).toBe('descending');
    expect(await page.locator('[aria-sort]').count()).toBe(1);
    const sorted = await titles(page);
    expect(sorted[1]).toBe('Networking');
    await page.reload();
    expect(await titles(page)).toEqual(sorted);
  });

  test('is narrowed by state and owner, says how many are left, and keeps it in its address', async () => {
    const page = await visit('freshness/');
    await page.getByLabel('State').selectOption('Look again');
    expect(await titles(page)).toEqual(byUrgency.slice(0, 3));
    await page.getByLabel('Owner').selectOption('Developer tools');
    expect(await titles(page)).toEqual(['Releasing', 'The command line']);
    expect(await page.getByRole('status').innerText()).toBe('2 of 7 pages');
    expect(new URL(page.url()).search).toBe('?state=look-again&owner=Developer+tools');
    await page.reload();
    expect(await titles(page)).toEqual(['Releasing', 'The command line']);
    await page.getByLabel('State').selectOption('All');
    await page.getByLabel('Owner').selectOption('All');
    expect(await titles(page)).toEqual(byUrgency);
    expect(new URL(page.url()).search).toBe('');
  });

  test('passes over an address that means nothing', async () => {
    const page = await visit('freshness/?state=nonsense&sort=99&owner=<b>');
    expect(await titles(page)).toEqual(byUrgency);
  });

  test('follows the reader’s clock, counts included', async () => {
    const page = await visit('freshness/', on('2027-09-01'));
    const row = page.getByRole('row', { name: 'Networking' });
    expect(await row.locator('td').first().innerText()).toBe('Look again');
    expect(await row.innerText()).toContain('Overdue, was due 1 Aug 2027');
    expect((await page.locator('.counts').innerText()).replace(/\s+/g, ' ')).toContain('Look again 6 Unknown 1 Fine 0');
  });

  test('is a list on narrow screens, in which nothing is lost', async () => {
    const page = await visit('freshness/', { viewport: { width: 360, height: 640 }, ...on(today) });
    const row = page.locator('.states tbody tr').nth(1);
    expect((await row.innerText()).replace(/\s+/g, ' ')).toBe(
      'Refunds that hang Look again Overdue, was due 12 Jul 2026 Touched: src/payments/refund.ts Reviewed 12 Jan 2026 by @acme/payments Payments',
    );
  });

  test('has rows so light that a part of it stays near 60 kB', () => {
    const html = readFileSync(join(folder(), 'freshness/index.html'), 'utf8');
    const rows = html.slice(html.indexOf('<tbody'), html.indexOf('</tbody>'));
    expect(rows.length / 7).toBeLessThan(750);
  });
});

describe('owners', () => {
  test('each have a section and a list of their own; what nobody answers for comes last', async () => {
    const page = await visit('owners/', noScripts);
    expect(await page.locator('main h2').allInnerTexts()).toEqual([
      '@acme/docs',
      'Payments',
      '@acme/platform',
      'Developer tools',
      '@ada',
      'No owner: no rule names one',
    ]);
    const payments = page.locator('section', { has: page.locator('#acme-payments') });
    expect(await payments.locator('tbody th').allInnerTexts()).toEqual(['Refunds that hang', 'Failover']);
    await payments.getByRole('link', { name: 'All of its pages' }).click();
    await page.waitForURL('**/owners/acme-payments/');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Payments');
    await page.goto(at('/owners/~unmatched/'));
    expect(await titles(page)).toEqual(['The old cluster']);
  });

  test('are reached from the foot of every page', async () => {
    const page = await visit('', noScripts);
    await page.locator('.foot').getByRole('link', { name: 'Owners' }).click();
    await page.waitForURL('**/owners/');
    await page.locator('.foot').getByRole('link', { name: 'Freshness' }).click();
    await page.waitForURL('**/freshness/');
  });
});

describe('search', () => {
  test('narrows by freshness and owner', async () => {
    const page = await visit('search/?freshness=look-again');
    const titlesFound = page.locator('.result-title');
    await titlesFound.nth(2).waitFor();
    expect((await titlesFound.allTextContents()).sort()).toEqual(['Refunds that hang', 'Releasing', 'The command line']);
    const group = page.getByRole('group', { name: 'Freshness' });
    expect((await group.locator('label').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Look again 3',
      'Fine 2',
      'Unknown 2',
    ]);
    await page.getByRole('group', { name: 'Owner' }).getByRole('checkbox', { name: 'Payments' }).check();
    await page.locator('.search-status', { hasText: '1 result' }).waitFor();
    expect(await titlesFound.allTextContents()).toEqual(['Refunds that hang']);
  });
});
