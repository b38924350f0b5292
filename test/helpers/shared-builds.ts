import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { BuiltSite } from './build.ts';

/** Portals that several test files visit: whoever comes first builds, and the rest take what is there. `share-builds.ts` removes them. */

/** Where a shared portal lies. */
export type SharedBuild = Pick<BuiltSite, 'root' | 'folder'>;

/** The portal of this name, made by `make` unless another test file of this run has made it. */
export async function shareBuild(name: string, make: () => Promise<SharedBuild>): Promise<SharedBuild> {
  const folder = inject('sharedBuilds');
  const [record, lock] = [join(folder, `${name}.json`), join(folder, `${name}.lock`)];
  while (!existsSync(record)) {
    if (!take(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      if (!existsSync(record)) writeFileSync(record, JSON.stringify(await make()));
    } finally {
      rmdirSync(lock);
    }
  }
  return JSON.parse(readFileSync(record, 'utf8')) as SharedBuild;
}

/** Test files of one room run two at a time. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
