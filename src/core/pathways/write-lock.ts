import { digestLock, lockFileName, type Sha256 } from './digest-lock.ts';
import type { Lock } from './lock.ts';
import type { Pathway } from './pathway.ts';
import type { PathwayState } from './working-state.ts';

/** What a release decides. */
export type ReleaseFacts = Pick<Lock, 'version' | 'date' | 'commit' | 'notes'>;

/** The lock of a release, with its digest. */
export function toLock(state: PathwayState, { version, date, commit, notes }: ReleaseFacts, hash: Sha256): Lock {
  const { pathway, ...rest } = state;
  const lock = { schemaVersion: 1 as const, pathway, version, date, commit, notes, ...rest };
  return { ...lock, digest: digestLock(lock, hash) };
}

/** The text of a lock, in lines: differences of two are read by people. */
export function formatLock(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Path of the lock of a version, below the root. */
export function lockPath({ path }: Pick<Pathway, 'path'>, version: string): string {
  return `${folderOfPathway({ path })}/releases/${lockFileName(version)}`;
}

/** Folder of a pathway below the root. */
export function folderOfPathway({ path }: Pick<Pathway, 'path'>): string {
  return path.slice(0, path.lastIndexOf('/'));
}
