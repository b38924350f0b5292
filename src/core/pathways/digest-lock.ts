import { compareText, type Finding } from '../diagnostic.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import { quote } from '../wording.ts';
import type { CurriculumFile } from './curriculum-files.ts';
import type { Lock } from './lock.ts';
import { compareReleases, parseLock } from './parse-lock.ts';
import type { Release } from './pathway.ts';

/** Gives the whole SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Sha256 = (text: string) => string;

/**
 * The digest that a lock carries: SHA-256 over everything else in it, as canonical JSON. Blanks, line ends and the order of keys don't
 * count, so that a formatter changes nothing.
 */
export function digestLock(lock: Omit<Lock, 'digest'> & { digest?: string }, hash: Sha256): string {
  const { digest: _digest, ...rest } = lock;
  return hash(toCanonicalJson(rest));
}

/** JSON without blanks, keys of objects in the order of their UTF-16 units, keys without value left out (compare RFC 8785). */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${toCanonicalJson(inner)}`).join(',')}}`;
}

/** Reads locks, each once. Those that are none, or aren't what was released, are findings; `hash` is left out where digests don't matter. */
export function readLocks(files: readonly CurriculumFile[], hash?: Sha256): { releases: Release[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const releases = files.flatMap(({ path, text }): Release[] => {
    const parsed = parseLock({ path, text });
    if (!('lock' in parsed)) {
      findings.push(parsed);
      return [];
    }
    // JSON is YAML; it is read as that where a place is asked for.
    const locate: LocatedYaml['locate'] = (keys, what) => parseYaml(text, { limits: listingLimits }).locate(keys, what);
    const faults = hash ? findLockFaults(parsed.lock, { path, pathway: path.split('/').at(-3) ?? '', locate }, hash) : [];
    findings.push(...faults);
    return faults.length === 0 ? [parsed] : [];
  });
  return { releases: releases.sort(compareReleases), findings };
}

/** Where a lock lies, and what it therefore has to say. */
export interface LockPlace {
  /** Path of the lock below the root. */
  path: string;
  /** Id of the pathway whose folder it lies in. */
  pathway: string;
  /** Where a key of the lock stands. */
  locate: LocatedYaml['locate'];
}

/** What shows that somebody changed a lock, or moved it: its digest, version and pathway. */
export function findLockFaults(lock: Lock, { path, pathway, locate }: LockPlace, hash: Sha256): Finding[] {
  const name = lockFileName(lock.version);
  const at = (key: keyof Lock) => ({ rule: 'pathway/lock-edited' as const, file: path, hint, range: locate([key]) });
  const findings: Finding[] = [];
  if (lock.digest !== digestLock(lock, hash)) {
    findings.push({ ...at('digest'), message: 'The lock isn’t what was released: its digest doesn’t fit the rest.', actual: lock.digest });
  }
  if (!path.endsWith(`/${name}`) && path !== name) {
    findings.push({
      ...at('version'),
      message: `The lock of version ${quote(lock.version)} lies in another file.`,
      actual: lock.version,
      expected: [name],
    });
  }
  if (lock.pathway !== pathway) {
    findings.push({
      ...at('pathway'),
      message: `The lock of the pathway ${quote(lock.pathway)} lies in the folder of ${quote(pathway)}.`,
      actual: lock.pathway,
      expected: [pathway],
    });
  }
  return findings;
}

const hint = 'A release never changes: put the file back as git has it, and make a new release for what should be different.';

/** Name of the file of a release. */
export function lockFileName(version: string): string {
  return `${version}.lock.json`;
}
