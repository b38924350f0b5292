import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { ConfigError } from './node/read-config.ts';
import { contentTypeOf } from './node/content-type.ts';
import { markerName } from './node/out-folder.ts';
import { lazySearch } from './node/search-index.ts';
import type { Session } from './node/session.ts';
import { virtualModules } from './vite-portal-modules.ts';

/** Editors save in bursts; a reload waits until they are done. */
const settleMs = 60;

/**
 * Keeps the dev server's portal in step with the files: pages, navigation and links after every save, search when it is asked for.
 * Faults go to the overlay of every open page.
 */
export function connectDevServer(server: ViteDevServer, session: Session, logger: AstroIntegrationLogger): void {
  const search = lazySearch(() => session.indexPages());
  followFiles(server, session, oneAtATime(reload));
  server.hot.on('waymark:ask', (_data, client) => client.send('waymark:diagnostics', overlayData(session)));
  server.middlewares.use((request, response, next) => {
    const path = decodePath(request.url ?? '/', session.portal.site.base);
    void answer(path).then(
      (file) => {
        if (!file) return next();
        response.setHeader('content-type', contentTypeOf(path ?? ''));
        response.end(file);
      },
      (error: unknown) => next(error),
    );
  });

  async function reload(): Promise<void> {
    const started = performance.now();
    try {
      await session.reload();
    } catch (error) {
      // A configuration that is being edited may be broken for a while: the last good portal stays.
      logger.error(explain(error));
      return;
    }
    search.forget();
    for (const environment of Object.values(server.environments)) {
      for (const id of Object.values(virtualModules)) {
        const node = environment.moduleGraph.getModuleById(`\0${id}`);
        if (node) environment.moduleGraph.invalidateModule(node);
      }
    }
    server.hot.send({ type: 'full-reload', path: '*' });
    logger.info(`${session.portal.pages.length} pages read again in ${Math.round(performance.now() - started)} ms`);
  }

  async function answer(path: string | undefined): Promise<Uint8Array | undefined> {
    if (path?.startsWith('pagefind/')) return (await search.files()).get(path.slice('pagefind/'.length));
    const asset = path?.startsWith('assets/') ? path.slice('assets/'.length) : undefined;
    return asset !== undefined && session.loaded.publishedAssets.has(asset) ? readFile(join(session.root, asset)) : undefined;
  }
}

/** Calls `reload` after every burst of changes to what the portal is made of; after each, what it is made of may be something else. */
function followFiles(server: ViteDevServer, session: Session, reload: () => Promise<void>): void {
  const { watcher } = server;
  const watched = new Set<string>();
  let scope = scopeOf(session, server);
  let timer: NodeJS.Timeout | undefined;
  watchScope();
  watcher.on('all', (event, file) => {
    const path = resolve(file);
    // What is deleted is no longer watched, and has to be added again to be seen when it comes back.
    if (event.startsWith('unlink')) watched.delete(path);
    if (isInScope(path, scope)) schedule();
  });
  // Of several files in one folder that don't exist yet, the watcher announces only one. What it hears from the folder names all.
  watcher.on('raw', (_event, name: unknown, details: unknown) => {
    const { watchedPath = '' } = Object(details) as { watchedPath?: string };
    if (typeof name === 'string' && isEntry(resolve(watchedPath, name))) schedule();
  });

  function isEntry(path: string): boolean {
    return [...scope.files, ...scope.folders].some((entry) => isWithin(entry, path));
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void reload().then(() => {
        scope = scopeOf(session, server);
        watchScope();
      });
    }, settleMs);
  }

  function watchScope(): void {
    // Inside of what is watched as a whole, a second listener would take events away from the first.
    const wholes = [...scope.folders, server.config.root];
    const files = [...scope.files].filter((file) => !wholes.some((folder) => isWithin(file, folder)));
    for (const entry of [...scope.folders, ...files]) {
      let path = entry;
      while (!existsSync(dirname(path))) path = dirname(path);
      // What is absent is watched for in the folder where it would be: once is enough for all of them.
      const key = existsSync(path) ? path : join(dirname(path), sep);
      if (watched.has(key)) continue;
      watched.add(key);
      watcher.add(path);
    }
  }
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

/** What a portal is made of, as absolute paths. */
interface Scope {
  root: string;
  /** Folders that pages come from. */
  folders: string[];
  /** Files that say how pages are read, wherever they lie and whether they exist or not. */
  files: Set<string>;
  /** Folder that builds write into, unless pages come from it. */
  out: string | undefined;
}

function scopeOf({ root, loaded }: Session, server: ViteDevServer): Scope {
  const { sources, config } = loaded.catalog;
  const folders = sources.map(({ path }) => resolve(root, path));
  const sitesOf = new Set(['', ...sources.map(({ path }) => posix.dirname(path))]);
  const files = [
    ...(loaded.configFile === undefined ? ['waymark.yml', 'waymark.yaml'] : [loaded.configFile]),
    ...(config.units === undefined ? [] : [config.units]),
    ...[...sitesOf].flatMap((folder) => [posix.join(folder, 'mkdocs.yml'), posix.join(folder, 'mkdocs.yaml')]),
    ...loaded.tree.navFiles.map(({ path }) => path),
  ].map((path) => resolve(root, path));
  const out = resolve(server.config.root, server.config.build.outDir);
  const isSource = folders.some((folder) => isWithin(folder, out));
  return { root, folders, files: new Set(files), out: isSource ? undefined : out };
}

function isInScope(path: string, { root, folders, files, out }: Scope): boolean {
  if (files.has(path)) return true;
  if (!folders.some((folder) => isWithin(path, folder))) return false;
  if (out !== undefined && isWithin(path, out)) return false;
  const names = relative(root, path).split(sep);
  // Beside the site, builds keep `.dist.waymark-new-…` and the like.
  if (names.some((name) => name === 'node_modules' || name === '.git' || /^\.(?:.+\.)?waymark(?:-|$)/.test(name))) return false;
  // A site that was built into a source is marked as ours.
  return !names.some((_, depth) => depth > 0 && existsSync(join(root, ...names.slice(0, depth), markerName)));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Path below the base, decoded, without query. Vite has taken the base off already, or not, depending on what comes first. */
function decodePath(url: string, base: string): string | undefined {
  const path = url.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path.startsWith(base) ? path.slice(base.length) : path.slice(1));
  } catch {
    return undefined;
  }
}

/** An error in words, with every fault of a configuration. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof ConfigError)) return error.message;
  const places = error.findings.map(({ message, range }) => `  ${error.file}:${range?.start.line ?? 1} ${message}`);
  return [error.message, ...places].join('\n');
}

/** What the overlay shows: faults by page address, and their number in the whole site. */
function overlayData({ diagnostics, portal }: Session): unknown {
  const addressOf = new Map(portal.pages.map(({ path, url }) => [path, url]));
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, message, hint, file, range }) => ({
      rule,
      severity,
      message,
      hint,
      file,
      line: range?.start.line,
      url: addressOf.get(file),
    }));
}
