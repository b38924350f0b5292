import type { Lock } from './lock.ts';
import type { Curriculum, Evidence } from './pathway.ts';

/** Finds the lock of the release that evidence is for; undefined where there is none. */
export function indexReleases({ pathways }: Pick<Curriculum, 'pathways'>): (evidence: Evidence) => Lock | undefined {
  const locks = new Map(
    pathways.flatMap(({ id, releases }) => releases.map(({ lock }): [string, Lock] => [`${id}@${lock.version}`, lock])),
  );
  return ({ file }) => locks.get(file.pathway);
}
