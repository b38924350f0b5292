import { hash } from 'node:crypto';
import type { Catalog, Page } from '../../src/core/catalog.ts';
import { digestLock } from '../../src/core/pathways/digest-lock.ts';
import { fingerprintPage } from '../../src/core/pathways/fingerprint-page.ts';
import type { Lock, LockedUnit } from '../../src/core/pathways/lock.ts';
import type { Pathway, Unit } from '../../src/core/pathways/pathway.ts';

/** What of a lock a test wants to be otherwise than the working state says. */
export interface LockOptions {
  version: string;
  date?: string;
  commit?: string;
  notes?: Partial<Lock['notes']>;
  /** What pages embed, by path. */
  embeds?: Readonly<Record<string, { path: string; blob: string }[]>> | undefined;
  /** Blob of a page, where it isn't the one that was read. */
  blobOf?(page: Page): string;
}

/** The lock that the working state of a pathway would have. */
export function lockOf(pathway: Pathway, { version, date = '2026-01-02', commit = 'a'.repeat(40), notes, ...options }: LockOptions): Lock {
  const { id, title, summary, level, roles, entry, outcomes, stages, exit, assessments } = pathway;
  const toStageUnit = ({ id, title, required, replaces }: Unit) => ({ id, title, required, ...(replaces.length > 0 && { replaces }) });
  const units = stages.flatMap((stage) => [...stage.units, ...(stage.elective?.of ?? [])]);
  const lock: Omit<Lock, 'digest'> = {
    schemaVersion: 1,
    pathway: id,
    version,
    date,
    commit,
    notes: { summary: '', units: [], other: [], ...notes },
    title,
    ...(summary !== undefined && { summary }),
    ...(level !== undefined && { level }),
    roles,
    entry,
    outcomes,
    stages: stages.map(({ id, title, level, units, elective, exit }) => ({
      id,
      title,
      ...(level !== undefined && { level }),
      units: units.map(toStageUnit),
      ...(elective && { elective: { choose: elective.choose, of: elective.of.map(toStageUnit) } }),
      ...(exit !== undefined && { exit }),
    })),
    ...(exit !== undefined && { exit }),
    assessments: Object.fromEntries(
      Object.entries(assessments).map(([id, { title, task, skills, criteria }]) => [
        id,
        { title, task, skills, criteria: Object.fromEntries(criteria.map(({ id, ...criterion }) => [id, criterion])) },
      ]),
    ),
    units: Object.fromEntries(units.map((unit) => [unit.id, toLocked(unit, options)])),
  };
  return { ...lock, digest: digestLock(lock, sha256) };
}

/** The same of a pathway in a catalog. */
export function lockIn({ curriculum }: Catalog, id: string, options: LockOptions): Lock {
  const pathway = curriculum.pathways.find((candidate) => candidate.id === id);
  if (!pathway) throw new Error(`There is no pathway ${id}.`);
  return lockOf(pathway, options);
}

function toLocked({ page, external, minutes }: Unit, { embeds = {}, blobOf }: Pick<LockOptions, 'embeds' | 'blobOf'>): LockedUnit {
  if (!page) return { external: external?.url ?? '', ...(external?.provider && { provider: external.provider }), minutes: minutes.read };
  const fingerprint = page.document.learning ? fingerprintPage(page, sha256) : noFingerprint;
  return {
    path: page.path,
    blob: blobOf?.(page) ?? page.document.blob,
    embeds: embeds[page.path] ?? [],
    ...(page.kind !== undefined && { kind: page.kind }),
    minutes: page.minutes,
    fingerprint,
  };
}

const none = '0'.repeat(16);
const noFingerprint = { fpv: 1, text: none, code: none, outline: none, tasks: [], assess: none };

function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
