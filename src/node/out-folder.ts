import { lstat, readFile, readdir, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../core/user-error.ts';
import { errorCode } from './fs-error.ts';

/** Lies in every site that we publish; a folder without it is not ours to replace. */
export const markerName = '.waymark-site.json';

/** What the marker holds: the same in every site, so that equal commits give equal bytes. */
export const markerText = `${JSON.stringify({ generator: 'waymark', schemaVersion: 1 })}\n`;

/** The folder that a site is published into, and the names that we use beside it. All absolute. */
export interface OutFolder {
  path: string;
  /** As messages show it: below the root where possible. */
  shown: string;
  /** Folder that `path` and all the others lie in. */
  parent: string;
  lock: string;
  /** The last site between the two renames; always whole. */
  old: string;
  /** Start of the names of folders that are being built, then process id and a random part. Never whole for certain. */
  staging: string;
  /** Start of the names of folders that are being deleted, then the same. */
  trash: string;
}

/** Finds the folder behind `out` (absolute, or below the root) without making it; links on the way to it are followed. */
export async function locateOut(root: string, out: string): Promise<OutFolder> {
  const given = resolve(root, out);
  const parent = await resolveLinks(dirname(given));
  const name = basename(given);
  const path = join(parent, name);
  const below = relative(await resolveLinks(resolve(root)), path);
  const beside = join(parent, `.${name}.waymark-`);
  const shown = below !== '' && !leavesFolder(below) ? below.replaceAll(sep, '/') : path;
  return { path, shown, parent, lock: `${beside}lock`, old: `${beside}old`, staging: `${beside}new-`, trash: `${beside}trash-` };
}

/** Throws `UserError` when replacing `out` would destroy the repository, git's own folder or content, whatever lies in it. */
export async function refuseByPlace(out: OutFolder, root: string, sources: readonly string[]): Promise<void> {
  const realRoot = await resolveLinks(resolve(root));
  if (out.path === realRoot) refuse(out, 'it is the root of the repository');
  if (contains(out.path, realRoot)) refuse(out, 'the repository lies in it');
  if (out.path.split(sep).includes('.git')) refuse(out, 'it belongs to git');
  for (const source of sources) {
    const folder = await resolveLinks(resolve(root, source));
    if (contains(out.path, folder)) refuse(out, `the pages of ${source} lie in it`);
    // The whole repository may be a source; a site built inside another one would be read as content by the next build.
    if (folder !== realRoot && contains(folder, out.path)) refuse(out, `it lies among the pages of ${source}`);
  }
}

/** Throws `UserError` unless `out` is absent, empty, or a site that we published. */
export async function refuseByContent(out: OutFolder): Promise<void> {
  const stats = await lstat(out.path).catch(() => undefined);
  if (!stats) return;
  // Replacing the link would leave visitors of its target with the old site; following it would let a commit choose what we replace.
  if (stats.isSymbolicLink())
    refuse(out, 'it is a symbolic link', `Pass the folder that it leads to: \`--out ${await readlink(out.path)}\`.`);
  if (!stats.isDirectory()) refuse(out, 'it is a file', 'Delete it, or name another folder with `--out`.');
  if (stats.dev !== (await lstat(out.parent)).dev) refuse(out, 'it is a mount point, which can’t be replaced as a whole', mountHint(out));
  if (await isOurs(out)) return;
  if (await isEmpty(out)) return;
  const hint = `Name another folder with \`--out\`. If nothing in \`${out.shown}\` is needed any more, delete it and run the command again.`;
  refuse(out, 'it isn’t empty, and Waymark didn’t make it', hint);
}

/** What to do when `out` can't be renamed because something is mounted there. */
export function mountHint(out: OutFolder): string {
  return `Publish into a folder below it: \`--out ${out.shown}/site\`.`;
}

/** Whether the folder holds a site that we published. */
export async function isOurs(out: OutFolder): Promise<boolean> {
  try {
    const marker: unknown = JSON.parse(await readFile(join(out.path, markerName), 'utf8'));
    return typeof marker === 'object' && marker !== null && 'generator' in marker && marker.generator === 'waymark';
  } catch {
    return false;
  }
}

/** Whether the folder exists and nothing is in it. */
export async function isEmpty(out: OutFolder): Promise<boolean> {
  const names = await readdir(out.path).catch(() => undefined);
  return names?.length === 0;
}

function refuse(
  out: OutFolder,
  because: string,
  hint = 'Publishing replaces a folder as a whole. Name one that holds nothing else, such as `--out dist`.',
): never {
  throw new UserError(`The site can’t be published into \`${out.shown}\`: ${because}.`, { hint });
}

/** Real path of what exists of a path, with the rest appended. */
async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || parent === path) return path;
    return join(await resolveLinks(parent), basename(path));
  }
}

/** Whether `path` is `folder` or lies below it. */
function contains(folder: string, path: string): boolean {
  return !leavesFolder(relative(folder, path));
}

function leavesFolder(below: string): boolean {
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
}
