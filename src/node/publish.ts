import { randomUUID } from 'node:crypto';
import { constants, existsSync, renameSync, rmSync } from 'node:fs';
import { access, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorCode, explainFsError } from './fs-error.ts';
import { withCleanUp } from './interrupt.ts';
import { tryLock, withLock } from './lock.ts';
import { isEmpty, isOurs, locateOut, markerName, markerText, mountHint, refuseByContent, refuseByPlace } from './out-folder.ts';
import type { OutFolder } from './out-folder.ts';

/** What to publish, and where. */
export interface PublishOptions {
  /** The repository, absolute. */
  root: string;
  /** Folder to publish into, absolute or below the root. Replaced as a whole. */
  out: string;
  /** Folders that pages come from, absolute or below the root. */
  sources: readonly string[];
  /** Writes the whole site into an existing, empty folder (absolute), and throws when it can't be published. */
  build: (staging: string) => Promise<void>;
}

/** What came of it. */
export interface Published {
  /** Absolute, links resolved. */
  folder: string;
  /** Folders beside it that we made and could not delete; harmless, and tried again next time. */
  leftovers: string[];
}

/**
 * Publishes a site so that a visitor sees the old one or the new one, whole: `build` writes beside `out`, then `out` makes way by
 * one rename and the new site takes its place by another, then the old one is deleted. When the build fails, the disk is full
 * or a signal comes, the old site stays. Between the two renames `out` is absent for some microseconds; a process killed right
 * there is put right by {@link recover}. Files are not flushed to the disk: this is about killed processes, not about power cuts.
 *
 * Throws `UserError` when `out` isn't ours to replace, can't be written, or another process publishes into it.
 */
export async function publish({ root, out: given, sources, build }: PublishOptions): Promise<Published> {
  const out = await locateOut(root, given);
  await refuseByPlace(out, root, sources);
  await refuseByContent(out);
  await prepareParent(out);
  return await withLock(out.lock, 'waymark build', async () => {
    await settle(out);
    // Once more: settling may have put the old site back, and nobody else publishes now.
    await refuseByContent(out);
    await buildAndSwap(out, build);
    return { folder: out.path, leftovers: await settle(out) };
  });
}

/**
 * Finishes or undoes what a killed `publish` left at `out`; to be called at the start of every command that reads or writes
 * there. Does nothing while a live process publishes. `.old` is whole whenever it exists, because it is renamed before it is deleted.
 *
 * | `out`            | `.old` | what happened                                 | what is done                |
 * |------------------|--------|-----------------------------------------------|-----------------------------|
 * | ours or absent   | absent | nothing, or killed while building or deleting | –                           |
 * | absent           | there  | killed between the renames                    | `.old` becomes `out`        |
 * | ours             | there  | killed after the second rename                | `.old` is deleted           |
 * | empty            | there  | between the renames, then somebody made `out` | `.old` becomes `out`        |
 * | somebody else's  | there  | the same, and it is in use                    | both stay; `publish` refuses |
 *
 * In every case folders that were being built or deleted go.
 */
export async function recover(root: string, given: string): Promise<void> {
  const out = await locateOut(root, given);
  if (!existsSync(out.lock) && !existsSync(out.old) && (await listRemains(out)).length === 0) return;
  const lock = await tryLock(out.lock, 'waymark');
  if (!('release' in lock)) return;
  try {
    await settle(out);
  } finally {
    lock.release();
  }
}

async function prepareParent(out: OutFolder): Promise<void> {
  try {
    await mkdir(out.parent, { recursive: true });
    await access(out.parent, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explainFsError(error, `The site can’t be published into \`${out.shown}\``, `Waymark must be able to write in \`${out.parent}\`.`);
  }
}

async function buildAndSwap(out: OutFolder, build: PublishOptions['build']): Promise<void> {
  const staging = uniqueName(out.staging);
  const discard = (): void => {
    // Best effort: what remains is removed by the next command.
    rmSync(staging, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await mkdir(staging);
    await withCleanUp(discard, async () => {
      await build(staging);
      if ((await readdir(staging)).length === 0) throw new Error('The build wrote no file.');
      await writeFile(join(staging, markerName), markerText);
      swap(out, staging);
    });
  } catch (error) {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    throw explainFailure(error, out, staging);
  }
}

/** A full disk and refused writes are explained; what else the build threw, a page that can't be read among it, explains itself. */
function explainFailure(error: unknown, out: OutFolder, staging: string): unknown {
  const code = errorCode(error);
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && path !== out.path && !path.startsWith(staging)) return error;
  const unchanged = existsSync(out.path) ? 'The site that was there is unchanged.' : 'Nothing was published.';
  return explainFsError(error, `The site can’t be written to \`${out.shown}\``, code === 'EBUSY' ? mountHint(out) : unchanged);
}

/** The process id helps people, the rest keeps a leftover that can't be deleted from getting in the way. */
function uniqueName(start: string): string {
  return `${start}${process.pid}-${randomUUID().slice(0, 8)}`;
}

/** Synchronous, so that no signal handler runs between the renames. */
function swap(out: OutFolder, staging: string): void {
  const replaces = existsSync(out.path);
  if (replaces) renameSync(out.path, out.old);
  try {
    renameSync(staging, out.path);
  } catch (error) {
    if (replaces) renameSync(out.old, out.path);
    throw error;
  }
}

/** Brings `out` into one of the first two states of the table; gives the folders that could not be deleted. Only with the lock held. */
async function settle(out: OutFolder): Promise<string[]> {
  if (await exists(out.old)) {
    if (await isOurs(out)) await rename(out.old, uniqueName(out.trash));
    else if (!(await exists(out.path)) || (await isEmpty(out))) await restore(out);
  }
  for (const path of await listRemains(out)) await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  return await listRemains(out);
}

async function restore(out: OutFolder): Promise<void> {
  try {
    await rmdir(out.path).catch(() => undefined);
    await rename(out.old, out.path);
  } catch (error) {
    const hint = `Rename \`${out.old}\` to \`${basename(out.path)}\`.`;
    throw explainFsError(error, `An interrupted build left the site in \`${out.old}\`, and it can’t be put back`, hint);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Folders beside `out` that were being built or deleted. */
async function listRemains(out: OutFolder): Promise<string[]> {
  const names = await readdir(out.parent).catch(() => []);
  return names.map((name) => join(out.parent, name)).filter((path) => path.startsWith(out.staging) || path.startsWith(out.trash));
}
