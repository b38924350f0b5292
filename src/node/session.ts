import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FreshnessInput } from '../core/build-freshness-views.ts';
import { buildPortal } from '../core/build-portal.ts';
import type { Page } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { LastChange } from '../core/history.ts';
import type { FreshnessReport } from '../core/freshness/freshness.ts';
import { toDay } from '../core/interval.ts';
import type { Portal } from '../core/portal.ts';
import { mapAtOnce } from './at-once.ts';
import { checkCatalog } from './check-catalog.ts';
import { loadCatalog, type LoadedCatalog, type LoadOptions } from './load-catalog.ts';
import { forgetPortal, registerPortal } from './portal-registry.ts';
import { readAssetContents } from './read-earlier-assets.ts';
import { toProgressInput } from './progress-input.ts';
import { readFormerTasks } from './read-former-tasks.ts';
import { readFreshness, type Freshness } from './read-freshness.ts';
import { readPathwayInput } from './read-pathway-input.ts';
import { createSearchEngine, type SearchEngine, type SearchIndex } from './search-index.ts';
import { startSearch, type StartedSearch } from './started-search.ts';
import { publishedDay } from './today.ts';

/** How to open a session. */
export interface SessionOptions extends Pick<LoadOptions, 'config' | 'site' | 'untrusted' | 'onProgress'> {
  root: string;
  /** Whether drafts are shown. */
  drafts: boolean;
  /** Says who answers for pages and how fresh they are, instead of the repository. */
  readFreshness?: ((loaded: LoadedCatalog) => Promise<FreshnessInput | undefined>) | undefined;
}

/** What a session knows of the repository as it was read last. */
interface Loaded {
  loaded: LoadedCatalog;
  portal: Portal;
  /** What the portal says of freshness. */
  freshness: Freshness;
  /** The portal with another judgement. */
  withFreshness(freshness: Freshness): Portal;
  /** Judges the catalog when asked, and again after something was found since: builds have better things to do first. */
  diagnose(): Diagnostic[];
}

/** A portal in the making: what the integration, the build and the dev server share. */
export interface Session extends Loaded {
  /** Name under which the routes find the portal. */
  key: string;
  root: string;
  /** Whether drafts are shown. */
  drafts: boolean;
  /** Ids of live pages that are shown without running their code, because it failed. */
  withoutCode: Set<string>;
  /**
   * Reads everything again, from the cache where nothing changed. Pages stay as fresh as they were, which is nearly always right and saves
   * half of the time, until {@link Session.judgeAgain} is called.
   */
  reload(): Promise<void>;
  /** Judges how fresh the pages are that were read last. Gives the paths of those of which the portal says anything else for it. */
  judgeAgain(): Promise<string[]>;
  /** Changes how the portal is generated. */
  amend(changes: Partial<Pick<Portal, 'isKept' | 'giveUpLive'>>): void;
  /** Indexes the pages as they are now, for a caller who closes the index. */
  indexPages(): Promise<SearchIndex>;
  /**
   * Starts to index pages for search, so that it happens while they are generated. With a folder, which must not exist, the index
   * waits there until the session is finished.
   */
  startSearch(aside?: string): void;
  /** Copies assets and writes the search index into a folder with the built site. */
  finish(folder: string): Promise<void>;
  /** Ends what the session started, and forgets its portal. */
  close(): Promise<void>;
}

/** Loads a repository and registers its portal. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const key = randomUUID();
  const engine = createSearchEngine();
  const withoutCode = new Set<string>();
  let search: StartedSearch | undefined;
  const session: Session = {
    key,
    root: options.root,
    drafts: options.drafts,
    withoutCode,
    ...(await load(options, withoutCode)),
    async reload() {
      withoutCode.clear();
      Object.assign(session, await load(options, withoutCode, session.freshness));
      registerPortal(key, session.portal);
    },
    async judgeAgain() {
      const { loaded } = session;
      const freshness = await judge(loaded);
      // Who read again meanwhile asks again.
      const changed = session.loaded === loaded ? findChanged(session.freshness.report, freshness.report) : [];
      if (changed.length === 0) return changed;
      Object.assign(session, { freshness, portal: session.withFreshness(freshness) });
      registerPortal(key, session.portal);
      return changed;
    },
    amend(changes) {
      session.portal = { ...session.portal, ...changes };
      registerPortal(key, session.portal);
    },
    indexPages: () => indexPages(engine, session.portal),
    startSearch(aside) {
      search ??= startSearch(session.indexPages, aside);
    },
    async finish(folder) {
      session.startSearch();
      await search?.write(join(folder, 'pagefind'));
      await copyAssets(session.loaded, folder);
      await writeEarlierAssets(session, folder);
    },
    async close() {
      forgetPortal(key);
      await search?.close();
    },
  };
  registerPortal(key, session.portal);
  return session;
}

/** Pages that search is given at once, so that it needn't wait for this process to have time. */
const feedSize = 128;

