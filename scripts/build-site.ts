import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { UserError } from '../src/core/user-error.ts';
import { allEnded } from '../src/node/at-once.ts';
import { openCache, type Cache } from '../src/node/cache.ts';
import { openKeptPages, type KeptPages } from '../src/node/kept-pages.ts';
import { reconcile } from '../src/node/manifest.ts';
import { withLock } from '../src/node/lock.ts';
import { listPaths, writeManifest } from '../src/node/output.ts';
import { pipelineFingerprint, templateFingerprint } from '../src/node/pipeline-fingerprint.ts';
import { publish } from '../src/node/publish.ts';
import { openSession, type Session, type SessionOptions } from '../src/node/session.ts';
import { ensureWorkFolder, workFolder } from '../src/node/work-folder.ts';
import { auditPages } from './audit-pages.ts';
import type { generatePages } from './generate-pages.ts';
import { giveUpFailing, giveUpRefused, tolerateFailures } from './live-failures.ts';

/** What to build. */
export interface BuildOptions extends Pick<SessionOptions, 'readFreshness' | 'untrusted'> {
  root: string;
  config: string | undefined;
  /** Folder to publish into, absolute or below the root. */
  out: string;
  failOn: 'error' | 'warning' | 'never';
  verbose: boolean;
  onProgress?(done: number, total: number): void;
  onStage?(stage: string): void;
}

/** What came of it. */
export interface BuildResult {
  pages: number;
  folder: string;
  diagnostics: Diagnostic[];
  texts: Map<string, string>;
  /** The content has faults that `failOn` names: nothing was published. */
  refused: boolean;
}

/** The whole build on one screen: load and check, generate into staging, audit, account for every input, swap. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  // Two builds of one repository share Astro's folder, wherever they publish.
  return withLock(join(await ensureWorkFolder(options.root), 'build.lock'), 'waymark build', () => buildAlone(options));
}

async function buildAlone(options: BuildOptions): Promise<BuildResult> {
  // Astro takes a while to load; pages are read meanwhile.
  const generator = import('./generate-pages.ts');
  const session = await openSession({ ...options, drafts: false });
  try {
    const { portal, loaded } = session;
    if (portal.pages.length === 0) throw noPages();
    if (isRefused(session, options.failOn) || hasBrokenSidecar(session)) throw new RefusedError();
    const { folder } = await publish({
      root: options.root,
      out: options.out,
      sources: loaded.catalog.sources.map(({ path }) => path).filter((path) => path !== ''),
      build: async (staging) => fillStaging(session, staging, { ...options, generate: (await generator).generatePages }),
    });
    return { pages: portal.pages.length, texts: textsOf(session), diagnostics: session.diagnose(), folder, refused: false };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { pages: session.portal.pages.length, texts: textsOf(session), diagnostics: session.diagnose(), folder: '', refused: true };
  } finally {
    await session.close();
  }
}

/** The content has faults that are to end the build: those that were known, or those of code, which show when it runs. */
class RefusedError extends Error {}

function textsOf({ loaded }: Session): Map<string, string> {
  return new Map(loaded.tree.files.map(({ path, text }) => [path, text]));
}

function noPages(): UserError {
  return new UserError('There is no page to publish.', {
    hint: 'Run `waymark check` to see which files were found, and name a source in `waymark.yml`.',
  });
}

type FillOptions = BuildOptions & { generate: typeof generatePages };

async function fillStaging(session: Session, staging: string, options: FillOptions): Promise<void> {
  // A process of its own reads the pages for search, while the others here are generated. What is beside the staging folder, and begins
  // with its name, is tidied up with it.
  session.startSearch(`${staging}-search`);
  options.onStage?.('Generating pages');
  const { kept, generated } = await generateOthers(session, staging, options);
  if (isRefused(session, options.failOn)) throw new RefusedError();
  // Jekyll, which GitHub Pages runs over a branch, would leave out what begins with an underscore.
  await writeFile(join(staging, '.nojekyll'), '');
  options.onStage?.('Auditing pages');
  await allEnded([session.finish(staging), finishPages(session, staging, kept, generated)]);
}

/** Generates the pages that aren't kept from the last build, again without the code of live pages that fail: one run finds them all. */
async function generateOthers(session: Session, staging: string, options: FillOptions): Promise<{ kept: KeptPages; generated: string[] }> {
  const cache = openOutputCache(session);
  tolerateFailures(session);
  let reuse = true;
  for (let round = 1; ; round++) {
    const kept = await openKeptPages(session.portal, cache, templateFingerprint(), { reuse });
    session.amend({ isKept: kept.has });
    const generated = await options.generate(session, staging, { ...options, round }).catch((error: unknown) => {
      if (!giveUpFailing(session, error)) throw error;
      return undefined;
    });
    if (!generated || (await giveUpRefused(session, staging))) continue;
    if (await kept.fit(staging)) return { kept, generated };
    if (!reuse) throw new Error('Pages that were just generated refer to scripts or styles that were not written.');
    // Vite named a script or style differently this time: what refers to the old name can't be kept.
    reuse = false;
  }
}

/** Judges what was generated, adds what is kept, and accounts for every input. */
async function finishPages(session: Session, staging: string, kept: KeptPages, generated: readonly string[]): Promise<void> {
  // Kept pages passed the audit when they were generated, by the same code: it is part of their key.
  await allEnded([kept.write(staging), auditPages(staging, generated)]);
  await account(session, staging);
  await kept.remember(staging);
  // The report needs them at the end; until search has written its index there is time.
  session.diagnose();
}

function openOutputCache({ root, loaded }: Session): Cache {
  const untrusted = loaded.catalog.sources.some(({ trust }) => trust === 'untrusted');
  return openCache(join(workFolder(root), 'cache'), { fingerprint: pipelineFingerprint(), realm: untrusted ? 'untrusted' : 'trusted' });
}

/** Without its fields, pages would move to other ids and addresses: that is never published. */
function hasBrokenSidecar({ loaded }: Session): boolean {
  const { config, findings } = loaded.catalog;
  return findings.some(({ rule, file }) => rule.startsWith('config/') && file === config.units);
}

function isRefused(session: Session, failOn: BuildOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return session.diagnose().some(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
}

/** Rules whose findings say why a file has no page. */
const absences = new Set<string>(['page/too-slow', 'page/too-complex', 'mdx/live-untrusted']);

/** Proves that every Markdown file became a page or has a diagnostic that says why not. */
async function account({ root, portal, loaded }: Session, staging: string): Promise<void> {
  const { findings, pages } = loaded.catalog;
  const drafts = new Set(pages.filter(({ lifecycle }) => lifecycle === 'draft').map(({ path }) => path));
  const { manifest, lost } = reconcile(
    loaded.tree.files.map(({ path }) => path).filter((path) => !drafts.has(path)),
    portal.pages.map(({ path, address }) => ({ path, output: `${address}index.html` })),
    findings.filter(({ rule }) => absences.has(rule)),
    await listPaths(staging),
  );
  await writeManifest(workFolder(root), manifest);
  if (lost.length === 0) return;
  throw new Error(`${lost.length} pages were lost on the way: ${lost.slice(0, 5).join(', ')}.`);
}
