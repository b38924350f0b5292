import type { Catalog, Page } from '../../src/core/catalog.ts';
import { UserError } from '../../src/core/user-error.ts';
import { quote } from '../../src/core/wording.ts';
import type { RefusedPage } from '../../src/report/verify.ts';

/**
 * Pages with something to verify that may be run: those of trusted sources. Trust comes from the configuration, never from the page.
 * Throws a `UserError` where nothing is left.
 */
export function choosePages(
  { pages, sources }: Pick<Catalog, 'pages' | 'sources'>,
  only: (path: string) => boolean,
  isNamed: boolean,
): { pages: Page[]; refused: RefusedPage[] } {
  const trusted = new Set(sources.filter(({ trust }) => trust === 'trusted').map(({ id }) => id));
  const wanted = pages.filter(({ path, document }) => only(path) && (document.blocks ?? []).length > 0);
  const chosen = wanted.filter(({ source }) => trusted.has(source));
  const refused = wanted
    .filter(({ source }) => !trusted.has(source))
    .map(({ path, source }) => ({ path, reason: `its source ${quote(source)} is untrusted` }));
  if (chosen.length > 0) return { pages: chosen, refused };
  const [first] = refused;
  if (first) {
    throw new UserError(`${quote(first.path)} isn’t run: ${first.reason}.`, {
      hint: 'Only what comes from sources with `trust: trusted` in `waymark.yml` may run.',
    });
  }
  throw new UserError(isNamed ? 'None of these pages has anything to verify.' : 'No page has anything to verify.', {
    hint: 'Mark a fence with ```sh verify, or give a lab a `verify` command.',
  });
}
