import { suggest } from '../suggest.ts';
import { UserError } from '../user-error.ts';
import { didYouMean, quote } from '../wording.ts';
import type { PageFreshness } from './freshness.ts';

/** Pages of an owner, whose name hosts compare without case. Throws a `UserError` for an owner of no page: a slip must not look like peace. */
export function pagesOfOwner(pages: readonly PageFreshness[], owner: string): PageFreshness[] {
  const name = owner.toLowerCase();
  const owned = pages.filter(({ ownership }) => ownership.owners.some((other) => other.toLowerCase() === name));
  if (owned.length > 0) return owned;
  const known = new Set(pages.flatMap(({ ownership }) => ownership.owners));
  throw new UserError(`${quote(owner)} owns no page.`, {
    hint: didYouMean(suggest(owner, known)) ?? 'Write the owner as CODEOWNERS does.',
  });
}
