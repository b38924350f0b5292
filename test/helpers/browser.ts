import chromium from '@sparticuz/chromium';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import { contentPolicy } from '../../src/site/policy.ts';
import { serveFolder } from '../../src/node/serve.ts';

/** Starts a browser: `CHROME_PATH`, else the Chromium that comes with npm (Linux), else an installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROME_PATH'];
  const path = given ?? (process.platform === 'linux' ? await chromium.executablePath() : undefined);
  // Not the arguments that the package suggests: they switch web security off, and these tests would prove nothing.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return await playwright.launch({ headless: true, args, ...(path === undefined ? { channel: 'chrome' } : { executablePath: path }) });
}

/** A folder that is served as a host would that was told to send the site's policy. */
export interface PolicedSite {
  /** Address of the start page, with slash. */
  url: string;
  close(): Promise<void>;
}

/** Serves a built site with its Content-Security-Policy as a header too, but for the frame that draws diagrams. */
export async function servePoliced(folder: string): Promise<PolicedSite> {
  const site = await serveFolder(folder, { port: 0 });
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(new URL(request.url ?? '/', site.url), { redirect: 'manual' });
      const headers = Object.fromEntries(
        ['content-type', 'location'].flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : [])),
      );
      const policy = request.url?.startsWith('/_waymark/diagram/') === true ? {} : { 'content-security-policy': contentPolicy };
      response.writeHead(answer.status, { ...headers, ...policy });
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await site.close();
    },
  };
}

/** A page of the browser with what went wrong in it. */
export interface WatchedPage {
  page: Page;
  /** Errors, violations of the policy, requests to other hosts, answers that failed: all empty on a sound page. */
  faults: string[];
  /** Every request, in order. */
  requests: Request[];
  close(): Promise<void>;
}

/** Opens a tab with a profile of its own that watches for faults. */
export async function openTab(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: Request[] = [];
  const { origin } = new URL(url);
  context.on('request', (request) => {
    requests.push(request);
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left stops what it was loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, faults, requests, close: () => context.close() };
}
