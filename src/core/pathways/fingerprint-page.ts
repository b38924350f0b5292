import type { Page } from '../catalog.ts';
import type { Hash } from '../covers/digest.ts';
import type { PageMeta } from '../page-meta.ts';
import type { PageKind } from '../source.ts';
import type { Fingerprint, Learning } from './fingerprint.ts';

/** What a fingerprint is made of. */
export interface Fingerprinted {
  kind: PageKind | undefined;
  meta: Pick<PageMeta, 'objectives' | 'teaches'>;
  learning: Learning;
}

/** Fingerprint of a page of the catalog. */
export function fingerprintPage({ kind, meta, document, path }: Page, hash: Hash): Fingerprint {
  const { learning } = document;
  if (!learning) throw new Error(`Nobody has read what is learned from ${path}.`);
  return toFingerprint({ kind, meta, learning }, hash);
}

/**
 * Fingerprint of any state of a page. Objectives and what is taught are assessed, and in a lab all that is done: tasks, steps and code.
 * Steps count as tasks in runbooks. Of the rest of frontmatter nothing counts.
 */
export function toFingerprint({ kind, meta, learning }: Fingerprinted, hash: Hash): Fingerprint {
  const { fpv, text, code, outline } = learning;
  const hashesOf = (tasks: Learning['tasks']): string[] => tasks.map((task) => task.hash);
  const tasks = [...hashesOf(learning.tasks), ...(kind === 'runbook' ? hashesOf(learning.steps) : [])];
  const lab = kind === 'lab' ? [hashesOf(learning.tasks), hashesOf(learning.steps), code] : [];
  const objectives = (meta.objectives ?? []).map((objective) => objective.trim().replace(/\s+/g, ' '));
  const teaches = (meta.teaches ?? []).map(({ skill, level }) => `${skill} ${level}`).sort();
  return { fpv, text, code, outline, tasks, assess: short(JSON.stringify([objectives, teaches, ...lab]), hash) };
}

/** The name of a state of a unit: a hash of its fingerprint, 16 hexadecimal digits. */
export function toRevision({ fpv, text, code, outline, tasks, assess }: Fingerprint, hash: Hash): string {
  return short(JSON.stringify([fpv, text, code, outline, tasks, assess]), hash);
}

function short(text: string, hash: Hash): string {
  return hash(text).slice(0, 16);
}
