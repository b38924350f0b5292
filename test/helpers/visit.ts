import chromium from '@sparticuz/chromium';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Request,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serveFolder, type SiteServer } from '../../src/node/serve.ts';
import { contentPolicy, toFramePolicy } from '../../src/site/policy.ts';
import { openPortal, type BuildOptions, type BuiltPortal } from './portals.ts';

/** How to visit a page. */
export interface VisitOptions extends BrowserContextOptions {
  /** Faults that the test provokes; others fail it. */
  faults?: RegExp;
  /** Runs before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

/** A browser that watches for faults. */
export interface WatchedBrowser {
  /** Opens a page in a profile of its own, which is closed after the test. */
  visit(url: string, options?: VisitOptions): Promise<Page>;
  /** Faults of the test that it did not name, so far. */
  faults(): string[];
  /** Faults of the test that it named. */
  provoked(): string[];
  /** Requests of the test, in order. */
  requests(): Request[];
}

/**
 * One browser for a test file. After every test it fails for errors and warnings on the console, exceptions, dialogs, requests that
 * failed, violations of the policy and requests to other origins, unless the test named them.
 */
export function useBrowser(): WatchedBrowser {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let found: string[] = [];
  let provoked: string[] = [];
  let requests: Request[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const left = found;
    [contexts, found, provoked, requests] = [[], [], [], []];
    expect(left).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    faults: () => found,
    provoked: () => provoked,
    requests: () => requests,
    async visit(url, { faults: expected, prepare, ...options } = {}) {
      if (!browser) throw new Error('The browser has not started.');
      const context = await browser.newContext({ baseURL: new URL('/', url).href, viewport: { width: 1280, height: 800 }, ...options });
      contexts.push(context);
      watch(context, new URL(url).origin, (fault) => (expected?.test(fault) ? provoked : found).push(fault));
      context.on('request', (request) => requests.push(request));
      await prepare?.(context);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** Starts a browser: `CHROME_PATH`, else the Chromium that comes with npm (Linux), else an installed Chrome. */
async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROME_PATH'];
  const path = given ?? (process.platform === 'linux' ? await chromium.executablePath() : undefined);
  // Not the arguments that the package suggests: they switch web security off, and these tests would prove nothing.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return await playwright.launch({ headless: true, args, ...(path === undefined ? { channel: 'chrome' } : { executablePath: path }) });
}

/** Tells of everything that no sound page does. */
function watch(context: BrowserContext, origin: string, note: (fault: string) => void): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    note(`error: ${error.error().message}`);
  });
  context.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!/^(?:data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) note(`request to ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops what it was loading.
    if (reason !== 'net::ERR_ABORTED') note(`${request.url()} ${reason}`);
  });
}

/** Which portal to build, and where it lives. */
export interface PortalOptions extends BuildOptions {
  /** Path below which it is published, as its `waymark.yml` says. */
  base?: string;
}

/** A portal that is built and served. */
export interface ServedPortal {
  /** Address of a path below the base, which begins with a slash. */
  at(path: string): string;
  /** The published folder. */
  folder(): string;
  /** The repository. */
  root(): string;
}

/**
 * Builds a portal once for a test file or group, through the compiled command, and serves it as a host would that was told to send the
 * site's policy. Pages carry the policy as an element too: both hold at once.
 */
export function usePortal({ base = '/', ...options }: PortalOptions = {}): ServedPortal {
  let built: BuiltPortal | undefined;
  let site: SiteServer | undefined;
  let host: Server | undefined;
  let origin = '';
  beforeAll(async () => {
    built = await openPortal(options);
    site = await serveFolder(built.folder, { port: 0, base });
    host = await startHost(new URL(site.url).origin);
    origin = `http://127.0.0.1:${String((host.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    host?.closeAllConnections();
    host?.close();
    await site?.close();
    built?.remove?.();
  });
  return {
    at: (path) => `${origin}${base.slice(0, -1)}${path}`,
    folder: () => built?.folder ?? '',
    root: () => built?.root ?? '',
  };
}

/** A host in front of another that adds the policy, which is another one for the frame that draws diagrams. */
async function startHost(target: string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', target);
      const answer = await fetch(url, { redirect: 'manual' });
      for (const name of ['content-type', 'location']) {
        const value = answer.headers.get(name);
        if (value !== null) response.setHeader(name, value);
      }
      const isFrame = url.pathname.endsWith('/_waymark/diagram/');
      response.setHeader('content-security-policy', isFrame ? toFramePolicy(undefined) : contentPolicy);
      response.statusCode = answer.status;
      response.end(new Uint8Array(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
