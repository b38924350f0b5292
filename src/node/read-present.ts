import { isAside, targetTool } from '../core/references/code-file.ts';
import { dropWords } from '../core/references/find-words.ts';
import type { Holdings } from '../core/references/judge-present.ts';
import { indexPaths } from '../core/references/path-index.ts';
import { readTargets } from '../core/references/read-targets.ts';
import { pagePattern } from '../core/source.ts';
import { count } from '../core/wording.ts';
import { openCommit } from './commit-files.ts';
import { runGit } from './git.ts';
import { blobId } from './read-text-file.ts';
import { openWorkingTree, type RepositoryFiles } from './repository-files.ts';

/** What there is now. */
export interface Present extends Holdings {
  /** Content of files, by path, as the commit has it that the working tree is based on, and as it is now. */
  committed: ReadonlyMap<string, string>;
  blobs: ReadonlyMap<string, string>;
  /** Text of a file; undefined where it can't be read. */
  read(path: string): Promise<string | undefined>;
  /** What was not looked at, in a sentence. */
  gap: string | undefined;
}

/** No text is larger. */
const maxBytes = 64 * 1024 * 1024;

/** Files that hold no words. */
const binary =
  /\.(?:png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|tgz|jar|woff2?|ttf|eot|otf|mp[34]|mov|webm|wasm|exe|dll|so|dylib|bin|parquet|sqlite)$/i;

/** Reads every file but pages once, as a commit or the working tree has it, and looks for words. `head` is that commit, or the tree's. */
export async function readPresent(root: string, head: string, now: string | undefined, words: ReadonlySet<string>): Promise<Present> {
  const state = now === undefined ? openWorkingTree(root) : await openCommit(root, now);
  const committed = await listBlobs(root, head);
  const { paths, nested } = await state.list();
  const files = new Set(now === undefined ? await keepExisting(state, paths) : paths);
  const blobs = new Map(committed);
  for (const path of committed.keys()) if (!files.has(path)) blobs.delete(path);
  const missing = new Set(words);
  for (const path of files) dropWords(path, missing);
  const targets = new Set<string>();
  const texts = [...files].filter((path) => !pagePattern.test(path) && !binary.test(path));
  const unread = new Set(now === undefined ? [] : texts.filter((path) => committed.has(path) && !isAside(path)));
  for await (const [path, bytes] of state.readBytes(texts.map((path) => ({ path, length: maxBytes })))) {
    if (now === undefined) blobs.set(path, blobId(bytes));
    else unread.delete(path);
    if (bytes.subarray(0, 8000).includes(0)) continue;
    const text = bytes.toString('latin1');
    if (missing.size > 0) dropWords(text, missing);
    const tool = targetTool(path);
    if (tool) for (const target of readTargets(tool, text).keys()) targets.add(`${tool} ${target}`);
  }
  // What nobody could read may hold any of the words.
  if (unread.size > 0) missing.clear();
  for (const path of nested) files.add(path);
  const gap = unread.size > 0 ? `This clone lacks the content of ${count(unread.size, 'file')}: no words were compared.` : undefined;
  return { files, paths: indexPaths(files), missing, targets, committed, blobs, read: (path) => readText(state, path), gap };
}

/** A file that git lists may be gone from the disk. */
async function keepExisting(state: RepositoryFiles, paths: readonly string[]): Promise<string[]> {
  const existing: string[] = [];
  for (const path of paths) if ((await state.size(path)).type !== 'missing') existing.push(path);
  return existing;
}

async function readText(state: RepositoryFiles, path: string): Promise<string | undefined> {
  const file = await state.read(path, maxBytes);
  return file.type === 'text' ? file.text : undefined;
}

async function listBlobs(root: string, commit: string): Promise<Map<string, string>> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', commit]);
  const blobs = new Map<string, string>();
  for (const entry of answer?.status === 0 ? answer.stdout.toString('utf8').split('\0') : []) {
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (path !== undefined && blob !== undefined) blobs.set(path, blob);
  }
  return blobs;
}
