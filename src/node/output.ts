import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../core/diagnostic.ts';
import type { Manifest } from './manifest.ts';
import { writeFileAtomically } from './write-file.ts';

/**
 * Paths of all files below a folder, POSIX, sorted by code unit. Throws when something is neither file nor folder: a link in a
 * site would publish what lies elsewhere.
 */
export async function listPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/');
    if (!entry.isFile()) throw new Error(`${path} in the site is neither a file nor a folder.`);
    paths.push(path);
  }
  return paths.sort(compareText);
}

/** Writes the account of a build into a folder as `manifest.json`. Not into the site itself: it names files that are not published. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFileAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
