import type { Catalog, Page } from '../../src/core/catalog.ts';
import { isMisread } from '../../src/core/document.ts';
import { UserError } from '../../src/core/user-error.ts';
import { listVerifyFaults } from '../../src/core/verify/result.ts';
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
  const wanted = pages.filter(
    ({ path, document }) => only(path) && ((document.blocks ?? []).length > 0 || listVerifyFaults({ document }).length > 0),
  );
  const judged = wanted.map((page) => ({ page, refusal: refuse(page, trusted) }));
  const chosen = judged.filter(({ refusal }) => refusal === undefined).map(({ page }) => page);
  const refused = judged.flatMap(({ page: { path }, refusal }) => (refusal ? [{ path, ...refusal }] : []));
  if (chosen.length > 0) return { pages: chosen, refused };
  const [first] = refused;
  if (first) throw new UserError(`${quote(first.path)} isn’t run: ${first.reason}.`, { hint: first.hint });
  throw new UserError(isNamed ? 'None of these pages has anything to verify.' : 'No page has anything to verify.', {
    hint: 'Mark a fence with ```sh verify, or give a lab a `verify` command.',
  });
}

/** Why a page isn't run. Of one that can't be read as it is meant, only a part of the blocks may be known. */
function refuse({ source, document }: Page, trusted: ReadonlySet<string>): Omit<RefusedPage, 'path'> | undefined {
  if (!trusted.has(source)) {
    const hint = 'Only what comes from sources with `trust: trusted` in `waymark.yml` may run.';
    return { reason: `its source ${quote(source)} is untrusted`, hint, isFault: false };
  }
  if (!isMisread(document)) return undefined;
  return { reason: 'it is no valid MDX, so that nobody knows all its blocks', hint: '`waymark check` says where.', isFault: true };
}
