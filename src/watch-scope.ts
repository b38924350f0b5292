import { existsSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { ownerPlaces } from './core/owners/place-owners.ts';
import { foldersToFollow } from './core/pathways/curriculum-files.ts';
import { isPagePath } from './core/page-files.ts';
import { recordPath } from './core/verify/record.ts';
import { markerName } from './node/out-folder.ts';
import type { LoadedCatalog } from './node/load-catalog.ts';
import type { ConfigError } from './node/read-config.ts';

/** What a portal is made of, as absolute paths. */
export interface Scope {
  root: string;
  /** Folders that pages, pathways and skills come from. */
  folders: string[];
  /** Whether a page anywhere could change which folders those are. */
  growing: boolean;
  /** Files that say how pages are read, wherever they lie and whether they exist or not. */
  files: Set<string>;
  /** Folder that builds write into, unless pages come from it. */
  out: string | undefined;
}

/** What decides which files there are, and of which host: what git ignores, knows and has checked out, and where it pushes to. */
const gitFiles = ['.gitignore', '.git/index', '.git/HEAD', '.git/config'];

/** Folders without which a configuration can't be used, as it names them: who waits for it to become usable waits for them. */
export function awaitedFolders({ findings }: Pick<ConfigError, 'findings'>): string[] {
  return findings.flatMap(({ rule, actual }) => (rule === 'config/missing-folder' && actual !== undefined ? [actual] : []));
}

/**
 * Scope of what was read last. `outDir` is where builds of this project write, absolute; `awaited` are folders, below the root, without
 * which the configuration can't be used.
 */
export function scopeOf(loaded: LoadedCatalog, outDir: string, awaited: readonly string[] = []): Scope {
  const { root } = loaded;
  const { sources, config } = loaded.catalog;
  const curriculum = foldersToFollow(loaded.tree.folders);
  const folders = [...sources.map(({ path }) => path), ...curriculum, ...awaited].map((path) => resolve(root, path));
  const sitesOf = new Set(['', ...sources.map(({ path }) => posix.dirname(path))]);
  const files = [
    ...(loaded.configFile === undefined ? ['waymark.yml', 'waymark.yaml'] : [loaded.configFile]),
    ...(config.units === undefined ? [] : [config.units]),
    ...[...sitesOf].flatMap((folder) => [posix.join(folder, 'mkdocs.yml'), posix.join(folder, 'mkdocs.yaml')]),
    ...loaded.brandPaths,
    recordPath,
    ...loaded.codePaths,
    ...loaded.tree.navFiles.map(({ path }) => path),
    ...loaded.owners.files,
    ...ownerPlaces.github,
    ...ownerPlaces.gitlab,
    ...gitFiles,
  ].map((path) => resolve(root, path));
  const isSource = folders.some((folder) => isWithin(folder, outDir));
  return { root, folders, growing: config.sources === undefined, files: new Set(files), out: isSource ? undefined : outDir };
}

/** Whether a change of this file, absolute, may change the portal. */
export function isInScope(path: string, { root, folders, growing, files, out }: Scope): boolean {
  if (files.has(path)) return true;
  const isNewcomer = growing && isPagePath(path) && isWithin(path, root);
  if (!isNewcomer && !folders.some((folder) => isWithin(path, folder))) return false;
  if (out !== undefined && isWithin(path, out)) return false;
  const names = relative(root, path).split(sep);
  // Beside the site, builds keep `.dist.waymark-new-…` and the like.
  if (names.some((name) => name === 'node_modules' || name === '.git' || /^\.(?:.+\.)?waymark(?:-|$)/.test(name))) return false;
  // A site that was built into a source is marked as ours.
  return !names.some((_, depth) => depth > 0 && existsSync(join(root, ...names.slice(0, depth), markerName)));
}

/** Folders that have to be watched, each as a whole: none lies in another. */
export function watchedFolders({ root, folders, growing }: Scope): string[] {
  if (growing) return [root];
  return folders.filter((folder) => !folders.some((other) => other !== folder && isWithin(folder, other)));
}

/** Whether a path is a folder or lies in it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
