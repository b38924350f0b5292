import { prepareSuggestions } from '../suggest.ts';
import { folderBeforeWildcard, hasWildcard, type FileIndex } from './file-index.ts';

/** Makes a function that finds the real paths, or globs that select something, which a cover that selects nothing may have meant. */
export function prepareCoverSuggestions(index: FileIndex): (path: string) => string[] {
  const folders = new Set(index.paths.flatMap(foldersOf));
  const suggestFolder = prepareSuggestions(folders);
  const suggestPath = prepareSuggestions([...index.paths, ...folders]);
  return (written) => {
    const path = written.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    if (!hasWildcard(path)) return suggestPath(path);
    const folder = folderBeforeWildcard(path);
    return suggestFolder(folder.slice(0, -1))
      .map((candidate) => `${candidate}/${path.slice(folder.length)}`)
      .filter((glob) => selectsFiles(index, glob));
  };
}

function selectsFiles(index: FileIndex, glob: string): boolean {
  const selection = index.select(glob);
  return 'paths' in selection && selection.paths.length > 0;
}

function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
