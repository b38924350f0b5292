import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/user-error.ts';
import { errorCode } from './fs-error.ts';
import { writeFileAtomically } from './write-file.ts';

const name = '.waymark';

/** Path of `<root>/.waymark`, whether it exists or not. */
export function workFolder(root: string): string {
  return join(root, name);
}

/**
 * Makes sure of `<root>/.waymark/`, where Waymark keeps what it can make again, and gives its path. The folder ignores itself in
 * git. Where nothing can be written (a read-only checkout) the path is given all the same: caches then stay empty. Throws
 * `UserError` when the folder, or an entry right below it, is a symbolic link: content could have put it there to make us write
 * somewhere else.
 */
export async function ensureWorkFolder(root: string): Promise<string> {
  const folder = workFolder(root);
  try {
    await mkdir(folder, { recursive: true });
    await refuseLinks(root, folder);
    await ignoreItself(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new UserError(`\`${name}\` is a file; Waymark needs a folder of that name.`, { hint: `Delete or rename it.`, cause: error });
    }
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code ?? '')) throw error;
  }
  return folder;
}

async function refuseLinks(root: string, folder: string): Promise<void> {
  const self = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.name === name);
  const below = await readdir(folder, { withFileTypes: true });
  const link = [...self, ...below].find((entry) => entry.isSymbolicLink());
  if (!link) return;
  const path = link.name === name ? name : `${name}/${link.name}`;
  throw new UserError(`\`${path}\` is a symbolic link, so Waymark would write somewhere else.`, {
    hint: `Delete \`${path}\`; Waymark makes it again.`,
  });
}

async function ignoreItself(folder: string): Promise<void> {
  const file = join(folder, '.gitignore');
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content !== '*\n') await writeFileAtomically(file, '*\n');
}
