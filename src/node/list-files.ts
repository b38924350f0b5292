import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../core/diagnostic.ts';
import { findRoot, runGit } from './git.ts';

/** What lies below a root. Paths are POSIX, relative to it and sorted by code unit. */
export interface FileList {
  /** Files and symbolic links; those in git's index that are gone from disk too. */
  paths: string[];
  /** Folders that belong to another repository: submodules, and clones inside the working tree. */
  nested: string[];
}

/** Lists the files below a root as git sees them, ignored ones left out; outside of git by walking, hidden folders left out. */
export async function listFiles(root: string): Promise<FileList> {
  return (await listWithGit(root)) ?? { paths: (await walk(root)).sort(compareText), nested: [] };
}

async function listWithGit(root: string): Promise<FileList | undefined> {
  if ((await findRoot(root)) === undefined) return undefined;
  const [files, index] = await Promise.all([
    runGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']),
    runGit(root, ['ls-files', '-z', '--stage']),
  ]);
  if (files?.status !== 0 || index?.status !== 0) return undefined;
  const listed = splitPaths(files.stdout);
  // Of the index only submodules are wanted: mode, id, stage, tab, path.
  const submodules = splitPaths(index.stdout)
    .filter((entry) => entry.startsWith('160000 '))
    .map((entry) => entry.slice(entry.indexOf('\t') + 1));
  // Git lists a repository that isn't a submodule as a folder.
  const clones = listed.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1));
  const nested = new Set([...submodules, ...clones]);
  const paths = listed.filter((path) => !path.endsWith('/') && !nested.has(path));
  return { paths: paths.sort(compareText), nested: [...nested].sort(compareText) };
}

function splitPaths(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

/** Symbolic links are listed and never followed. `.attachments` is where Azure DevOps keeps the images of a wiki. */
async function walk(root: string): Promise<string[]> {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // A folder that may not be read holds nothing that could be published.
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) paths.push(path);
      else if (entry.name !== 'node_modules' && (!entry.name.startsWith('.') || entry.name === '.attachments')) folders.push(path);
    }
  }
  return paths;
}
