import { isQuiet } from '../src/core/pathways/draft-notes.ts';
import { isLockedPage } from '../src/core/pathways/release-change.ts';
import { readNextReleases, type NextRelease } from '../src/node/read-next-release.ts';
import { openTouched, type Examination } from './examine.ts';

/**
 * Next releases that learners would notice, of pathways that have one already. Where a change was examined, of those that it has a part
 * in. A portal without releases is asked nothing.
 */
export async function tellNextReleases(examination: Examination): Promise<NextRelease[]> {
  const { loaded } = examination;
  const pathways = loaded.catalog.curriculum.pathways.filter(({ releases }) => releases.length > 0);
  if (pathways.length === 0) return [];
  const releases = (await readNextReleases(loaded, pathways)).filter(({ version, changes }) => version !== undefined && !isQuiet(changes));
  return releases.length === 0 ? [] : await keepTouched(examination, releases);
}

/** Next releases of all pathways that an examined change has a part in: by a file that decides about one, or by one that it removed. */
export async function readTouchedReleases(examination: Examination): Promise<NextRelease[]> {
  const { loaded } = examination;
  const { pathways } = loaded.catalog.curriculum;
  return pathways.length === 0 ? [] : await keepTouched(examination, await readNextReleases(loaded, pathways));
}

async function keepTouched(examination: Examination, releases: readonly NextRelease[]): Promise<NextRelease[]> {
  const { base, loaded } = examination;
  if (!base) return [...releases];
  const { config, curriculum } = loaded.catalog;
  const isTouched = await openTouched(examination);
  const beside = [config.units, curriculum.retiredFile].filter((path) => path !== undefined);
  return releases.filter(({ files, last }) => [...files, ...lockedPaths(last), ...beside].some(isTouched));
}

function lockedPaths(last: NextRelease['last']): string[] {
  return Object.values(last?.units ?? {}).flatMap((unit) => (isLockedPage(unit) ? [unit.path] : []));
}
