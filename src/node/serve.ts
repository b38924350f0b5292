import { once } from 'node:events';
import { constants } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../core/user-error.ts';
import { contentTypeOf } from './content-type.ts';
import { errorCode } from './fs-error.ts';

/** What to serve, and where. */
export interface ServeOptions {
  /** Address to listen on; 127.0.0.1 when absent, so that nobody else on the network reads along. */
  host?: string;
  /** Port to listen on, or the first free one of the twenty from it; 0 lets the system choose. */
  port: number;
  /** Path that the site lives under, starting with a slash; `/` when absent. */
  base?: string;
  /** Sent with every answer, such as `content-security-policy`. */
  headers?: Record<string, string>;
}

/** A server that runs. */
export interface SiteServer {
  /** Address of the site's start page. */
  url: string;
  port: number;
  /** Ends it at once, open connections included. */
  close(): Promise<void>;
}

/** How many ports to try. */
const portsTried = 20;

/**
 * Serves a folder of static files as an ordinary host does: `index.html` for folders, which get their slash by redirection,
 * `404.html` for what is missing, validators instead of caching. Gives nothing that lies outside the folder or whose name starts
 * with a dot, and on a loopback address answers no foreign host name. Throws `UserError` when no port is free.
 */
export async function serveFolder(
  folder: string,
  { host = '127.0.0.1', port, base = '/', headers = {} }: ServeOptions,
): Promise<SiteServer> {
  const site: Site = { folder, base: base.endsWith('/') ? base : `${base}/`, host, headers };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      // The visitor went away, or the file could not be read to its end: the length promised can't be kept.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  const taken = await listen(server, host, port);
  const name = isIP(host) === 6 ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}${site.base}`,
    port: taken,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Site {
  folder: string;
  /** With slashes at both ends. */
  base: string;
  host: string;
  headers: Record<string, string>;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  const last = port === 0 ? 0 : Math.min(port + portsTried - 1, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    try {
      // Rejects with the server's error.
      await once(server.listen(candidate, host), 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw explainListen(error, host, candidate);
    }
  }
  throw new UserError(`No port from ${port} to ${last} is free on ${host}.`, { hint: 'Name another one with `--port`.' });
}

function explainListen(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error);
  if (code === 'EACCES')
    return new UserError(`Port ${port} may not be used without special rights.`, {
      hint: 'Name one from 1024 on with `--port`.',
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UserError(`\`${host}\` is no address of this machine.`, {
      hint: 'Leave out `--host`, or name an address that it has.',
      cause: error,
    });
  return error;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache', ...site.headers })) {
    response.setHeader(name, value);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(response, 405, 'Only GET and HEAD are answered.');
  }
  if (!isExpectedHost(site.host, request.headers.host))
    return sendText(response, 403, 'This server answers under the name localhost only.');
  const [path, query] = splitOnce(request.url ?? '/', '?');
  if (path === '/' || `${path}/` === site.base) {
    if (path !== site.base) return redirect(response, site.base, query);
  }
  const segments = path.startsWith(site.base) ? toSegments(path.slice(site.base.length)) : 'outside';
  if (segments === 'malformed') return sendText(response, 400, 'The address is malformed.');
  if (segments === 'outside') return await sendMissing(site, request, response);
  await sendPath(site, segments, request, response, query);
}

async function sendPath(
  site: Site,
  segments: string[],
  request: IncomingMessage,
  response: ServerResponse,
  query: string | undefined,
): Promise<void> {
  const asFolder = segments.at(-1) === '';
  const path = join(site.folder, ...segments);
  const file = await openInside(site.folder, asFolder ? join(path, 'index.html') : path);
  if (file) return await sendFile(file, 200, request, response);
  if (!asFolder && (await isFolder(path))) {
    const address = site.base + segments.map((segment) => encodeURIComponent(segment)).join('/');
    return redirect(response, `${address}/`, query);
  }
  await sendMissing(site, request, response);
}

/** Rejects names that lead elsewhere or that no site of ours has; decoded after splitting, so that an encoded slash is no separator. */
function toSegments(path: string): string[] | 'malformed' | 'outside' {
  let segments: string[];
  try {
    segments = path.split('/').map((segment) => decodeURIComponent(segment));
  } catch {
    return 'malformed';
  }
  if (segments.some((segment) => /[/\\\0]/.test(segment))) return 'malformed';
  // That goes for `.` and `..` too.
  const hidden = segments.some((segment) => segment.startsWith('.') && segment !== '.well-known');
  const hollow = segments.slice(0, -1).includes('');
  return hidden || hollow ? 'outside' : segments;
}

interface OpenFile {
  path: string;
  handle: FileHandle;
}

/** Opens a regular file whose real path lies in the folder; undefined when there is none. The caller closes it. */
async function openInside(folder: string, path: string): Promise<OpenFile | undefined> {
  let handle: FileHandle | undefined;
  try {
    const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(path)]);
    if (!realFile.startsWith(realFolder + sep)) return undefined;
    // A named pipe would keep us waiting.
    handle = await open(realFile, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if ((await handle.stat()).isFile()) return { path, handle };
  } catch {
    // Missing, unreadable, or a file where a folder is asked for: all the same to the visitor.
  }
  await handle?.close();
  return undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function sendFile({ path, handle }: OpenFile, status: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const stats = await handle.stat();
    // The inode tells apart two builds of equal size within one tick of the clock.
    const tag = `W/"${[stats.size, stats.mtimeMs, stats.ino].map((part) => Math.round(part).toString(36)).join('-')}"`;
    response.setHeader('etag', tag);
    if (status === 200 && matches(request.headers['if-none-match'], tag)) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(status, { 'content-type': contentTypeOf(path), 'content-length': stats.size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(handle.createReadStream({ autoClose: false, end: Math.max(stats.size - 1, 0) }), response);
  } finally {
    await handle.close();
  }
}

async function sendMissing(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await openInside(site.folder, join(site.folder, '404.html'));
  if (page) await sendFile(page, 404, request, response);
  else sendText(response, 404, 'There is no such page.');
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function redirect(response: ServerResponse, address: string, query: string | undefined): void {
  response.writeHead(302, { location: query === undefined ? address : `${address}?${query}` }).end();
}

/** Weak comparison, as RFC 9110 section 13.1.2 asks of If-None-Match. */
function matches(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((part) => part.trim() === tag || part.trim() === '*') ?? false;
}

/**
 * A page of the web may give its own host name the address 127.0.0.1 and then read what we serve (DNS rebinding). The name it
 * comes under gives it away.
 */
function isExpectedHost(host: string, header: string | undefined): boolean {
  if (!/^(?:127\.|::1$|localhost$)/.test(host)) return true;
  const name = (header ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
