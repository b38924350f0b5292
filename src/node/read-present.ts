import { codeOf, targetTool } from '../core/references/code-file.ts';
import { dropWords } from '../core/references/find-words.ts';
import { indexPaths, type PathIndex } from '../core/references/path-index.ts';
import { readTargets } from '../core/references/read-targets.ts';
import { pagePattern } from '../core/source.ts';
import { openCommit } from './commit-files.ts';
import { runGit } from './git.ts';
import { blobId } from './read-text-file.ts';
import { openWorkingTree } from './repository-files.ts';

/** What there is now. */
export interface Present {
  /** Paths of files, links and nested repositories. */
  files: ReadonlySet<string>;
  paths: PathIndex;
  /** Content of committed files as the commit has it, and as it is now; by path. */
  committed: ReadonlyMap<string, string>;
  blobs: ReadonlyMap<string, string>;
  /** Words that were looked for and that no file but pages holds, nor any file's name. */
  missing: ReadonlySet<string>;
  /** Targets as references name them. */
  targets: ReadonlySet<string>;
}

/** Larger files are data. */
const maxBytes = 16 * 1024 * 1024;

/** Files that hold no words. */
const binary = /\.(?:png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|tgz|jar|woff2?|ttf|eot|otf|mp[34]|mov|webm|wasm|exe|dll|so|dylib|bin)$/i;

/** Reads every file but pages once, as a commit or the working tree has it, and looks for words. */
export async function readPresent(root: string, head: string, now: string | undefined, words: ReadonlySet<string>): Promise<Present> {
  const state = now === undefined ? openWorkingTree(root) : await openCommit(root, now);
  const { paths, nested } = await state.list();
  const committed = await listBlobs(root, head);
  const blobs = new Map(committed);
  const missing = new Set(words);
  const targets = new Set<string>();
  const files = new Set(paths);
  const texts = paths.filter((path) => !pagePattern.test(path) && !binary.test(path));
  if (now === undefined) {
    for (const path of paths) if ((await state.size(path)).type === 'missing') files.delete(path);
    for (const path of committed.keys()) if (!files.has(path)) blobs.delete(path);
  }
  for (const path of files) dropWords(path, missing);
  for await (const [path, bytes] of state.readBytes(texts.map((path) => ({ path, length: maxBytes })))) {
    if (now === undefined && codeOf(path) !== 'none') blobs.set(path, blobId(bytes));
    if (bytes.subarray(0, 8000).includes(0)) continue;
    const text = bytes.toString('latin1');
    if (missing.size > 0) dropWords(text, missing);
    const tool = targetTool(path);
    if (tool) for (const target of readTargets(tool, text).keys()) targets.add(`${tool} ${target}`);
  }
  for (const path of nested) files.add(path);
  return { files, paths: indexPaths(files), committed, blobs, missing, targets };
}

async function listBlobs(root: string, commit: string): Promise<Map<string, string>> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', commit]);
  const blobs = new Map<string, string>();
  if (answer?.status !== 0) return blobs;
  for (const entry of answer.stdout.toString('utf8').split('\0')) {
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (path !== undefined && blob !== undefined) blobs.set(path, blob);
  }
  return blobs;
}
