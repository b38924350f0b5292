import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, openFolder } from './build.ts';
import { digestFiles } from './site.ts';

/** Builds a copy of a repository as it is now, that has neither a cache nor an earlier site. Gives a digest of every file. */
export async function buildClean(root: string): Promise<Record<string, string>> {
  const copy = openFolder();
  try {
    const clone = join(copy.root, 'clone');
    cpSync(root, clone, { recursive: true, filter: (path) => !/[/\\](?:\.waymark|dist)$/.test(path) });
    return digestFiles((await buildSite(clone)).folder);
  } finally {
    copy.remove();
  }
}
