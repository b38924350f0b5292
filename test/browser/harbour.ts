import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../helpers/build.ts';
import { packageFolder } from '../helpers/package-folder.ts';
import { openReleasable } from '../helpers/pathway-project.ts';
import type { Project } from '../helpers/project.ts';
import type { PortalOptions } from '../helpers/visit.ts';

/**
 * A portal with every kind of page that there is, whose content, history and dates never change: `fixtures/harbour`, of which one page
 * has had an earlier text and one pathway two releases.
 */

/** The day that the portal is judged on and that a reader's browser is told. */
export const harbourDay = '2026-02-10';

/** A folder that is not in any page's history: what the tests say about the text before. */
const before: Readonly<Record<string, string>> = {
  'wiki/booking-flow.md': `---
id: booking-flow
kind: concept
level: foundation
---

# How a booking flows

A booking goes through two services: the gateway takes it, and the ledger does the rest.
`,
};

/** Makes its repository. */
export async function openHarbour(): Promise<Project> {
  const project = openReleasable({});
  const copy = (): void => cpSync(join(packageFolder, 'test/browser/fixtures/harbour'), project.root, { recursive: true });
  copy();
  project.commit(before, '2025-11-03T09:00:00Z');
  await project.release('on-call', { version: '1.0.0', date: '2025-11-04', notes: { summary: 'The first one.' } });
  copy();
  project.commit({}, '2026-01-12T09:00:00Z');
  await project.release('on-call', {
    version: '2.0.0',
    date: '2026-01-13',
    notes: {
      summary: 'The till is part of the system now.',
      units: [{ unit: 'booking-flow', change: 'changed', class: 'C2', impact: 'review', text: 'Three services instead of two.' }],
    },
  });
  project.commit({ 'src/retry.ts': 'export const attempts = 5;\n' }, '2026-02-09T09:00:00Z');
  return project;
}

/** How tests ask for it: built once for all of them. */
export const harbour: PortalOptions = {
  shared: 'harbour',
  open: openHarbour,
  build: (root) => buildSite(root, { env: { SOURCE_DATE_EPOCH: String(Date.parse(harbourDay) / 1000) } }),
};
