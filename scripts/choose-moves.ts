import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileMoves } from '../src/core/moves/file-moves.ts';
import { createPlacing, type Place } from '../src/core/place-files.ts';
import { pagePattern } from '../src/core/source.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';
import type { LoadedCatalog } from '../src/node/load-catalog.ts';
import { readSourceConfigs } from '../src/node/read-sources.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import { locatePath } from './select-paths.ts';

/** Where `waymark mv` was called, and for what. */
export interface MoveRequest {
  from: string;
  to: string;
  cwd: string;
}

/**
 * The files that a move is about, as `mv` reads its arguments: into a folder that is there, else to the new name. Throws a `UserError` for
 * what can’t be moved: nothing that git or the portal knows, onto something that is there, out of the sources.
 */
export async function chooseMoves(loaded: LoadedCatalog, { from, to, cwd }: MoveRequest): Promise<FileMoves> {
  const { root } = loaded;
  const source = (await locatePath(from, root, cwd)).replace(/\/$/, '');
  const found = await lstat(join(root, source)).catch(() => undefined);
  if (!found || source === '') {
    throw new UserError(`There is no file or folder ${quote(from)}.`, { hint: 'Paths are relative to the current folder.' });
  }
  if (!found.isDirectory() && !found.isFile()) throw new UserError(`${quote(source)} is neither a file nor a folder.`);
  const target = await chooseTarget(loaded, source, { to, cwd, isFolder: found.isDirectory() });
  const moves = await listMoves(loaded, source, target, found.isDirectory());
  await refuse(loaded, moves);
  return moves;
}

async function chooseTarget(
  { root }: LoadedCatalog,
  source: string,
  { to, cwd, isFolder }: { to: string; cwd: string; isFolder: boolean },
): Promise<string> {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const target = (await locatePath(to, root, cwd)).replace(/\/$/, '');
  const existing = await lstat(join(root, target)).catch(() => undefined);
  const old = await lstat(join(root, source));
  // Where the disk doesn't tell upper from lower case, the new name is there already: it is the old one.
  const isItself = existing?.ino === old.ino && existing.dev === old.dev && target !== source;
  if (existing?.isDirectory() === true && !isItself) return target === '' ? name : `${target}/${name}`;
  if (existing && !isItself) throw new UserError(`${quote(target)} exists already.`);
  if (/[\\/]$/.test(to) && !isFolder) return `${target}/${name}`;
  const extension = isFolder ? undefined : pagePattern.exec(name)?.[0];
  return extension !== undefined && !/\.\w+$/.test(target) ? target + extension : target;
}

async function listMoves({ root }: LoadedCatalog, from: string, to: string, isFolder: boolean): Promise<FileMoves> {
  if (from === to) throw new UserError(`${quote(from)} is there already.`);
  if (to.startsWith(`${from}/`)) throw new UserError(`${quote(from)} can’t be moved into itself.`);
  if (to.split('/').some((segment) => segment.toLowerCase() === '.git')) throw new UserError(`${quote(to)} is git’s own.`);
  const { paths, nested } = await openWorkingTree(root).list();
  const inside = paths.filter((path) => path === from || path.startsWith(`${from}/`));
  const clone = nested.find((path) => path === from || path.startsWith(`${from}/`));
  if (clone !== undefined) throw new UserError(`${quote(clone)} belongs to another repository.`, { hint: 'Move it with `git mv`.' });
  if (inside.length === 0) throw new UserError(`Nothing in ${quote(from)} is known here: git ignores it, or it is empty.`);
  const files = new Map(inside.map((path) => [path, to + path.slice(from.length)]));
  const taken = new Set(paths.filter((path) => !files.has(path)));
  for (const path of files.values()) {
    const isThere = taken.has(path) || (!files.has(path) && !isSame(path, files) && (await lstat(join(root, path)).catch(() => undefined)));
    if (isThere) throw new UserError(`${quote(path)} exists already.`);
  }
  return { from, to, isFolder, files };
}

/** Whether a new path is one that moves but for upper and lower case. */
function isSame(path: string, files: ReadonlyMap<string, string>): boolean {
  for (const [from, to] of files) if (to === path) return from.toLowerCase() === path.toLowerCase();
  return false;
}

async function refuse(loaded: LoadedCatalog, moves: FileMoves): Promise<void> {
  const { catalog, configFile, tree } = loaded;
  const own = [configFile, catalog.config.units, ...catalog.curriculum.pathways.map(({ path }) => path)];
  const held = own.find((path) => path !== undefined && moves.files.has(path));
  if (held !== undefined) {
    throw new UserError(`${quote(held)} is no page: other files say where it is.`, {
      hint: 'Move it with `git mv`, and change what names it.',
    });
  }
  const place = await placing(loaded, moves);
  for (const [from, to] of moves.files) {
    const [before, after] = [tree.place(from), place(to)];
    if (before.type !== 'page' || after.type === 'page') continue;
    throw new UserError(`${quote(to)} would be no page of any source${reasonOf(after)}.`, { hint: 'Choose a place inside a source.' });
  }
}

/** Sources that move as a whole are where they go. */
async function placing({ root, catalog }: LoadedCatalog, moves: FileMoves): Promise<(path: string) => Place> {
  const files = openWorkingTree(root);
  const paths = (await files.list()).paths.map((path) => moves.files.get(path) ?? path);
  const { configs, mkdocsFolders, folders } = await readSourceConfigs(root, catalog.config, files, { paths });
  const sources = configs.map((source) => {
    const isMoved = moves.isFolder && (source.path === moves.from || source.path.startsWith(`${moves.from}/`));
    return isMoved && catalog.config.sources ? { ...source, path: moves.to + source.path.slice(moves.from.length) } : source;
  });
  return createPlacing({ sources, isDetected: catalog.config.sources === undefined, mkdocsFolders, folders });
}

function reasonOf(place: Place): string {
  if (place.type === 'excluded') return `, because ${place.reason}`;
  return place.type === 'navigation' ? ', but a navigation file' : '';
}
