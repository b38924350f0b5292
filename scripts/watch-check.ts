import { watch } from 'chokidar';
import { once } from 'node:events';
import { join } from 'node:path';
import { followFiles } from '../src/follow-files.ts';
import type { LoadedCatalog } from '../src/node/load-catalog.ts';
import { keepBetweenReadings } from '../src/node/keeping.ts';
import { scopeOf, watchedFolders, type Scope } from '../src/watch-scope.ts';
import type { Io } from './command.ts';
import { untilStopped } from './until-stopped.ts';

/** What is checked again and again. */
export interface WatchOptions {
  root: string;
  /** Reads once; undefined where the configuration can't be used. */
  read(): Promise<LoadedCatalog | undefined>;
  /** Checks and reports once. */
  check(): Promise<CheckedOnce>;
}

/** What a check read; where the configuration couldn't be used, nothing but the folders that it waits for. */
export interface CheckedOnce {
  loaded?: LoadedCatalog;
  awaited?: readonly string[];
}

/** Checks now and after every burst of changes to what the portal is made of, until the process is asked to stop. */
export async function watchChecks({ root, read, check }: WatchOptions, io: Io): Promise<void> {
  keepBetweenReadings();
  const first = await read();
  let scope = first ? scopeOf(first, join(root, 'dist')) : fallbackScope(root);
  const checkOnce = async (): Promise<void> => {
    const started = performance.now();
    // On a terminal the last report stands alone; in a log each follows the one before.
    if (io.terminal.out) io.out('\u001b[2J\u001b[3J\u001b[H');
    const { loaded, awaited = [] } = await check();
    if (loaded) scope = scopeOf(loaded, join(root, 'dist'));
    else scope = { ...scope, folders: [...scope.folders, ...awaited.map((path) => join(root, path))] };
    io.err(`Checked in ${Math.round(performance.now() - started)} ms. Waiting for changes (Ctrl-C stops it)\n`);
  };
  // Pages are checked when everything is watched: a change that comes before is read, and one that comes later is heard of.
  const watcher = watch(watchedFolders(scope), { ignoreInitial: true });
  await once(watcher, 'ready');
  followFiles(watcher, { scope: () => scope, watchedRoot: join(root, '.waymark', 'none'), reload: checkOnce });
  await checkOnce();
  await untilStopped(io);
  await watcher.close();
}

/** Where to look while there is no configuration that can be used: at the files that may hold it. */
function fallbackScope(root: string): Scope {
  return {
    root,
    folders: [],
    growing: false,
    files: new Set(['waymark.yml', 'waymark.yaml'].map((name) => join(root, name))),
    out: undefined,
  };
}
