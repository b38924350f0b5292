import { suggest } from '../suggest.ts';

/** Files and folders of a repository, for finding what a pattern may have meant. */
export class FileTree {
  readonly #children = new Map<string, Set<string>>();
  readonly #named = new Map<string, string[]>();
  #looks = 0;

  constructor(paths: readonly string[]) {
    for (const path of paths) this.#add(path);
  }

  hasFolder(path: string): boolean {
    return path !== '' && this.#children.has(path);
  }

  /** The first folder on the way to a path that doesn't exist, else the folder that the path is in. */
  findDeadEnd(path: string): string {
    let slash = path.indexOf('/');
    let folder = '';
    while (slash >= 0) {
      folder = path.slice(0, slash);
      if (!this.hasFolder(folder)) break;
      slash = path.indexOf('/', slash + 1);
    }
    return folder;
  }

  /** Neighbours that are spelt alike, and files of that name elsewhere; with the slashes of the pattern. */
  findSimilar(pattern: string): string[] {
    if (++this.#looks > maxLooks || pattern.length > 1000) return [];
    const path = pattern.replace(/^\/|\/$/g, '');
    const slash = path.lastIndexOf('/');
    const neighbours = this.#children.get(path.slice(0, Math.max(0, slash))) ?? [];
    const candidates = new Set([...neighbours, ...(this.#named.get(path.slice(slash + 1).toLowerCase()) ?? [])]);
    const end = pattern.endsWith('/') ? '/' : '';
    const found = suggest(path, [...candidates].slice(0, maxCandidates)).filter((similar) => end === '' || this.hasFolder(similar));
    return found.map((similar) => `${pattern.startsWith('/') ? '/' : ''}${similar}${end}`);
  }

  #add(path: string): void {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const name = path.slice(slash + 1).toLowerCase();
    const named = this.#named.get(name);
    if (!named) this.#named.set(name, [path]);
    else if (named.length < maxCandidates) named.push(path);
    const children = this.#children.get(folder);
    if (children?.has(path)) return;
    if (children) children.add(path);
    else {
      this.#children.set(folder, new Set([path]));
      if (folder !== '') this.#add(folder);
    }
  }
}

/** Similar names are looked for so often, and among so many, at most: it takes the square of a name's length each time. */
const maxLooks = 200;
const maxCandidates = 500;
