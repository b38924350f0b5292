import { isQuiet } from '../src/core/pathways/draft-notes.ts';
import { isLockedPage } from '../src/core/pathways/release-change.ts';
import { resolveCommit } from '../src/node/git.ts';
import { readNextReleases, type NextRelease } from '../src/node/read-next-release.ts';
import { readCommittedFiles } from '../src/node/tracked-files.ts';
import { changedFiles, type Examination } from './examine.ts';

/**
 * Next releases that learners would notice, of pathways that have one already. Where a change was examined, of those that it has a part
 * in. A portal without releases is asked nothing.
 */
export async function tellNextReleases(examination: Examination): Promise<NextRelease[]> {
  const { loaded } = examination;
  const pathways = loaded.catalog.curriculum.pathways.filter(({ releases }) => releases.length > 0);
  if (pathways.length === 0) return [];
  const releases = (await readNextReleases(loaded, pathways)).filter(({ version, changes }) => version !== undefined && !isQuiet(changes));
  if (releases.length === 0) return [];
  const isTouched = await openTouched(examination);
  return releases.filter(isTouched);
}

/** Whether a change has a part in a release: by a file that decides about it, or by one that it removed. */
async function openTouched(examination: Examination): Promise<(release: NextRelease) => boolean> {
  const { base, loaded } = examination;
  if (!base) return () => true;
  const { root, catalog } = loaded;
  const edited = changedFiles(examination);
  const head = await resolveCommit(root, 'HEAD');
  const [before, now] = await Promise.all([base.commit, head ?? base.commit].map((commit) => readCommittedFiles(root, commit)));
  const isChanged = (path: string): boolean => edited.has(path) || before?.get(path)?.id !== now?.get(path)?.id;
  const beside = [catalog.config.units, catalog.curriculum.retiredFile].filter((path) => path !== undefined);
  return ({ files, last }) => {
    const locked = Object.values(last?.units ?? {}).flatMap((unit) => (isLockedPage(unit) ? [unit.path] : []));
    return [...files, ...locked, ...beside].some(isChanged);
  };
}
