import { build as buildAstro, type AstroInlineConfig } from 'astro';
import { join } from 'node:path';
import { UserError } from '../src/core/user-error.ts';
import { emptyFolder, moveContents } from '../src/node/move-folder.ts';
import { listPaths } from '../src/node/output.ts';
import type { Session } from '../src/node/session.ts';
import { toAstroSettings } from './astro-settings.ts';

/**
 * Has Astro generate what the session doesn't keep, into a folder that is emptied before. Gives the paths of its files, POSIX.
 * Throws `UserError` for a page that can't be generated.
 */
export async function generatePages(session: Session, staging: string, { verbose }: { verbose: boolean }): Promise<string[]> {
  await emptyFolder(staging);
  const settings = await toAstroSettings(session, { verbose, quiet: 'error' });
  // Astro runs what it bundled from inside its outDir, so that has to lie where Astro's own packages can be found.
  const outDir = join(settings.root, 'dist');
  // Pages are made one after the other unless told otherwise, and each waits for the disk.
  await insideFolder(settings.root, () => runAstro({ ...settings, outDir, build: { concurrency: 16 } }));
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
