import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/** A folder of the repository, and where it is copied to. */
export interface TemplateCopy {
  folder: string;
  /** An empty folder. */
  to: string;
  tracked: ReadonlyMap<string, TrackedFile>;
}

/**
 * Copies a template. Gives the reason, in words that follow a colon, where that can't be: it holds nothing or too much, or a link or a
 * submodule, which lead elsewhere. Then a part of it may have been copied.
 */
export async function copyTemplate(root: string, { folder, to, tracked }: TemplateCopy): Promise<string | undefined> {
  const paths = listTemplate(folder, tracked);
  if (paths.length === 0) return 'git knows no file in it';
  if (paths.length > mostFiles) return `it has more than ${count(mostFiles, 'file')}`;
  const reader = new RootReader(root);
  let left = mostBytes;
  for (const path of paths) {
    const mode = tracked.get(path)?.mode;
    if (mode === linkMode) return `${quote(path)} is a symbolic link`;
    if (mode === submoduleMode) return `${quote(path)} is a submodule`;
    const bytes = await reader.readBytes(path, left + 1);
    if (!bytes) return `${quote(path)} can’t be read, or a symbolic link is on the way`;
    left -= bytes.length;
    if (left < 0) return `it is larger than ${mostBytes / 1024 / 1024} MiB`;
    const target = join(to, path.slice(folder.length + 1));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx', mode: 0o644 });
    if (mode === '100755') await chmod(target, 0o755);
  }
  return undefined;
}
