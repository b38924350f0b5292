import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { harbour } from './harbour.ts';
import { harbourKinds } from './kinds.ts';
import { findOverflow, lookAt, looks, measureShift } from './look-at.ts';

/** What a learner sees whose browser has kept something, on a page that it shows for the first time since. */
const { visit } = useBrowser();
const { at } = usePortal(harbour);

/** What is there when the progress has been read. */
const shown: Readonly<Record<string, string>> = {
  home: 'wm-resume a',
  pathway: '.progress-way a',
  pathways: 'main h1',
  progress: 'wm-me button',
};
const kinds = harbourKinds
  .filter(({ withProgress }) => withProgress)
  .map((kind) => ({ ...kind, shown: shown[kind.name] ?? '.progress-state' }));
let storageState: NonNullable<BrowserContextOptions['storageState']>;

beforeAll(async () => {
  const page = await visit(at('/pathways/on-call/'));
  await page.getByRole('button', { name: 'Start this pathway' }).click();
  await page.getByText('Started.').waitFor();
  await page.goto(at('/booking-flow/?in=on-call'));
  await page.getByRole('button', { name: 'Mark as complete' }).click();
  await page.getByText('Marked as complete.').waitFor();
  await page.goto(at('/deploy/?in=on-call'));
  await page.getByLabel('Announced').check();
  await page.getByText('1 of 3 tasks ticked.').first().waitFor();
  const { cookies, origins } = await page.context().storageState({ indexedDB: true });
  // The room that a panel took is remembered where it was seen: here it is to be seen for the first time.
  storageState = { cookies, origins: origins.map((origin) => ({ ...origin, localStorage: [] })) };
});

test.each(looks)('is accessible, fits and holds still, in $colorScheme at $width px', async (look) => {
  const found = await lookAt({ visit, at, kinds }, { ...look, storageState }, async (page) => {
    const shift = await measureShift(page);
    return [...(shift > 0.01 ? [`moved by ${shift.toFixed(3)}`] : []), ...(await findOverflow(page)), ...(await findViolations(page))];
  });
  expect(found).toEqual([]);
});
