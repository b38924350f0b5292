/** Files and folders of one state of a repository, asked by the ways in which people write paths. */
export interface PathIndex {
  /** Whether there is a file or folder with exactly this path. */
  has(path: string): boolean;
  /** Files whose path ends with these segments; folders too. */
  endingWith(path: string): string[];
}

/** Indexes files by path; folders are those that hold one. */
export function indexPaths(files: Iterable<string>): PathIndex {
  const all = new Set<string>();
  const byName = new Map<string, string[]>();
  const add = (path: string): boolean => {
    if (all.has(path)) return false;
    all.add(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const alike = byName.get(name);
    if (alike) alike.push(path);
    else byName.set(name, [path]);
    return true;
  };
  for (const file of files) {
    add(file);
    for (let end = file.lastIndexOf('/'); end > 0 && add(file.slice(0, end)); end = file.lastIndexOf('/', end - 1));
  }
  return {
    has: (path) => all.has(path),
    endingWith(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return (byName.get(name) ?? []).filter((candidate) => candidate === path || candidate.endsWith(`/${path}`));
    },
  };
}

/** How a path that a page writes may be meant, below the root: from the root, and from the page's folder. */
export function readingsOf(
  written: string,
  pagePath: string,
): { fromRoot: string | undefined; fromPage: string | undefined; plain: string } {
  const folder = pagePath.split('/').slice(0, -1);
  const steps = written.split('/').filter((step) => step !== '' && step !== '.');
  const plain = steps.filter((step) => step !== '..').join('/');
  return {
    fromRoot: written.startsWith('..') ? undefined : follow([], steps),
    fromPage: written.startsWith('/') ? undefined : follow(folder, steps),
    plain,
  };
}

/** Undefined for a way that leads above the root. */
function follow(folder: readonly string[], steps: readonly string[]): string | undefined {
  const path = [...folder];
  for (const step of steps) {
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}
