import { describe, expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { openFixture } from '../helpers/fixture.ts';
import { buildFreshProject, openFreshProject } from '../helpers/fresh-portal.ts';
import { useBrowser, usePortal, type PortalOptions } from '../helpers/visit.ts';
import { findOverflow, lookAt, looks } from './look-at.ts';

/** What authors can write and what can be said of pages, in all its forms; the kinds of pages are those of `every-page.test.ts`. */
const portals: readonly { name: string; portal: PortalOptions; paths: readonly string[] }[] = [
  {
    name: 'every notation',
    portal: { shared: 'all-features', open: () => openFixture('all-features') },
    paths: ['', 'docs/', 'docs/blocks/', 'docs/guides/links/', 'runbooks/disk-full/', 'mdx/', 'mdx/static/', 'mkdocs/', 'vault/', 'all/'],
  },
  {
    name: 'every state of freshness',
    portal: { shared: 'freshness', open: openFreshProject, build: buildFreshProject },
    paths: [
      'docs/command-line/',
      'docs/releasing/',
      'runbooks/payments/refunds/',
      'runbooks/payments/failover/',
      'docs/networking/',
      'docs/queue/',
      'freshness/',
      'owners/',
      'owners/acme-payments/',
    ],
  },
];

const { visit } = useBrowser();

describe.each(portals)('$name', ({ portal, paths }) => {
  const { at } = usePortal(portal);
  const kinds = paths.map((path) => ({ name: path, route: 'page.astro', path }));

  test.each(looks)('is accessible in $colorScheme at $width px', async (look) => {
    const found = await lookAt({ visit, at, kinds }, look, async (page) => {
      await page.locator('.freshness, main details:not(.body *)').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      return [...(await findViolations(page)), ...(await findOverflow(page))];
    });
    expect(found).toEqual([]);
  });
});
