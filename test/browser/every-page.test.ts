import { describe, expect, test } from 'vitest';
import { contentPolicy } from '../../src/site/policy.ts';
import { routes } from '../../src/site/routes.ts';
import { findViolations } from '../helpers/axe.ts';
import { ownPortal } from '../helpers/portals.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { harbour } from './harbour.ts';
import { harbourKinds, otherRoutes, ownKinds } from './kinds.ts';
import { findCoveredWords, findOverflow, lookAt, looks, measureShift } from './look-at.ts';

/** What must hold on every kind of page, in both themes, narrow and wide. Faults that a browser itself notes are `useBrowser`'s. */
const { visit } = useBrowser();

/** A share of the window that has moved, summed over the load of a page (the design of the portal). */
const mostShift = 0.01;

test('every template makes a kind of page that is looked at', () => {
  const pages = routes.map(({ entrypoint }) => entrypoint).filter((entrypoint) => entrypoint.endsWith('.astro'));
  const known = [...harbourKinds.map(({ route }) => route), ...Object.keys(otherRoutes)];
  expect([...new Set(known)].sort()).toEqual([...new Set(pages)].sort());
});

describe.each([
  { name: 'a portal with every kind of page', portal: harbour, kinds: harbourKinds, ways: looks },
  // The same templates and styles again, with much more in them.
  {
    name: 'our own portal',
    portal: ownPortal,
    kinds: ownKinds,
    ways: looks.filter(({ colorScheme, width }) => (colorScheme === 'light') === width > 320),
  },
])('$name', ({ portal, kinds, ways }) => {
  const { at } = usePortal(portal);

  test.each(ways)('is accessible, holds still, fits and keeps to its policy, in $colorScheme at $width px', async (look) => {
    const found = await lookAt({ visit, at, kinds }, look, async (page, kind) => {
      const shift = await measureShift(page);
      const policy = await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content');
      await kind.act?.(page);
      // What is folded away is read as well.
      await page.locator('main details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      return [
        ...(shift > mostShift ? [`moved by ${shift.toFixed(3)}`] : []),
        ...(policy === contentPolicy ? [] : [`its policy is ${String(policy)}`]),
        ...(await findOverflow(page)),
        ...(await findCoveredWords(page)),
        ...(await findViolations(page)),
      ];
    });
    expect(found).toEqual([]);
  });
});
