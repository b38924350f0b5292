import { hash } from 'node:crypto';
import { kindOf, narrowingKey, type Narrowing } from '../core/covers/cover.ts';
import { normaliseContent, type NarrowedContent } from '../core/covers/narrow.ts';
import { createNarrower, type Narrower } from '../core/covers/narrower.ts';
import { listConverted } from './converted-files.ts';
import { readObjects } from './read-objects.ts';
import { RootReader } from './read-text-file.ts';
import { linkMode, submoduleMode, type TrackedFile } from './tracked-files.ts';

/** Largest file that is read, in bytes. */
const mostFileBytes = 64 * 1024 * 1024;

/**
 * What counts of one file in one state: the SHA-256 of it, and its lines when only some count. `missing`: the file isn't there. `absent`:
 * none of its lines counts. `unknown`: it can't be told.
 */
export type Content = { type: 'present'; sum: string; lines?: NarrowedContent['lines'] } | { type: 'missing' | 'absent' | 'unknown' };

/** A file in a state that git holds. */
export type Version = Pick<TrackedFile, 'mode' | 'id'>;

/** See {@link openContents}. */
export interface Contents {
  /** As checked out. */
  now(path: string, narrowing: Narrowing): Promise<Content>;
  /**
   * Which files aren't checked out as a commit has them; line endings don't count. Bytes say nothing of files that git converts by a
   * program, `ident` or an encoding, and only git could convert them back: their edits count from when they are staged.
   */
  listEdited(paths: Iterable<string>, committed: ReadonlyMap<string, Version>): Promise<string[]>;
  /** As git holds it. What {@link Contents.prepare} didn't name is unknown. */
  at(version: Version, narrowing: Narrowing): Content;
  /** Reads contents that git holds, all with one process. */
  prepare(wanted: Iterable<{ version: Version; narrowing: Narrowing }>): Promise<void>;
}

/** Contents of tracked files, each read once for each way in which its lines count. Symbolic links aren't followed: they count with their target, submodules with their commit. */
export function openContents(root: string, tracked: ReadonlyMap<string, TrackedFile>): Contents {
  const reader = new RootReader(root);
  const narrower = createNarrower();
  const known = new Map<string, Content>();
  const keyOf = (name: string, narrowing: Narrowing): string => `${name}\0${narrowingKey(narrowing)}`;

  const read = async (path: string): Promise<{ bytes: Buffer; mode: string } | 'missing' | 'unknown'> => {
    const entry = tracked.get(path);
    if (entry?.mode === submoduleMode) return { bytes: Buffer.from(entry.id), mode: submoduleMode };
    const target = await reader.readLink(path);
    if (target) return { bytes: target, mode: linkMode };
    const found = await reader.size(path);
    if (found.type === 'missing' || found.type === 'link') return 'missing';
    if (found.type !== 'size' || found.size > mostFileBytes) return 'unknown';
    const bytes = await reader.readBytes(path, mostFileBytes);
    return bytes ? { bytes, mode: entry?.mode ?? '100644' } : 'unknown';
  };
  const compare = async (path: string, version: Version | undefined): Promise<'same' | 'other' | 'other bytes'> => {
    if (version && !tracked.has(path)) return 'other';
    const file = await read(path);
    if (file === 'missing') return version !== undefined && tracked.get(path)?.isSparse !== true ? 'other' : 'same';
    if (file === 'unknown') return !version && tracked.has(path) ? 'other' : 'same';
    if (!version) return 'other';
    if ([version.mode, file.mode].includes(submoduleMode)) return file.bytes.toString() === version.id ? 'same' : 'other';
    if ([file.bytes, normaliseContent(file.bytes)].some((bytes) => objectId(bytes, version.id) === version.id)) return 'same';
    return [version.mode, file.mode].includes(linkMode) ? 'other' : 'other bytes';
  };
  const contents: Contents = {
    async now(path, narrowing) {
      const key = keyOf(`/${path}`, narrowing);
      const found = known.get(key);
      if (found) return found;
      const file = await read(path);
      const entry = tracked.get(path);
      let content: Content;
      if (file === 'missing' && entry?.isSparse) {
        await contents.prepare([{ version: entry, narrowing }]);
        content = contents.at(entry, narrowing);
      } else if (typeof file === 'string') content = { type: file };
      else content = toContent(`/${path}`, file.bytes, file.mode, narrowing, narrower);
      known.set(key, content);
      return content;
    },
    async listEdited(paths, committed) {
      const found = new Map<string, 'other' | 'other bytes'>();
      for (const path of new Set(paths)) {
        const answer = await compare(path, committed.get(path));
        if (answer !== 'same') found.set(path, answer);
      }
      const doubtful = [...found].flatMap(([path, answer]) => (answer === 'other bytes' ? [path] : []));
      const converted = await listConverted(root, doubtful);
      return [...found.keys()].filter((path) => !converted.has(path) || tracked.get(path)?.id !== committed.get(path)?.id);
    },
    at({ mode, id }, narrowing) {
      if (mode === submoduleMode) return toContent(id, Buffer.from(id), mode, narrowing, narrower);
      return known.get(keyOf(`${mode === linkMode ? 'link ' : ''}${id}`, narrowing)) ?? { type: 'unknown' };
    },
    async prepare(wanted) {
      const uses = new Map<string, Map<string, { mode: string; narrowing: Narrowing }>>();
      for (const { version, narrowing } of wanted) {
        const { mode, id } = version;
        const key = keyOf(`${mode === linkMode ? 'link ' : ''}${id}`, narrowing);
        if (mode === submoduleMode || known.has(key)) continue;
        const same = uses.get(id) ?? new Map<string, { mode: string; narrowing: Narrowing }>();
        uses.set(id, same.set(key, { mode, narrowing }));
      }
      for await (const [id, bytes] of readObjects(root, uses.keys())) {
        for (const [key, { mode, narrowing }] of uses.get(id) ?? []) known.set(key, toContent(id, bytes, mode, narrowing, narrower));
      }
    },
  };
  return contents;
}

function toContent(key: string, bytes: Buffer, mode: string, narrowing: Narrowing, narrower: Narrower): Content {
  const isWhole = kindOf(narrowing) === 'whole';
  if (mode === linkMode || mode === submoduleMode) return isWhole ? { type: 'present', sum: sha256(bytes) } : { type: 'absent' };
  if (isWhole) return { type: 'present', sum: sha256(normaliseContent(bytes)) };
  const result = narrower.narrow(key, bytes, narrowing);
  if (!('content' in result)) return { type: 'unknown' };
  const { content } = result;
  return content ? { type: 'present', sum: sha256(content.bytes), lines: content.lines } : { type: 'absent' };
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** Id that git gives a file's bytes, by the hash of the repository: 40 digits are SHA-1, 64 are SHA-256. */
function objectId(bytes: Uint8Array, like: string): string {
  return hash(like.length === 64 ? 'sha256' : 'sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]), 'hex');
}
