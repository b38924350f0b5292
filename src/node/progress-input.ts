import { hash } from 'node:crypto';
import { fingerprintPage, toRevision } from '../core/pathways/fingerprint-page.ts';
import type { ProgressInput } from '../core/progress-views.ts';

/** What learners' progress is told with: revisions as SHA-256, on a day. */
export function toProgressInput(today: string): ProgressInput {
  const digest = (content: string | Uint8Array): string => hash('sha256', content);
  return {
    revisionOf: (page) => (page.document.learning ? toRevision(fingerprintPage(page, digest), digest) : undefined),
    toRevision: (fingerprint) => toRevision(fingerprint, digest),
    today,
  };
}
