import type { Catalog } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';

/**
 * Releases that another state of the repository has and that are gone by now, or say something else: `before` are digests of its locks
 * by path. A lock that was edited by hand has its finding already, and a digest that was made anew is noticed here. One that lies
 * elsewhere as it was, in a folder of pathways that moved, is the same release.
 */
export function findChangedLocks(
  { curriculum: { locks }, findings }: Pick<Catalog, 'curriculum' | 'findings'>,
  before: ReadonlyMap<string, string>,
): Finding[] {
  const known = new Set(locks.values());
  const explained = new Set(findings.map(({ file }) => file));
  return [...before].flatMap(([file, digest]): Finding[] => {
    if (known.has(digest) || explained.has(file)) return [];
    const message = locks.has(file)
      ? 'The lock isn’t the one that was released: it says something else.'
      : 'The lock of a release is gone.';
    return [{ rule: 'pathway/lock-edited', message, hint, file }];
  });
}

const hint =
  'A release never changes and never goes: put the file back as git has it, and make a new release for what should be different.';