/** Pages of the portal in an index of their own. */
async function indexPages(engine: SearchEngine, portal: Portal): Promise<SearchIndex> {
  const index = await engine.open();
  try {
    for (let at = 0; at < portal.pages.length; at += feedSize) {
      const views = await mapAtOnce(portal.pages.slice(at, at + feedSize), ({ id }) => portal.readPage(id));
      // Handed over in order: Pagefind numbers pages as they come, and the same portal has to give the same bytes.
      await Promise.all(views.map((view) => index.add(view, portal.site.lang)));
    }
    return index;
  } catch (error) {
    await index.close();
    throw error;
  }
}

/** Paths of pages that are judged otherwise than before; all where they are compared with another commit, or on another day. */
function findChanged(before: FreshnessReport, now: FreshnessReport): string[] {
  const known = new Map(before.pages.map((page) => [page.path, page]));
  const isSame = before.head === now.head && before.today === now.today && before.history === now.history;
  return now.pages.filter((page) => !isSame || !isDeepStrictEqual(known.get(page.path), page)).map(({ path }) => path);
}

function judge(loaded: LoadedCatalog): Promise<Freshness> {
  return readFreshness(loaded, { today: (head) => publishedDay(process.env, head) });
}

/** Reads everything; `known` is what pages are taken to be as fresh as, which is found out when absent. */
async function load(options: SessionOptions, withoutCode: ReadonlySet<string>, known?: Freshness): Promise<Loaded> {
  const loaded = await loadCatalog(options.root, { ...options, bodies: true });
  const { catalog, bodies, publishedAssets, imageSizes } = loaded;
  const freshness = known ?? (await judge(loaded));
  const { today } = freshness.report;
  const input = {
    catalog,
    pathways: await readPathwayInput(loaded, { today, drafts: options.drafts }),
    progress: toProgressInput(today),
    formerTasks: await readFormerTasks(loaded),
    readBody: (page: Page) => bodies.read(page.document),
    renderCode: loaded.renderCode,
    liveFile: ({ id, path }: Page) => (withoutCode.has(id) ? undefined : join(options.root, path)),
    drafts: options.drafts,
    publishedAssets,
    imageSizes,
    brand: loaded.brand,
    verified: loaded.verified,
  };
  const given = await options.readFreshness?.(loaded);
  const withFreshness = ({ report, history }: Freshness): Portal => {
    const states = new Map(report.pages.map((page) => [page.path, page]));
    const own = { ...report, freshnessOf: (path: string) => states.get(path), contacts: catalog.config.owners.contacts };
    return buildPortal({ ...input, freshness: given ?? own, lastChange: (page) => toLastChange(history.lastChange(page.path)) });
  };
  let judged: { findings: number; diagnostics: Diagnostic[] } | undefined;
  return {
    loaded,
    freshness,
    portal: withFreshness(freshness),
    withFreshness,
    diagnose() {
      const findings = catalog.findings.length;
      if (judged?.findings !== findings) judged = { findings, diagnostics: checkCatalog(loaded) };
      return judged.diagnostics;
    },
  };
}

/** The UTC day of a change; nothing where the clone ends before it, because a date would be a guess. */
function toLastChange(change: LastChange | undefined): { on: string; confidence: 'exact'; commit: string } | undefined {
  if (change?.confidence !== 'exact') return undefined;
  return { on: toDay(change.at * 1000), confidence: 'exact', commit: change.commit };
}

async function copyAssets({ root, publishedAssets }: LoadedCatalog, folder: string): Promise<void> {
  for (const path of publishedAssets) {
    const target = join(folder, 'assets', path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(root, path), target);
  }
}

/** Images that texts of earlier releases show and that are no longer what they were. */
async function writeEarlierAssets({ root, portal }: Pick<Session, 'root' | 'portal'>, folder: string): Promise<void> {
  for await (const [address, content] of readAssetContents(root, portal.curriculum.earlierAssets)) {
    const target = join(folder, address);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
