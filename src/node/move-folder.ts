import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './fs-error.ts';

/** Moves everything in a folder into another one, across file systems if need be. The first folder is gone afterwards. */
export async function moveContents(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    await rename(join(from, name), join(to, name)).catch(async (error: unknown) => {
      if (errorCode(error) !== 'EXDEV') throw error;
      await cp(join(from, name), join(to, name), { recursive: true });
    });
  }
  await rm(from, { recursive: true, force: true });
}

/** Removes everything in a folder. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}
