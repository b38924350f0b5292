import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../core/diagnostic.ts';
import { findRoot, runGit } from './git.ts';

/** What lies below a root. Paths are POSIX, relative to it and sorted by code unit. */
export interface FileList {
  /** Files and symbolic links. */
  paths: string[];
  /** What is in git's index and gone from disk: deleted, and nobody has told git yet. */
  gone?: string[];
  /** Folders that belong to another repository: submodules, and clones inside the working tree. */
  nested: string[];
}

/** Lists the files below a root as git sees them, ignored ones left out; outside of git by walking, hidden folders left out. */
export async function listFiles(root: string): Promise<FileList> {
  return (await listWithGit(root)) ?? { paths: (await walk(root)).sort(compareText), nested: [] };
}

async function listWithGit(root: string): Promise<FileList | undefined> {
  const answer = await runGit(root, ['ls-files', '-z', '-t', '--stage', '--others', '--deleted', '--exclude-standard']);
  if (answer?.status !== 0) {
    // Outside of a repository there is no list; a repository that git refuses is an error.
    await findRoot(root);
    return undefined;
  }
  const paths = new Set<string>();
  const nested = new Set<string>();
  const gone = new Set<string>();
  for (const entry of splitEntries(answer.stdout)) {
    // What git doesn't know: `? path`. Another repository that isn't a submodule is listed as a folder.
    if (entry.startsWith('? ')) {
      if (entry.endsWith('/')) nested.add(entry.slice(2, -1));
      else paths.add(entry.slice(2));
    } else {
      // What is in the index: tag, mode, id, stage, tab, path; several stages of one path while a merge is under way; `R` if it is gone.
      const path = entry.slice(entry.indexOf('\t') + 1);
      if (entry.startsWith('R ')) gone.add(path);
      else if (entry.startsWith('160000 ', 2)) nested.add(path);
      else paths.add(path);
    }
  }
  const isFile = (path: string): boolean => !nested.has(path) && !gone.has(path);
  return { paths: [...paths].filter(isFile).sort(compareText), nested: [...nested].sort(compareText), gone: [...gone].sort(compareText) };
}

function splitEntries(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
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
