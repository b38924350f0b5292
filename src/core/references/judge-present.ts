import { flagWords } from './flag-words.ts';
import { readingsOf, type PathIndex } from './path-index.ts';
import { hasTarget } from './read-targets.ts';
import type { Name } from './reference.ts';

/** What a repository holds, as far as it was asked for. */
export interface Holdings {
  /** Paths of files, links and nested repositories. */
  files: ReadonlySet<string>;
  /** The same with their folders. */
  paths: PathIndex;
  /** Words that were looked for and that are in no file but pages, nor in any file's name. */
  missing: ReadonlySet<string>;
  /** Targets, named with their tools. */
  targets: ReadonlySet<string>;
}

/** Words to look for, so that {@link isPresent} can tell. */
export function wordsOf(names: Iterable<Name>): Set<string> {
  const words = new Set<string>();
  for (const { kind, names: each } of names) {
    if (kind === 'identifier') for (const name of each) words.add(name);
    else if (kind === 'flag') for (const name of each) for (const word of flagWords(name)) words.add(word);
  }
  return words;
}

/** Whether there is such a thing, in whatever sense the page may mean it: a doubt speaks for the page. */
export function isPresent({ kind, names }: Name, page: string, holdings: Holdings): boolean {
  const { missing, targets } = holdings;
  switch (kind) {
    case 'identifier':
      return names.every((name) => !missing.has(name));
    case 'flag':
      return names.some((name) => flagWords(name).some((word) => !missing.has(word)));
    case 'target':
      return names.every((name) => hasTarget(targets, name));
    case 'path':
      return names.every((name) => isPathPresent(name, page, holdings));
  }
}

function isPathPresent(name: string, page: string, { files, paths }: Holdings): boolean {
  const { fromRoot, fromPage, plain } = readingsOf(name, page);
  const ways = [fromRoot, fromPage].filter((way) => way !== undefined);
  return ways.some((way) => paths.has(way) || leadsThroughFile(way, files)) || paths.endingWith(plain).length > 0;
}

/** Whether a folder on the way is a link or another repository: what is in there isn't known. */
function leadsThroughFile(path: string, files: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (files.has(path.slice(0, end))) return true;
  return false;
}
