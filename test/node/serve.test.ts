import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { serveFolder, type ServeOptions, type SiteServer } from '../../src/node/serve.ts';

let top: string;
let site: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'waymark-serve-'));
  site = join(top, 'dist');
  const files: Record<string, string> = {
    'secret.txt': 'CANARY',
    'dist-other/secret.txt': 'CANARY',
    'dist/index.html': '<h1>Start</h1>',
    'dist/404.html': '<h1>Not here</h1>',
    'dist/wiki/index.html': '<h1>Wiki</h1>',
    'dist/wiki/über uns/index.html': '<h1>Über uns</h1>',
    'dist/100%.txt': 'per cent',
    'dist/empty.css': '',
    'dist/.waymark-site.json': '{}',
    'dist/.hidden/page.html': 'CANARY',
    'dist/.well-known/security.txt': 'Contact:',
    'dist/folder/page.html': 'page',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(top, path, '..'), { recursive: true });
    await writeFile(join(top, path), text);
  }
  return async () => await rm(top, { recursive: true, force: true });
});

async function serve(options: Partial<ServeOptions> = {}): Promise<SiteServer> {
  const server = await serveFolder(site, { port: 0, ...options });
  onTestFinished(() => server.close());
  return server;
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks with the path exactly as given: `fetch` would tidy it up. */
async function ask(
  { port }: SiteServer,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port, path, ...options }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: (await buffer(response)).toString() };
}

