import { chmodSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one page's run. */
export interface Workplace {
  /** Everything that the run may leave behind. */
  folder: string;
  /** What its commands see of the environment. */
  env: Record<string, string>;
  /** Makes an empty folder to work in. */
  begin(): Promise<string>;
  /** Removes all of it, synchronously: a signal leaves no time for more. */
  remove(): void;
}

/** Makes a temporary folder with a home of its own. Of the environment commands get where programs are, and nothing else. */
export async function openWorkplace(path: string | undefined): Promise<Workplace> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-verify-')));
  const [home, temporary] = [join(folder, 'home'), join(folder, 'tmp')];
  for (const inner of [home, temporary]) await mkdir(inner);
  let works = 0;
  return {
    folder,
    env: {
      PATH: path ?? '/usr/local/bin:/usr/bin:/bin',
      HOME: home,
      TMPDIR: temporary,
      LANG: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
    },
    async begin() {
      works += 1;
      const work = join(folder, works === 1 ? 'work' : `work-${works}`);
      await mkdir(work);
      return work;
    },
    remove: () => removeFolder(folder),
  };
}

/** Also what may not be written to, as Go's module cache leaves it. Links are removed, never followed. */
function removeFolder(folder: string): void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  try {
    remove();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))) throw error;
    makeWritable(folder);
    remove();
  }
}

/** With a list instead of recursion: a script may nest folders as deep as it likes. */
function makeWritable(top: string): void {
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (lstatSync(path).isDirectory()) folders.push(path);
    }
  }
}
