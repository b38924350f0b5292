import { build as buildAstro, type AstroInlineConfig } from 'astro';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from '../src/core/user-error.ts';
import { livePages } from '../src/node/live-pages.ts';
import { emptyFolder, moveContents } from '../src/node/move-folder.ts';
import { listPaths } from '../src/node/output.ts';
import type { Session } from '../src/node/session.ts';
import { toAstroSettings } from './astro-settings.ts';

/**
 * Has Astro generate what the session doesn't keep, into a folder that is emptied before. Gives the paths of its files, POSIX.
 * `round` counts how often this was called for one build, from 1. Throws `UserError` for a page that can't be generated.
 */
export async function generatePages(
  session: Session,
  staging: string,
  { verbose, round }: { verbose: boolean; round: number },
): Promise<string[]> {
  await emptyFolder(staging);
  const settings = await toAstroSettings(session, { verbose, quiet: 'silent' });
  // Astro runs what it bundled from inside its outDir, so that has to lie where Astro's own packages can be found.
  // Each round has one of its own: Node would run the bundle of the round before, at the same address, with the paths that it knew then.
  const outDir = join(settings.root, `dist-${round}`);
  // Pages are made one after the other unless told otherwise, and each waits for the disk.
  const config = { ...settings, vite: withMaps(settings.vite, session), outDir, build: { concurrency: 16 } };
  await insideFolder(settings.root, () => runAstro(session, config, { verbose }));
  await moveContents(outDir, staging);
  return listPaths(staging);
}

/** Where code of pages fails is read from source maps of what runs here. What goes to readers has none. */
function withMaps(vite: AstroInlineConfig['vite'] = {}, session: Session): NonNullable<AstroInlineConfig['vite']> {
  if (livePages(session).length === 0) return vite;
  return { ...vite, build: { sourcemap: true }, environments: { client: { build: { sourcemap: false } } } };
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

/** What fails here is a page that runs code of its own, or a bug; the whole of what Astro says is for who asks for it. */
async function runAstro(session: Session, config: AstroInlineConfig, { verbose }: { verbose: boolean }): Promise<void> {
  try {
    await buildAstro(config);
  } catch (error) {
    const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).trim();
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const isLive = livePages(session).length > 0;
    throw new UserError(`A page could not be generated: ${verbose ? text : lines.slice(0, mostLines).join('\n  ')}`, {
      hint: [
        isLive
          ? 'Look at the live MDX pages (`waymark check --verbose` names them).'
          : 'No page runs code of its own, so this is a bug: please report it.',
        ...(verbose ? [] : ['`waymark build --verbose` says all that Astro says.']),
      ].join(' '),
      cause: error,
    });
  }
}

/** Lines of Astro's message that everybody is shown: the first alone often only counts the others. */
const mostLines = 4;
