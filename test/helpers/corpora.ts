import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** Real wikis, runbooks and curricula that some tests sweep over. They are no part of this repository. */
export const corpora = [
  'ado-wikipdfexport',
  'alasql-wiki',
  'engineering-playbook',
  'exercism-js',
  'foam-docs',
  'modernisation-platform',
  'openshift-runbooks',
] as const;

/** One of {@link corpora}. */
export type Corpus = (typeof corpora)[number];

/** A working copy that must not be written to. */
export interface CorpusCopy {
  root: string;
  remove: () => void;
}

/** Where a corpus is: a bundle or a working copy in `WAYMARK_CORPORA`, or in `../shared/corpora` beside the repository. */
export function findCorpus(name: Corpus): string | undefined {
  const folder = process.env['WAYMARK_CORPORA'] ?? resolve(import.meta.dirname, '../../../shared/corpora');
  return [join(folder, name), join(folder, `${name}.bundle`)].find((path) => existsSync(path));
}

/** A working copy of a corpus: the one that is there, or a clone of the bundle that stays in the temporary folder for the next test. */
export function openCorpus(path: string): CorpusCopy {
  return { root: statSync(path).isDirectory() ? path : unpack(path), remove: () => undefined };
}

/** A clone of a corpus, with its history, that may be written to. Without remote, as the bundle's path is nobody's address. */
export function cloneCorpus(path: string): CorpusCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-corpus-')));
  const root = join(folder, basename(path, '.bundle'));
  cpSync(openCorpus(path).root, root, { recursive: true, filter: (file) => basename(file) !== '.waymark' });
  return { root, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Unpacks a bundle once; test files that run at the same time may both try. */
function unpack(bundle: string): string {
  const { mtimeMs, size } = statSync(bundle);
  const cache = join(tmpdir(), 'waymark-corpora');
  const folder = join(cache, `${basename(bundle, '.bundle')}-${String(size)}-${String(Math.round(mtimeMs))}`);
  const root = join(folder, basename(bundle, '.bundle'));
  if (existsSync(root)) return root;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'new-'));
  const heads = execFileSync('git', ['bundle', 'list-heads', bundle], { encoding: 'utf8' });
  const branch = /refs\/heads\/(main|master)$/m.exec(heads)?.[1] ?? 'main';
  execFileSync('git', ['clone', '--quiet', '--branch', branch, bundle, join(fresh, basename(root))], { stdio: 'pipe' });
  execFileSync('git', ['remote', 'remove', 'origin'], { cwd: join(fresh, basename(root)) });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(root)) throw error;
  }
  return root;
}
