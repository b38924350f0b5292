import { isPagePath } from '../core/page-files.ts';
import type { Place } from '../core/place-files.ts';
import { keyOf, type EarlierFile } from '../core/pathways/earlier-texts.ts';
import { GitError, resolveCommit, streamGit } from './git.ts';

/** Differences of trees that are read: names and ids of a million states of files. */
const mostBytes = 256 * 1024 * 1024;

/** Modes of files; symbolic links and submodules have others. */
const fileMode = /^100(?:644|755)$/;

/**
 * Of files that locks name those that may be shown: a commit that HEAD descends from has that blob at that path, and the path is of a
 * page or an asset of today's sources. A lock is a file that anybody may have written, and a blob may be of any file: one outside of every
 * source, or one that no commit has. What a shallow clone doesn't tell isn't kept. One git process, whatever the number of files; never
 * throws because of git.
 */
export async function keepCommitted<File extends EarlierFile>(
  root: string,
  files: readonly File[],
  place: (path: string) => Place,
): Promise<File[]> {
  const published = files.filter(({ path }) => isPublished(path, place(path)));
  // Git is told paths line by line.
  const asked = [...new Set(published.map(({ path }) => path))].filter((path) => path !== '' && !/[\r\n\0]/.test(path));
  const states = await listStates(root, asked);
  return published.filter((file) => states.has(keyOf(file)));
}

function isPublished(path: string, { type }: Place): boolean {
  return type === (isPagePath(path) ? 'page' : 'asset');
}

/** Every state that one of the paths had in a commit that HEAD descends from, by {@link keyOf}. Paths are those below the root. */
async function listStates(root: string, paths: readonly string[]): Promise<Set<string>> {
  const states = new Set<string>();
  const head = paths.length === 0 ? undefined : await resolveCommit(root, 'HEAD');
  if (head === undefined) return states;
  const shown = ['--format=', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-color', '--root', '--relative', '-O/dev/null'];
  // Without `--full-history` git follows one side of a merge alone; a merge differs from each parent in what it made itself.
  const walked = ['--full-history', '--diff-merges=separate', '--stdin'];
  const input = `${head}\n--\n${paths.map((path) => `${path}\n`).join('')}`;
  try {
    let rest = '';
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for await (const bytes of streamGit(root, ['log', ...shown, ...walked], { input, maxBytes: mostBytes })) {
      const tokens = (rest + decoder.decode(bytes, { stream: true })).split('\0');
      rest = addStates(tokens, states);
    }
  } catch (error) {
    // What was read until then is true all the same.
    if (!(error instanceof GitError)) throw error;
  }
  return states;
}

/** Takes pairs of a change, `:<mode> <mode> <id> <id> <status>`, and its path; gives back what isn't complete yet. */
function addStates(tokens: readonly string[], states: Set<string>): string {
  let at = 0;
  // The last token is the beginning of one that is still to come.
  while (at < tokens.length - 1) {
    const change = tokens[at]?.trim() ?? '';
    if (!change.startsWith(':')) {
      at++;
      continue;
    }
    if (at + 1 >= tokens.length - 1) break;
    const [, mode = '', , blob = ''] = change.split(' ');
    if (fileMode.test(mode)) states.add(keyOf({ path: tokens[at + 1] ?? '', blob }));
    at += 2;
  }
  return tokens.slice(at).join('\0');
}
