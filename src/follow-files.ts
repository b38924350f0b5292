import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isInScope, isWithin, watchedFolders, type Scope } from './watch-scope.ts';

/** Editors save in bursts; a reload waits until they are done. */
const settleMs = 25;

/** What is asked of a watcher (https://github.com/paulmillr/chokidar): Vite brings one of its own. */
export interface Watcher {
  add(path: string): unknown;
  on(event: 'all', listener: (event: string, path: string) => void): unknown;
  on(event: 'raw', listener: (event: string, path: string, details: unknown) => void): unknown;
}

/** How to follow. */
export interface FollowOptions {
  /** What to watch; asked again after every reload, because then it may be something else. */
  scope(): Scope;
  /** Folder that is watched as a whole already, absolute. */
  watchedRoot: string;
  /** Called after every burst of changes, one call at a time. */
  reload(): Promise<void>;
}

/** Calls `reload` after every burst of changes to what a portal is made of. */
export function followFiles(watcher: Watcher, { scope: nextScope, watchedRoot, reload }: FollowOptions): void {
  const reloadAlone = oneAtATime(reload);
  const watched = new Set<string>();
  let scope = nextScope();
  let timer: NodeJS.Timeout | undefined;
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void reloadAlone().then(() => {
        scope = nextScope();
        // What was written between reading and watching is in neither.
        if (watchScope(watcher, scope, watchedRoot, watched)) schedule();
      });
    }, settleMs);
  };
  watchScope(watcher, scope, watchedRoot, watched);
  watcher.on('all', (event, file) => {
    const path = resolve(file);
    // What is deleted is no longer watched, and has to be added again to be seen when it comes back.
    if (event.startsWith('unlink')) watched.delete(path);
    if (isInScope(path, scope)) schedule();
  });
  // Of several files in one folder that don't exist yet, the watcher announces only one. What it hears from the folder names all.
  watcher.on('raw', (_event, name: unknown, details: unknown) => {
    const { watchedPath = '' } = Object(details) as { watchedPath?: string };
    if (typeof name !== 'string') return;
    const path = resolve(watchedPath, name);
    if ([...scope.files, ...scope.folders].some((entry) => isWithin(entry, path))) schedule();
  });
}

/** Watches what isn't watched yet; says whether there was anything. */
function watchScope(watcher: Watcher, scope: Scope, watchedRoot: string, watched: Set<string>): boolean {
  const before = watched.size;
  const folders = watchedFolders(scope);
  // Inside of what is watched as a whole, a second listener would take events away from the first.
  const wholes = [...folders, watchedRoot];
  for (const entry of [...folders, ...[...scope.files].filter((file) => !wholes.some((folder) => isWithin(file, folder)))]) {
    let path = entry;
    while (!existsSync(dirname(path))) path = dirname(path);
    // What is absent is watched for in the folder where it would be: once is enough for all of them.
    const key = existsSync(path) ? path : join(dirname(path), sep);
    if (watched.has(key)) continue;
    watched.add(key);
    watcher.add(path);
  }
  return watched.size > before;
}

/** Runs a task for every call, one after the other; calls that come while it runs are one call afterwards. */
function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isPending = false;
  const runAll = async (): Promise<void> => {
    try {
      do {
        isPending = false;
        await task();
      } while (isPending);
    } finally {
      running = undefined;
    }
  };
  return () => {
    isPending = true;
    return (running ??= runAll());
  };
}
