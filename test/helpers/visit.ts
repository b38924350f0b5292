import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serveFolder, type SiteServer } from '../../src/node/serve.ts';
import { launchBrowser } from './browser.ts';
import { buildSite } from './build.ts';
import { openOwnPortal } from './fixture.ts';
import { openProject, type Project } from './project.ts';
import type { Files } from './repository.ts';

/** How to visit a page. */
export interface VisitOptions extends BrowserContextOptions {
  /** Faults that the test provokes; others fail it. */
  faults?: RegExp;
  /** Runs before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

/**
 * One browser for a test file, a profile of its own for each visit. After every test it fails for errors and warnings on the console,
 * exceptions, violations of the policy and requests to other origins, unless the test named them.
 */
export function useBrowser(): { visit(url: string, options?: VisitOptions): Promise<Page>; faults(): string[] } {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let found: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const left = found;
    found = [];
    expect(left).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    faults: () => found,
    async visit(url, { faults: expected, prepare, ...options } = {}) {
      if (!browser) throw new Error('The browser has not started.');
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      contexts.push(context);
      const note = (fault: string): void => {
        if (!expected?.test(fault)) found.push(fault);
      };
      const { origin } = new URL(url);
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => note(`error: ${error.error().message}`));
      context.on('request', (request) => {
        if (!/^(?:data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) note(`request to ${request.url()}`);
      });
      await prepare?.(context);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** Which portal to build and how to serve it. */
export interface PortalOptions {
  /** Pages of the portal; our own portal when absent. */
  files?: Files;
  /** Path below which it is published, as its `waymark.yml` says. */
  base?: string;
  /** Content-Security-Policy that the host sends with a path; none when absent. */
  policyOf?: (path: string) => string;
}

/** Builds a portal once for a test file, through the compiled command, and serves it. */
export function usePortal({ files, base = '/', policyOf }: PortalOptions = {}): { at(path: string): string; folder(): string } {
  let project: Project | undefined;
  let folder = '';
  let site: SiteServer | undefined;
  let host: Server | undefined;
  let origin = '';
  beforeAll(async () => {
    project = files === undefined ? openOwnPortal() : openProject(files);
    ({ folder } = await buildSite(project.root));
    site = await serveFolder(folder, { port: 0, base });
    ({ origin } = new URL(site.url));
    if (policyOf) {
      host = await startHost(origin, policyOf);
      origin = `http://127.0.0.1:${String((host.address() as AddressInfo).port)}`;
    }
  });
  afterAll(async () => {
    host?.closeAllConnections();
    host?.close();
    await site?.close();
    project?.remove();
  });
  return { at: (path) => `${origin}${base.slice(0, -1)}${path}`, folder: () => folder };
}

/** A host in front of another that adds a policy by path: what is served for a frame needs another one than pages do. */
async function startHost(target: string, policyOf: (path: string) => string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', target);
      const answer = await fetch(url, { redirect: 'manual' });
      for (const name of ['content-type', 'location']) {
        const value = answer.headers.get(name);
        if (value !== null) response.setHeader(name, value);
      }
      response.setHeader('content-security-policy', policyOf(url.pathname));
      response.statusCode = answer.status;
      response.end(new Uint8Array(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
