/** Files that move at once: one file, or a folder with everything in it. */
export interface FileMoves {
  /** What moves, below the root. */
  from: string;
  to: string;
  isFolder: boolean;
  /** Every file that moves: from old paths to new ones. */
  files: ReadonlyMap<string, string>;
}

/** Where a file or folder is after the moves; where it was, if it doesn't move. */
export function newPath({ from, to, isFolder, files }: FileMoves, path: string): string {
  const moved = files.get(path);
  if (moved !== undefined) return moved;
  const isInside = isFolder && (path === from || path.startsWith(`${from}/`));
  return isInside ? to + path.slice(from.length) : path;
}
