import { build as buildAstro, type AstroInlineConfig } from 'astro';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditHtml } from '../plugins/audit-html.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { UserError } from '../src/core/user-error.ts';
import { count } from '../src/core/wording.ts';
import waymark from '../src/index.ts';
import { openCache, type Cache } from '../src/node/cache.ts';
import { openKeptPages, type KeptPages } from '../src/node/kept-pages.ts';
import { reconcile } from '../src/node/manifest.ts';
import { withLock } from '../src/node/lock.ts';
import { emptyFolder, moveContents } from '../src/node/move-folder.ts';
import { listPaths, writeManifest } from '../src/node/output.ts';
import { packageFolder } from '../src/node/package-info.ts';
import { pipelineFingerprint, templateFingerprint } from '../src/node/pipeline-fingerprint.ts';
import { publish } from '../src/node/publish.ts';
import { openSession, type Session } from '../src/node/session.ts';
import { ensureAstroRoot } from '../src/node/astro-root.ts';
import { ensureWorkFolder, workFolder } from '../src/node/work-folder.ts';

/** What to build. */
export interface BuildOptions {
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
  const session = await openSession({ ...options, drafts: false });
  try {
    const { diagnostics, portal, loaded } = session;
    const texts = new Map(loaded.tree.files.map(({ path, text }) => [path, text]));
    const result = { pages: portal.pages.length, diagnostics, texts };
    if (portal.pages.length === 0) throw noPages();
    if (isRefused(diagnostics, options.failOn) || hasBrokenSidecar(session)) return { ...result, folder: '', refused: true };
    const { folder } = await publish({
      root: options.root,
      out: options.out,
      sources: loaded.catalog.sources.map(({ path }) => path).filter((path) => path !== ''),
      build: (staging) => fillStaging(session, staging, options),
    });
    return { ...result, folder, refused: false };
  } finally {
    await session.close();
  }
}

function noPages(): UserError {
  return new UserError('There is no page to publish.', {
    hint: 'Run `waymark check` to see which files were found, and name a source in `waymark.yml`.',
  });
}

async function fillStaging(session: Session, staging: string, options: BuildOptions): Promise<void> {
  const cache = openOutputCache(session);
  options.onStage?.('Generating pages');
  let kept = await openKeptPages(session.portal, cache, templateFingerprint());
  let generated = await generate(session, staging, kept, options);
  if (!(await kept.write(staging))) {
    // Vite named a script or style differently this time: what refers to the old name can't be kept.
    kept = await openKeptPages(session.portal, cache, templateFingerprint(), { reuse: false });
    generated = await generate(session, staging, kept, options);
  }
  // Jekyll, which GitHub Pages runs over a branch, would leave out what begins with an underscore.
  await writeFile(join(staging, '.nojekyll'), '');
  options.onStage?.('Auditing pages');
  // Kept pages passed the audit when they were generated, by the same code: it is part of their key.
  await audit(staging, generated);
  await account(session, staging, options.root);
  await kept.remember(staging);
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

function isRefused(diagnostics: readonly Diagnostic[], failOn: BuildOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return diagnostics.some(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
}

/** Has Astro generate what isn't kept, into an emptied folder. Gives the paths of its files. */
async function generate(session: Session, staging: string, kept: KeptPages, { root, verbose }: BuildOptions): Promise<string[]> {
  session.keep(kept.has);
  await emptyFolder(staging);
  const { site } = session.loaded.catalog;
  const astroRoot = await ensureAstroRoot(root, packageFolder());
  // Astro runs what it bundled from inside its outDir, so that has to lie where Astro's own packages can be found.
  const outDir = join(astroRoot, 'dist');
  await insideFolder(astroRoot, () =>
    runAstro({
      root: astroRoot,
      configFile: false,
      logLevel: verbose ? 'info' : 'error',
      outDir,
      cacheDir: join(workFolder(root), 'astro'),
      base: site.base,
      ...(site.url === undefined ? {} : { site: site.url }),
      integrations: [waymark({ root, session })],
      vite: { cacheDir: join(workFolder(root), 'vite'), tsconfig: join(astroRoot, 'tsconfig.json') },
      devToolbar: { enabled: false },
    }),
  );
  await moveContents(outDir, staging);
  return listPaths(staging);
}

/**
 * Astro puts its bundle below the current folder when its outDir lies elsewhere
 * (`getOutDirWithinCwd`, https://github.com/withastro/astro/blob/main/packages/astro/src/core/build/common.ts): into a folder that may
 * be anybody's, where two builds would overwrite each other's.
 */
async function insideFolder(folder: string, task: () => Promise<void>): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await task();
  } finally {
    process.chdir(before);
  }
}

/** What fails here is a page that runs code of its own, or a bug; the stack is for who asks for it. */
async function runAstro(config: AstroInlineConfig): Promise<void> {
  try {
    await buildAstro(config);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(`A page could not be generated: ${reason ?? ''}`, {
      hint: 'Look at the live MDX pages (`waymark check --verbose` names them); `waymark build --verbose` says what Astro says.',
      cause: error,
    });
  }
}

/** Judges what was written, whatever wrote it. A fault here is one of ours, so nothing is published. */
async function audit(staging: string, paths: readonly string[]): Promise<void> {
  const faults: string[] = [];
  for (const page of paths.filter((path) => path.endsWith('.html'))) {
    for (const { element, attribute, reason, line } of auditHtml(await readFile(join(staging, page), 'utf8'))) {
      faults.push(`${page}:${line} <${element}${attribute === undefined ? '' : ` ${attribute}`}> ${reason}`);
    }
  }
  if (faults.length === 0) return;
  throw new UserError(`The audit refuses ${count(faults.length, 'place')} in the generated pages:\n  ${faults.slice(0, 20).join('\n  ')}`, {
    hint: 'This protects readers from content that would act in their browser. If the content is harmless, report it as a bug.',
  });
}

/** Rules whose findings say why a file has no page. */
const absences = new Set<string>(['page/too-slow', 'page/too-complex', 'mdx/live-untrusted']);

/** Proves that every Markdown file became a page or has a diagnostic that says why not. */
async function account({ portal, loaded }: Session, staging: string, root: string): Promise<void> {
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
