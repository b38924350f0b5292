import { findSame, isFork, listOrigins, skipShared, type Answer } from '../history-answer.ts';
import type { Change } from '../history.ts';
import { isTelling, type ReviewKey } from './review-key.ts';

/** From this many pages on, a commit that stamps pages and touches no text confirmed them as a batch: nobody is believed to have read them all. */
export const batchMinimum = 10;

/** Says which review a content holds, if any; undefined when it can't be read or says nothing sure. */
export type ReviewOf = (blob: string) => { review: ReviewKey | undefined } | undefined;

/**
 * Looks for the commit that introduced a review: back through the versions of a page as long as they hold it. Asks for contents by
 * their ids before it reads them, each time for twice as many as the last time. Ends with the commit; with nothing when HEAD's page
 * doesn't hold the review, when a content can't be read, when history ends, and when the page moved with an edit from who knows where.
 */
export function* findStamp(start: Answer, review: ReviewKey, reviewOf: ReviewOf): Generator<string[], Change | undefined, void> {
  let at = skipShared(start);
  let ahead = 1;
  const read = new Set<string>();
  function* need(answers: readonly Answer[]): Generator<string[], void, void> {
    const blobs = answers.flatMap(({ version }) => (version && !read.has(version.blob) ? [version.blob] : []));
    if (blobs.length === 0) return;
    for (const blob of blobs) read.add(blob);
    yield blobs;
  }
  const holds = ({ version }: Answer): boolean => version !== undefined && reviewOf(version.blob)?.review === review;
  const isUnread = ({ version }: Answer): boolean => version === undefined || !reviewOf(version.blob);

  // First the content that HEAD has: in a partial clone that may be all there is.
  yield* need([at]);
  if (!holds(at)) return undefined;
  for (;;) {
    const { maker, origins } = describeOrigin(at);
    if (!maker || origins === 'many') return undefined;
    if (origins.some(({ version }) => version && !read.has(version.blob))) {
      ahead *= 2;
      yield* need([...origins, ...origins.slice(0, 1).flatMap((origin) => lookAhead(origin, ahead))]);
    }
    if (origins.some(isUnread)) return undefined;
    const next = chooseOrigin(at, origins.filter(holds), review);
    if (next === 'unsure') return undefined;
    if (!next) return maker.confidence === 'exact' ? maker : undefined;
    at = skipShared(next);
  }
}

/** The commit that made a content, and the contents that it may have been made of. No commit where history isn't known so far. */
function describeOrigin(answer: Answer): { maker?: Change; origins: readonly Answer[] | 'many' } {
  const { lastChange, rest, departed = [] } = answer;
  if (typeof rest !== 'object') return lastChange ? { maker: lastChange, origins: departed } : { origins: [] };
  if (!isFork(rest)) return lastChange ? { maker: lastChange, origins: [skipShared(rest)] } : { origins: [] };
  const same = findSame(rest);
  return { maker: rest.merge, origins: same ? [same] : listOrigins(rest) };
}

/** Several parents of a merge that have the review have it from the same commit or each from its own; the first one is asked. */
function chooseOrigin(answer: Answer, holding: readonly Answer[], review: ReviewKey): Answer | 'unsure' | undefined {
  if (!answer.departed || holding.length === 0) return holding[0];
  const named = holding.filter(({ version }) => nameOf(version?.path) === nameOf(answer.version?.path));
  if (named.length === 1) return named[0];
  return holding.length === 1 && isTelling(review) ? holding[0] : 'unsure';
}

function nameOf(path = ''): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Some versions on the straight way back from one, itself first. */
export function lookAhead(answer: Answer, count: number): Answer[] {
  const found: Answer[] = [];
  let at: Answer | undefined = answer;
  while (at && found.length < count) {
    found.push(at);
    at = stepBack(at);
  }
  return found;
}

function stepBack(answer: Answer): Answer | undefined {
  const { rest } = skipShared(answer);
  if (typeof rest !== 'object') return undefined;
  return isFork(rest) ? (findSame(rest) ?? listOrigins(rest)[0]) : skipShared(rest);
}
