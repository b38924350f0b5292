import { describe, expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { openFixture, openOwnPortal } from '../helpers/fixture.ts';
import { buildFreshProject, openFreshProject } from '../helpers/fresh-portal.ts';
import { openPathwayProject } from '../helpers/pathway-project.ts';
import type { Project } from '../helpers/project.ts';
import { useBrowser, usePortal, type PortalOptions } from '../helpers/visit.ts';

/** Every kind of page, in both themes, wide and narrow: no violation that axe-core finds, nothing wider than the window. */
const portals = [
  {
    name: 'all features',
    open: () => openFixture('all-features'),
    paths: [
      '',
      'docs/',
      'docs/blocks/',
      'docs/guides/links/',
      'runbooks/disk-full/',
      'mdx/',
      'mdx/static/',
      'mkdocs/',
      'vault/',
      'search/?q=link',
      'all/',
      'nowhere/',
    ],
  },
  {
    name: 'our own portal',
    open: openOwnPortal,
    paths: [
      '',
      'wiki/',
      'wiki/author/components/',
      'wiki/reference/rules/',
      'wiki/reference/rules/link/page/',
      'runbooks/',
      'search/?q=build&kind=runbook',
      'all/',
    ],
  },
  {
    name: 'freshness',
    open: openFreshProject,
    build: buildFreshProject,
    paths: [
      'docs/command-line/',
      'docs/releasing/',
      'runbooks/payments/refunds/',
      'runbooks/payments/failover/',
      'docs/networking/',
      'docs/queue/',
      'freshness/',
      'freshness/unclaimed/',
      'owners/',
      'owners/acme-payments/',
    ],
  },
  {
    name: 'pathways',
    open: openPathwayProject,
    paths: [
      '',
      'pathways/',
      'wiki/architecture/?in=on-call',
      'pathways/on-call/',
      'pathways/first-week/',
      'pathways/on-call/v/1.0.0/',
      'pathways/on-call/v/1.0.0/wiki/architecture/',
      'pathways/on-call/changes/',
      'pathways/on-call/changes/1.1.0/',
      'skills/',
      'skills/incident-response/',
      'roles/',
      'roles/sre/',
    ],
  },
] as const;

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const;

const { visit } = useBrowser();

describe.each<{ name: string; open: () => Project | Promise<Project>; build?: PortalOptions['build']; paths: readonly string[] }>(portals)(
  '$name',
  ({ open, build, paths }) => {
    const { at } = usePortal({ open, ...(build && { build }) });

    test.each(looks)('is accessible in $colorScheme at $width px', { timeout: 180_000 }, async ({ colorScheme, width }) => {
      const page = await visit(at('/'), {
        colorScheme,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
        faults: /404 \(Not Found\)/,
      });
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(at(`/${path}`));
        if (path.startsWith('search/')) await page.locator('.results > li').first().waitFor();
        for (const line of await page.locator('.freshness, main details:not(.body *)').all())
          await line.evaluate((details) => details.setAttribute('open', ''));
        found.push(...(await findViolations(page)).map((violation) => `${path}: ${violation}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${path}: ${String(overflow)} px wider than the window`);
      }
      expect(found).toEqual([]);
    });

    test.each(looks)(
      'has an accessible search dialog in $colorScheme at $width px',
      { timeout: 60_000 },
      async ({ colorScheme, width }) => {
        const page = await visit(at('/all/'), { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
        await page.keyboard.press('/');
        await page.getByRole('dialog').getByRole('searchbox').fill('link');
        await page.locator('dialog .results > li').first().waitFor();
        expect(await findViolations(page)).toEqual([]);
      },
    );

    test('has a menu at 320 px that opens, closes and is accessible', { timeout: 60_000 }, async () => {
      const page = await visit(at('/search/'), { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
      await page.goto(at(`/${paths[2] ?? ''}`));
      const side = page.locator('nav.side');
      expect(await side.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu' }).click();
      expect(await side.isVisible()).toBe(true);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await side.isVisible()).toBe(false);
    });
  },
);
