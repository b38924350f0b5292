import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openCockpit, type Cockpit } from './dev-cockpit.ts';
import { followFiles } from './follow-files.ts';
import { contentTypeOf } from './node/content-type.ts';
import { readAssetContents } from './node/read-earlier-assets.ts';
import { ConfigError } from './node/read-config.ts';
import { lazySearch, type LazySearch } from './node/search-index.ts';
import type { Session } from './node/session.ts';
import { keepBetweenReadings } from './node/keeping.ts';
import { virtualModules } from './vite-portal-modules.ts';
import { awaitedFolders, scopeOf } from './watch-scope.ts';

/** Milliseconds after a reading until freshness is judged: what the author waits for, the page, comes first. */
const judgeAfterMs = 400;

/**
 * Keeps the dev server's portal in step with the files: pages, navigation and links after every save, search when it is asked for.
 * Every open page shows its facts and its faults in a corner.
 */
export function connectDevServer(server: ViteDevServer, session: Session, logger: AstroIntegrationLogger): void {
  keepBetweenReadings();
  const search = lazySearch(() => session.indexPages());
  const { config } = server;
  const cockpit = openCockpit(session, logger);
  let awaited: readonly string[] = [];
  let judging: NodeJS.Timeout | undefined;
  followFiles(server.watcher, {
    scope: () => scopeOf(session.loaded, resolve(config.root, config.build.outDir), awaited),
    watchedRoot: config.root,
    async reload() {
      const failure = await readAgain(session, logger);
      awaited = failure?.error instanceof ConfigError ? awaitedFolders(failure.error) : [];
      cockpit.note(failure?.error);
      if (failure) return server.hot.send('waymark:changed');
      search.forget();
      showAgain(server);
      clearTimeout(judging);
      judging = setTimeout(() => void judgeAgain(server, session, cockpit, logger), judgeAfterMs).unref();
    },
  });
  // Whatever was saved may be what failing code imports.
  server.watcher.on('all', () => cockpit.forgetFailures());
  server.hot.on('waymark:ask', (asked: { path?: unknown } | null, client) => {
    client.send('waymark:cockpit', cockpit.tell(String(asked?.path)));
  });
  server.middlewares.use((request, response, next) => {
    const path = decodePath(request.url ?? '/', session.portal.site.base);
    void answer(session, search, path).then(
      (file) => {
        if (!file) return next();
        response.setHeader('content-type', contentTypeOf(path ?? ''));
        response.end(file);
      },
      (error: unknown) => next(error),
    );
  });
}

/**
 * Reads everything again. A configuration that is being edited may be broken for a while, perhaps for want of folders that are still to
 * come.
 */
async function readAgain(session: Session, logger: AstroIntegrationLogger): Promise<{ error: unknown } | undefined> {
  const started = performance.now();
  try {
    await session.reload();
  } catch (error) {
    logger.error(explain(error));
    return { error };
  }
  logger.info(`${session.portal.pages.length} pages read again in ${Math.round(performance.now() - started)} ms`);
  return undefined;
}

/** Shows how fresh pages are, where an edit changed that. */
async function judgeAgain(server: ViteDevServer, session: Session, cockpit: Cockpit, logger: AstroIntegrationLogger): Promise<void> {
  try {
    const changed = await session.judgeAgain();
    if (changed.length === 0) return;
    cockpit.attach();
    forgetModules(server);
    // Who reads another page keeps the place and what was begun there.
    const urls = new Map(session.portal.pages.map(({ path, url }) => [path, url]));
    server.hot.send('waymark:judged', { pages: changed.flatMap((path) => urls.get(path) ?? []) });
  } catch (error) {
    logger.error(explain(error));
  }
}

/** Has every open page load again, made from the portal as it is now. */
function showAgain(server: ViteDevServer): void {
  forgetModules(server);
  server.hot.send({ type: 'full-reload', path: '*' });
}

/** What is asked for from now on is made from the portal as it is now. */
function forgetModules({ environments }: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(environments)) {
    for (const id of Object.values(virtualModules)) {
      const node = moduleGraph.getModuleById(`\0${id}`);
      if (node) moduleGraph.invalidateModule(node);
    }
  }
}

/** What lies beside the generated pages: the search bundle and assets. */
async function answer({ root, loaded, portal }: Session, search: LazySearch, path: string | undefined): Promise<Uint8Array | undefined> {
  if (path?.startsWith('pagefind/')) return (await search.files()).get(path.slice('pagefind/'.length));
  const earlier = portal.curriculum.earlierAssets.filter(({ address }) => address === path);
  for await (const [, content] of readAssetContents(root, earlier)) return content;
  const asset = path?.startsWith('assets/') ? path.slice('assets/'.length) : undefined;
  return asset !== undefined && loaded.publishedAssets.has(asset) ? readFile(join(root, asset)) : undefined;
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