describe('a site', () => {
  test.each([
    ['/', 200, '<h1>Start</h1>'],
    ['/index.html', 200, '<h1>Start</h1>'],
    ['/?q=on-call', 200, '<h1>Start</h1>'],
    ['/wiki/', 200, '<h1>Wiki</h1>'],
    ['/wiki/%C3%BCber%20uns/', 200, '<h1>Über uns</h1>'],
    ['/100%25.txt', 200, 'per cent'],
    ['/empty.css', 200, ''],
    ['/.well-known/security.txt', 200, 'Contact:'],
    ['/missing', 404, '<h1>Not here</h1>'],
    ['/missing/', 404, '<h1>Not here</h1>'],
    ['/folder/', 404, '<h1>Not here</h1>'],
    ['/index.html/', 404, '<h1>Not here</h1>'],
    ['/wiki//', 404, '<h1>Not here</h1>'],
  ])('%s gives %i', async (path, status, body) => {
    expect(await ask(await serve(), path)).toMatchObject({ status, body });
  });

  test.each([
    ['/wiki', '/wiki/'],
    ['/wiki?q=1&r=//x', '/wiki/?q=1&r=//x'],
    ['/wiki/%C3%BCber%20uns', '/wiki/%C3%BCber%20uns/'],
  ])('%s leads to %s', async (path, location) => {
    expect(await ask(await serve(), path)).toMatchObject({ status: 302, headers: { location } });
  });

  test('lives under its base only', async () => {
    const server = await serve({ base: '/docs' });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/docs/`);
    expect(await ask(server, '/docs/wiki/')).toMatchObject({ status: 200, body: '<h1>Wiki</h1>' });
    expect(await ask(server, '/docs/wiki')).toMatchObject({ status: 302, headers: { location: '/docs/wiki/' } });
    expect(await ask(server, '/docs?x')).toMatchObject({ status: 302, headers: { location: '/docs/?x' } });
    expect(await ask(server, '/')).toMatchObject({ status: 302, headers: { location: '/docs/' } });
    expect(await ask(server, '/wiki/')).toMatchObject({ status: 404, body: '<h1>Not here</h1>' });
    expect(await ask(server, '/docsx/wiki/')).toMatchObject({ status: 404 });
  });

  test('without a page for what is missing says so in words', async () => {
    await rm(join(site, '404.html'));
    expect(await ask(await serve(), '/missing')).toMatchObject({ status: 404, body: 'There is no such page.\n' });
  });

  test('that was replaced while it is served is the new one', async () => {
    const server = await serve();
    await ask(server, '/');
    await mkdir(join(top, 'new'));
    await writeFile(join(top, 'new/index.html'), 'new');
    await rename(site, join(top, 'old'));
    expect((await ask(server, '/')).status).toBe(404);
    await rename(join(top, 'new'), site);
    expect(await ask(server, '/')).toMatchObject({ status: 200, body: 'new' });
  });
});

describe('what lies outside or is hidden is never given', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/wiki/../../secret.txt',
    '/wiki/..%5c..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/../dist-other/secret.txt',
    '//secret.txt',
    '/secret.txt%00.html',
    '/index.html%00',
    '/%',
    '/%zz',
    '/%ff',
    '/%c0%ae%c0%ae/secret.txt',
    '/./index.html',
    '/.hidden/page.html',
    '/.waymark-site.json',
    '/link.txt',
    '/link/secret.txt',
    '/loop',
    '/pipe',
    'http://elsewhere.example/../secret.txt',
    '*',
    '/wiki/%0d%0aset-cookie:x',
  ])('%s', async (path) => {
    await symlink(join(top, 'secret.txt'), join(site, 'link.txt'));
    await symlink(top, join(site, 'link'));
    await symlink('loop', join(site, 'loop'));
    spawnSync('mkfifo', [join(site, 'pipe')]);
    const answer = await ask(await serve(), path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('CANARY');
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  test('no redirection leads to another host', async () => {
    const server = await serve();
    for (const path of ['//wiki', '///wiki', '/\\wiki', '//elsewhere.example/%2f..', '/wiki%2f']) {
      const { headers } = await ask(server, path);
      expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    }
  });

  test('a foreign host name is refused on a loopback address', async () => {
    const server = await serve();
    for (const host of ['evil.example', `evil.example:${server.port}`, 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect((await ask(server, '/', { headers: { host } })).status).toBe(403);
    }
    for (const host of ['localhost', `localhost:${server.port}`, 'portal.localhost:1', '127.0.0.1', '[::1]:80', '192.168.0.7:80']) {
      expect((await ask(server, '/', { headers: { host } })).status).toBe(200);
    }
    const open = await serve({ host: '0.0.0.0' });
    expect((await ask(open, '/', { headers: { host: 'portal.example' } })).status).toBe(200);
  });
});

describe('an answer', () => {
  test.each([
    ['page.html', 'text/html; charset=utf-8'],
    ['page.HTML', 'text/html; charset=utf-8'],
    ['page.md', 'text/markdown; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
    ['script.js', 'text/javascript; charset=utf-8'],
    ['script.mjs', 'text/javascript; charset=utf-8'],
    ['search.wasm', 'application/wasm'],
    ['wasm.en.pagefind', 'application/octet-stream'],
    ['en_1.pf_fragment', 'application/octet-stream'],
    ['data.json', 'application/json; charset=utf-8'],
    ['feed.xml', 'application/xml; charset=utf-8'],
    ['image.svg', 'image/svg+xml; charset=utf-8'],
    ['font.woff2', 'font/woff2'],
    ['unknown', 'application/octet-stream'],
  ])('about %s is of type %s', async (name, type) => {
    await writeFile(join(site, name), 'x');
    expect((await ask(await serve(), `/${name}`)).headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
  });

  test('has the headers that were asked for, whatever its status', async () => {
    const server = await serve({ headers: { 'content-security-policy': "default-src 'none'" } });
    for (const path of ['/', '/missing', '/wiki', '/%'])
      expect((await ask(server, path)).headers).toHaveProperty('content-security-policy', "default-src 'none'");
  });

  test('has a validator that spares the body until the file changes', async () => {
    const server = await serve();
    const first = await ask(server, '/');
    const headers = { 'if-none-match': `"other", ${first.headers.etag}` };
    expect(await ask(server, '/', { headers })).toMatchObject({ status: 304, body: '' });
    expect((await ask(server, '/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    await rm(join(site, 'index.html'));
    await writeFile(join(site, 'index.html'), '<h1>Other</h1>');
    expect(await ask(server, '/', { headers })).toMatchObject({ status: 200, body: '<h1>Other</h1>' });
  });

  test('to HEAD has no body, and other methods are refused', async () => {
    const server = await serve();
    expect(await ask(server, '/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { 'content-length': '14' } });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await ask(server, '/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  test('may be large, and may be given up', async () => {
    await writeFile(join(site, 'large.bin'), Buffer.alloc(8 << 20, 7));
    const server = await serve();
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    expect((await ask(server, '/large.bin')).body).toHaveLength(8 << 20);
    if (process.platform === 'linux') {
      const open = spawnSync('ls', ['-l', `/proc/${process.pid}/fd`]).stdout.toString();
      expect(open).not.toContain('large.bin');
    }
  });
});

describe('the port', () => {
  /** Takes `count` ports in a row from one of the system's choice. */
  async function takePorts(count: number): Promise<number> {
    for (;;) {
      const servers = [createServer().listen(0, '127.0.0.1')];
      await once(servers[0] ?? createServer(), 'listening');
      const { port } = servers[0]?.address() as AddressInfo;
      for (let next = port + 1; next < port + count; next += 1) servers.push(createServer().listen(next, '127.0.0.1'));
      const ready = await Promise.allSettled(servers.slice(1).map((server) => once(server, 'listening')));
      onTestFinished(() => void servers.map((server) => server.close()));
      if (ready.every(({ status }) => status === 'fulfilled')) return port;
    }
  }

  test('is the next free one when it is taken', async () => {
    const taken = await takePorts(3);
    const server = await serve({ port: taken });
    expect(server.port).toBeGreaterThanOrEqual(taken + 3);
    expect((await ask(server, '/')).status).toBe(200);
  });

  test('is missed after twenty', async () => {
    const taken = await takePorts(20);
    const error: unknown = await serveFolder(site, { port: taken }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toBe(`No port from ${taken} to ${taken + 19} is free on 127.0.0.1.`);
  });

  test('is free again after closing, with connections open', async () => {
    const server = await serveFolder(site, { port: 0 });
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    await server.close();
    const again = await serve({ port: server.port });
    expect(again.port).toBe(server.port);
  });

  test('on an address that is not ours is explained', async () => {
    await expect(serveFolder(site, { port: 0, host: '192.0.2.1' })).rejects.toThrow('`192.0.2.1` is no address of this machine.');
  });
});

test('the canary of these tests is where the attacks look for it', async () => {
  expect(await readFile(join(site, '../secret.txt'), 'utf8')).toBe('CANARY');
});
