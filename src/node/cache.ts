import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Trust } from '../core/source.ts';
import { errorCode } from './fs-error.ts';
import { isKeeping, isSameStamp, type Stamp } from './keeping.ts';
import { formatPack, parsePack } from './pack.ts';
import { writeFileAtomically } from './write-file.ts';

/** Bump when the files of a cache change their form: everything older becomes a miss. */
const formatVersion = 1;

/** Larger files were not written by us: an entry is a page, a pack is thousands of records of some kilobytes. */
const maxBytes = 512 * 1024 * 1024;

/**
 * Remembers results by what they were made from. An entry that is absent, damaged, truncated, of another fingerprint or no file
 * at all is a miss: reading never throws and never gives bytes other than those that were set. Checksums find accidents; they
 * do not stop somebody who may write to the folder, which is why what untrusted content made is kept apart.
 */
export interface Cache {
  /** The bytes that were set under this kind and key, else undefined. */
  get(kind: string, key: string): Promise<Buffer | undefined>;
  /** Keeps bytes. False when that was impossible (full disk, no rights): the next run is slower, not different. */
  set(kind: string, key: string, bytes: string | Uint8Array): Promise<boolean>;
  /** Deletes the entries of a kind whose keys are not kept, of whatever fingerprint, and what killed runs left. Gives their number. */
  prune(kind: string, keep: Iterable<string>): Promise<number>;
  /** Reads many small JSON values at once; damaged ones are left out. */
  readPack(name: string): Promise<Map<string, unknown>>;
  /**
   * Replaces a pack by these entries: JSON values by key. False as for `set`. With `read`, entries hold what their values are read
   * from while the pack is written, so that never all of them are in memory.
   */
  writePack<Held>(
    name: string,
    entries: Iterable<readonly [string, Held]>,
    read?: (held: Held, key: string) => Promise<unknown>,
  ): Promise<boolean>;
}

/** What entries depend on beside their keys. */
export interface CacheOptions {
  /** Everything that decides what a key leads to: code version, options, versions of plugins. */
  fingerprint: string;
  /** Trusted and untrusted content never share an entry. */
  realm: Trust;
}

/**
 * Opens the cache in a folder, which need not exist. `kind` and pack names are lower-case words with hyphens.
 * An entry is `<sha256 of all that follows>\n<id>\n<bytes>`, where the id is a hash of fingerprint, realm, kind and key.
 */
export function openCache(folder: string, { fingerprint, realm }: CacheOptions): Cache {
  const identify = (kind: string, key: string): string => hash('sha256', JSON.stringify([formatVersion, fingerprint, realm, kind, key]));
  const locate = (kind: string, id: string): string => join(folder, realm, word(kind), id.slice(0, 2), id.slice(2));
  const locatePack = (name: string): string => join(folder, realm, `${word(name)}.pack`);
  return {
    async get(kind, key) {
      const id = identify(kind, key);
      return unseal(await readRegularFile(locate(kind, id)), id);
    },
    async set(kind, key, bytes) {
      const id = identify(kind, key);
      return await tryToWrite(locate(kind, id), () => seal(bytes, id));
    },
    async prune(kind, keep) {
      const kept = new Set(Array.from(keep, (key) => locate(kind, identify(kind, key))));
      return await removeOthers(join(folder, realm, word(kind)), kept);
    },
    async readPack(name) {
      const path = locatePack(name);
      const id = identify('pack', name);
      const kept = isKeeping() ? await recallPack(path, id) : undefined;
      if (kept) return new Map(kept);
      const entries = parsePack(await readRegularFile(path), id);
      if (isKeeping()) await keepPack(path, id, new Map(entries));
      return entries;
    },
    async writePack(name, entries, read) {
      const path = locatePack(name);
      const id = identify('pack', name);
      const all = [...entries];
      const written = await tryToWrite(path, () => formatPack(all, id, read));
      if (written && !read && isKeeping()) await keepPack(path, id, new Map<string, unknown>(all));
      return written;
    },
  };
}

/**
 * Packs as they were read last, in a program that reads again. What an entry is about is part of it or of its key, so that one which another
 * program replaced meanwhile is at worst a miss.
 */
const packs = new Map<string, { id: string; stamp: Stamp; entries: ReadonlyMap<string, unknown> }>();

async function keepPack(path: string, id: string, entries: ReadonlyMap<string, unknown>): Promise<void> {
  const stamp = await lstat(path).catch(() => undefined);
  if (stamp) packs.set(path, { id, stamp, entries });
}

async function recallPack(path: string, id: string): Promise<ReadonlyMap<string, unknown> | undefined> {
  const kept = packs.get(path);
  if (kept?.id !== id) return undefined;
  const stamp = await lstat(path).catch(() => undefined);
  return stamp && isSameStamp(kept.stamp, stamp) ? kept.entries : undefined;
}

/** Kinds and names become parts of paths; anything else is a mistake of ours. */
function word(name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`Not a name for a kind of cache entry: ${JSON.stringify(name)}`);
  return name;
}

function seal(bytes: string | Uint8Array, id: string): Buffer {
  const body = Buffer.concat([Buffer.from(`${id}\n`), typeof bytes === 'string' ? Buffer.from(bytes) : bytes]);
  return Buffer.concat([Buffer.from(`${hash('sha256', body)}\n`), body]);
}

/** Length of a SHA-256 in hex and the line feed after it. */
const lineLength = 65;

function unseal(file: Buffer | undefined, id: string): Buffer | undefined {
  if (!file || file.length < 2 * lineLength) return undefined;
  const body = file.subarray(lineLength);
  const expected = `${hash('sha256', body)}\n${id}\n`;
  return file.toString('latin1', 0, 2 * lineLength) === expected ? body.subarray(lineLength) : undefined;
}

/** Content of a file; undefined when there is none, or when it is a folder, a pipe, too large or unreadable. */
async function readRegularFile(path: string): Promise<Buffer | undefined> {
  try {
    // Without NONBLOCK, which Windows doesn't know, opening a named pipe would wait for ever.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      return stats.isFile() && stats.size <= maxBytes ? await handle.readFile() : undefined;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** Writes a file and the folders above it; a folder in its place makes way. False when the system refuses. */
async function tryToWrite(path: string, makeContent: () => Uint8Array | AsyncIterable<string | Uint8Array>): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomically(path, makeContent()).catch(async (error: unknown) => {
      if (errorCode(error) !== 'EISDIR') throw error;
      await rm(path, { recursive: true });
      await writeFileAtomically(path, makeContent());
    });
    return true;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const shard of await listNames(folder)) {
    const others = (await listNames(join(folder, shard))).map((name) => join(folder, shard, name)).filter((path) => !kept.has(path));
    for (const path of others) await rm(path, { recursive: true, force: true });
    removed += others.length;
    // Fails, as it should, when entries are left.
    await rmdir(join(folder, shard)).catch(() => undefined);
  }
  return removed;
}

/** Names in a folder, none when it isn't one. */
async function listNames(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}
