import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../core/user-error.ts';
import { count, quote } from '../../core/wording.ts';
import { RootReader } from '../read-text-file.ts';
import { linkMode, submoduleMode, type TrackedFile } from '../tracked-files.ts';

/** What a template may hold: it is copied for every run. */
const mostFiles = 2000;
const mostBytes = 64 * 1024 * 1024;

/** Files of a folder that are under version control: what only lies on somebody's disk is no part of a lab, and may be a secret. */
export function listTemplate(folder: string, tracked: ReadonlyMap<string, TrackedFile>): string[] {
  return [...tracked.keys()].filter((path) => path.startsWith(`${folder}/`));
}

/**
 * Copies a template into an empty folder. Throws a `UserError` for one that holds nothing or too much, and for links and submodules: they
 * lead elsewhere.
 */
export async function copyTemplate(
  root: string,
  { folder, to, tracked }: { folder: string; to: string; tracked: ReadonlyMap<string, TrackedFile> },
): Promise<void> {
  const paths = listTemplate(folder, tracked);
  const refuse = (reason: string, hint?: string): never => {
    throw new UserError(`The template ${quote(folder)} can’t be copied: ${reason}.`, hint === undefined ? {} : { hint });
  };
  if (paths.length === 0) refuse('git knows no file in it', 'Commit its files, or correct the address.');
  if (paths.length > mostFiles) refuse(`it has more than ${count(mostFiles, 'file')}`);
  const reader = new RootReader(root);
  let left = mostBytes;
  for (const path of paths) {
    const mode = tracked.get(path)?.mode;
    if (mode === linkMode || mode === submoduleMode) refuse(`${quote(path)} is a ${mode === linkMode ? 'symbolic link' : 'submodule'}`);
    const bytes = await reader.readBytes(path, left + 1);
    if (!bytes) return refuse(`${quote(path)} can’t be read, or a link leads there`);
    left -= bytes.length;
    if (left < 0) refuse(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
    const target = join(to, path.slice(folder.length + 1));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
    if (mode === '100755') await chmod(target, 0o755);
  }
}
