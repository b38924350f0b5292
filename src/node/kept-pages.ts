import { hash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PageView, Portal } from '../core/portal.ts';
import type { Cache } from './cache.ts';

/**
 * Generated pages from build to build. A page is kept when everything that its templates show is as it was: then Astro needn't
 * generate it again. The key holds the page's whole view, what the layout shows of the site, and the code that renders and generates.
 */
export interface KeptPages {
  /** Whether the page at an address need not be generated. */
  has(address: string): boolean;
  /** Writes the kept pages into a folder. False when one of them needs a file that isn't there: then nothing may be kept. */
  write(folder: string): Promise<boolean>;
  /** Remembers the pages in a folder for the next build. */
  remember(folder: string): Promise<void>;
}

interface Entry {
  key: string;
  html: string;
}

/** Name of the pack that holds them. */
const packName = 'generated-pages';

/** Finds out which pages can be kept. `code` identifies the templates and everything that runs them. Without `reuse` none is. */
export async function openKeptPages(portal: Portal, cache: Cache, code: string, { reuse } = { reuse: true }): Promise<KeptPages> {
  const keys = await keysOf(portal, code);
  const known = (reuse ? await cache.readPack(packName) : new Map()) as Map<string, Entry>;
  const kept = new Map([...known].filter(([address, { key }]) => keys.get(address) === key));
  return {
    has: (address) => kept.has(address),
    async write(folder) {
      const assets = new Set<string>();
      for (const [address, { html }] of kept) {
        for (const [, asset = ''] of html.matchAll(/(?:src|href)="([^"]*_astro\/[^"]+)"/g)) assets.add(asset);
        const file = fileOf(folder, address);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, html);
      }
      return allExist([...assets].map((asset) => join(folder, asset.slice(portal.site.base.length))));
    },
    async remember(folder) {
      const entries: [string, Entry][] = [];
      for (const [address, key] of keys) {
        entries.push([address, { key, html: kept.get(address)?.html ?? (await readFile(fileOf(folder, address), 'utf8')) }]);
      }
      await cache.writePack(packName, entries);
    },
  };
}

/** Keys by address of every page and of the address that leads to it by id. Live MDX runs code of its own and is never kept. */
async function keysOf(portal: Portal, code: string): Promise<Map<string, string>> {
  const { site, sources, pages, shortcuts } = portal;
  const around = JSON.stringify([code, site, sources.map(({ id, title, url }) => [id, title, url]), pages.length > 2000]);
  const keys = new Map<string, string>();
  for (const { id } of pages) {
    const view: PageView = await portal.readPage(id);
    if (view.live === undefined) keys.set(view.address, hash('sha256', `${around}\n${JSON.stringify(view)}`));
  }
  for (const { id, url, title } of shortcuts) keys.set(`go/${id}/`, hash('sha256', `${around}\n${JSON.stringify([url, title])}`));
  return keys;
}

function fileOf(folder: string, address: string): string {
  return join(folder, address, 'index.html');
}

async function allExist(files: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
