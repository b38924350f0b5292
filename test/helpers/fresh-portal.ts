import { fileURLToPath } from 'node:url';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { OwnersConfig } from '../../src/core/owners/owners-config.ts';
import { runProcess, plainEnvironment } from './build.ts';
import { freshPages, stubFreshness, stubFreshnessReport } from './freshness.ts';
import { openProject, type Project } from './project.ts';

/** A portal whose pages are in every state there is: those of `freshPages` and some more. */

/** A page on a host that nobody compares with, and one that is kept for the record. */
const morePages = {
  gap: stubFreshness({
    path: 'docs/queue.md',
    title: 'The queue',
    review: 'not-scheduled',
    reviewed: { on: '2026-05-02', by: '@ada' },
    covers: [{ path: 'src/queue/**', kind: 'whole', files: 3 }],
    reasons: [{ code: 'base-unavailable', message: 'The commit of the review is not in this clone.', evidence: [] }],
  }),
  historical: stubFreshness({ path: 'docs/2019.md', title: 'How we did it in 2019', standing: 'historical', review: 'not-scheduled' }),
} satisfies Record<string, PageFreshness>;

/** Every page of the portal. */
export const portalPages: readonly PageFreshness[] = [...Object.values(freshPages), ...Object.values(morePages)];

/** Contacts of two of its owners. */
export const contacts: OwnersConfig['contacts'] = {
  '@acme/payments': { name: 'Payments', slack: '#payments', pager: 'https://pager.example/payments', email: 'payments@acme.example' },
  '@acme/tools': { name: 'Developer tools', slack: '#dev-tools', url: 'https://teams.example/tools' },
};

const text =
  'Find out which refund hangs.\n\n## Before you begin\n\nAsk whoever is on call for a link.\n\n## Retry it\n\n1. Open the console.\n2. Retry it.\n';

/** Makes its repository. `pages` are those that somebody has judged; each becomes a file. */
export function openFreshProject(pages: readonly PageFreshness[] = portalPages): Project {
  const files = pages.map(({ path, title, standing }) => {
    const lifecycle = standing === 'historical' ? '---\nlifecycle: historical\n---\n\n' : '';
    return [path, `${lifecycle}# ${title}\n\n${text}`] as const;
  });
  const kinds = new Map([
    ['docs', ''],
    ['runbooks', ', kind: runbook'],
  ]);
  const folders = [...new Set(pages.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  const sources = folders.map((folder) => `  - { id: ${folder}, path: ${folder}${kinds.get(folder) ?? ''} }\n`);
  return openProject({
    ...Object.fromEntries(files),
    'waymark.yml': `site: { id: fresh, title: Handbook, description: How we run payments. }
sources:
${sources.sort().join('')}`,
    '.waymark-freshness.json': JSON.stringify({ report: stubFreshnessReport(pages), contacts }),
  });
}

/** Builds it as the command does, with owners and freshness as its file says. */
export async function buildFreshProject(root: string, out = 'dist'): Promise<void> {
  const script = fileURLToPath(new URL('build-with-freshness.ts', import.meta.url));
  const run = await runProcess(process.execPath, [script, root, out], { env: plainEnvironment() });
  if (run.code !== 0) throw new Error(`The build ended with ${String(run.code)}:\n${run.err}`);
}
