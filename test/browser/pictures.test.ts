import { arch, platform } from 'node:process';
import { describe, expect, test } from 'vitest';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { harbour, harbourDay } from './harbour.ts';
import { harbourKinds } from './kinds.ts';
import { lookAt, type Look } from './look-at.ts';
import { fixFonts, judgePicture } from './pictures.ts';

/**
 * How every kind of page looks: a portal whose content, dates and fonts never change, against pictures that somebody has accepted with
 * `npm run pictures`. Only where the packaged Chromium runs, as others draw letters otherwise.
 */
const isComparable = platform === 'linux' && arch === 'x64' && process.env['CHROME_PATH'] === undefined;

/** As wide as a telephone and a laptop. Of most pages the first screen is enough. */
const looks = [
  { colorScheme: 'light', width: 360, height: 640 },
  { colorScheme: 'dark', width: 360, height: 640 },
  { colorScheme: 'light', width: 1280, height: 720 },
  { colorScheme: 'dark', width: 1280, height: 720 },
] as const satisfies readonly Look[];

/** Pages whose parts lie far below one another: whole in one look, as tall pictures are large. */
const tall = new Set(['runbook', 'pathway']);

/** Kinds that have the parts of another, and nothing of their own to see. */
const alike = new Set([
  'first page of a source',
  'search',
  'pathway without release',
  'all changes',
  'pages without claims',
  'owner',
  'roles',
  'page that leads on',
  'design',
]);

describe.skipIf(!isComparable)('with the packaged Chromium on Linux x64', () => {
  const { visit } = useBrowser();
  const { at } = usePortal(harbour);
  const kinds = harbourKinds.filter(({ name }) => !alike.has(name));

  test.each(looks)('every kind of page looks as accepted, in $colorScheme at $width px', async (look) => {
    const { colorScheme, width } = look;
    const prepare: Look['prepare'] = async (context) => {
      await fixFonts(context);
      await context.clock.setFixedTime(`${harbourDay}T12:00:00Z`);
    };
    const found = await lookAt({ visit, at, kinds }, { ...look, reducedMotion: 'reduce', prepare }, async (page, kind) => {
      await page.evaluate(() => document.fonts.ready);
      await kind.act?.(page);
      const fullPage = tall.has(kind.name) && colorScheme === 'light' && width === 360;
      const picture = await page.screenshot({ fullPage, animations: 'disabled', caret: 'hide', scale: 'css' });
      const wrong = judgePicture(`${kind.name.replaceAll(' ', '-')}-${String(width)}-${colorScheme}`, picture);
      return wrong === undefined ? [] : [wrong];
    });
    expect(found).toEqual([]);
  });
});
