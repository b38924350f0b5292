import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../core/diagnostic.ts';
import type { Manifest } from './manifest.ts';
import { writeFileAtomically } from './write-file.ts';

/** One file of a written site. */
export interface OutputFile {
  /** Path below the folder, POSIX. */
  path: string;
  /** Size in bytes. */
  size: number;
  /** SHA-256 in hex. */
  sha256: string;
}

/** Files read at once while they are hashed. */
const concurrency = 16;

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

/** Every file below a folder with size and hash, sorted by path: equal lists mean equal sites. */
export async function listOutput(folder: string): Promise<OutputFile[]> {
  const paths = await listPaths(folder);
  const files: OutputFile[] = [];
  for (let at = 0; at < paths.length; at += concurrency) {
    files.push(...(await Promise.all(paths.slice(at, at + concurrency).map((path) => describeFile(folder, path)))));
  }
  return files;
}

async function describeFile(folder: string, path: string): Promise<OutputFile> {
  const bytes = await readFile(join(folder, path));
  return { path, size: bytes.length, sha256: hash('sha256', bytes) };
}

/** Writes the account of a build into a folder as `manifest.json`. Not into the site itself: it names files that are not published. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFileAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
