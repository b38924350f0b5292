import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../core/decode-text.ts';
import type { DecodedText } from '../core/decode-text.ts';
import { errorCode } from './fs-error.ts';
import { isKeeping, isUntouched } from './keeping.ts';

/** Why a file was not read. */
export type Refusal =
  | { type: 'missing' }
  | { type: 'link' }
  | { type: 'too-large'; size: number }
  /** No file, or one that the system doesn't give; `reason` in words that follow “because”. */
  | { type: 'unreadable'; reason: string };

/** A file that was read. */
export interface TextFile extends DecodedText {
  type: 'text';
  /** Git blob id (SHA-1 in hex) of the bytes. */
  blob: string;
}

/**
 * Reads files below a root, and only real ones: neither the file nor a folder on the way may be a symbolic link.
 *
 * Inside, it reads synchronously: a thousand small files take 30 ms this way, and ten times as long in turns between the event
 * loop and its threads when the machine is busy.
 */
export class RootReader {
  readonly #root: string;
  readonly #folders = new Map<string, boolean>();

  /** `root` itself may be reached by a link: it is the caller's choice. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Reads and decodes a file of at most `maxBytes`; never throws for what is wrong with the file. */
  read(path: string, maxBytes: number): Promise<TextFile | Refusal> {
    return this.#answer(
      path,
      (file): TextFile | Refusal =>
        recall(file, maxBytes) ??
        withHandle(file, (handle, stat) => {
          if (stat.size > maxBytes) return { type: 'too-large', size: stat.size };
          const readAt = Date.now();
          const bytes = readFileSync(handle);
          const text: TextFile = { type: 'text', ...decodeText(bytes), blob: blobId(bytes) };
          if (isKeeping()) kept.set(file, { stat, readAt, text });
          return text;
        }),
    );
  }

  /** The first bytes of a file, at most `length`; `undefined` for a file that can't be read. */
  async readBytes(path: string, length: number): Promise<Buffer | undefined> {
    const result = await this.#answer(path, (file) =>
      withHandle(file, (handle, stat) => {
        const buffer = Buffer.alloc(Math.min(length, stat.size));
        return { type: 'bytes' as const, bytes: buffer.subarray(0, readSync(handle, buffer)) };
      }),
    );
    return result.type === 'bytes' ? result.bytes : undefined;
  }

  /** Where a symbolic link points, as it is written; `undefined` for anything else. It isn't followed. */
  async readLink(path: string): Promise<Buffer | undefined> {
    const result = await this.#answer(path, (file) => {
      const isLink = lstatSync(file).isSymbolicLink();
      return isLink ? { type: 'target' as const, target: readlinkSync(file, { encoding: 'buffer' }) } : { type: 'missing' as const };
    });
    return result.type === 'target' ? result.target : undefined;
  }

  /** Size of a file in bytes, without reading it. */
  size(path: string): Promise<{ type: 'size'; size: number } | Refusal> {
    return this.#answer(path, (file): { type: 'size'; size: number } | Refusal => {
      const stat = lstatSync(file);
      if (stat.isSymbolicLink()) return { type: 'link' };
      return stat.isFile() ? { type: 'size', size: stat.size } : { type: 'unreadable', reason: notAFile(stat) };
    });
  }

  /** Settles with what was read or why it wasn't; rejects for what is no fault of the file. */
  #answer<T>(path: string, read: (file: string) => T): Promise<T | Refusal> {
    return new Promise((resolve) => {
      try {
        resolve(this.#isRealFolder(folderOf(path)) ? read(join(this.#root, path)) : { type: 'link' });
      } catch (error) {
        const refusal = toRefusal(error);
        if (!refusal) throw error;
        resolve(refusal);
      }
    });
  }

  #isRealFolder(folder: string): boolean {
    if (folder === '') return true;
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    // A folder that is gone is no link; whoever opens the file tells.
    const stat = lstatSync(join(this.#root, folder), { throwIfNoEntry: false });
    const isReal = this.#isRealFolder(folderOf(folder)) && !stat?.isSymbolicLink();
    this.#folders.set(folder, isReal);
    return isReal;
  }
}

/** Texts that were read, by path of the file, in a program that reads again. */
const kept = new Map<string, { stat: Stats; readAt: number; text: TextFile }>();

/** The text that was read before from a file that nobody has written to since. Throws what the system says of a file that is gone. */
function recall(file: string, maxBytes: number): TextFile | undefined {
  const entry = isKeeping() ? kept.get(file) : undefined;
  if (!entry || entry.stat.size > maxBytes) return undefined;
  const now = lstatSync(file);
  return now.isFile() && isUntouched(entry.stat, entry.readAt, now) ? entry.text : undefined;
}

function withHandle<T>(file: string, read: (handle: number, stat: Stats) => T): T | Refusal {
  if (process.platform === 'win32' && lstatSync(file).isSymbolicLink()) return { type: 'link' };
  // Elsewhere, not to follow a link is one step with opening it. Not to block is for pipes.
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(handle);
    return stat.isFile() ? read(handle, stat) : { type: 'unreadable', reason: notAFile(stat) };
  } finally {
    closeSync(handle);
  }
}

function notAFile(stat: Stats): string {
  return stat.isDirectory() ? 'it is a folder' : 'it is not a regular file';
}

/** What a failed system call says of the file; `undefined` for any other error. */
function toRefusal(error: unknown): Refusal | undefined {
  const code = errorCode(error);
  if (code === undefined) return undefined;
  if (code === 'ELOOP' || code === 'EMLINK') return { type: 'link' };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'missing' };
  return { type: 'unreadable', reason: reasons[code] ?? `the system answers ${code}` };
}

const reasons: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  EIO: 'the disk can’t read it',
  ENXIO: 'it is not a regular file',
};

/** Id that git gives a file's bytes: SHA-1 over a header with the length, and the bytes. */
export function blobId(bytes: Uint8Array): string {
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]), 'hex');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
