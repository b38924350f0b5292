import { hash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssessmentView } from '../core/pathway-views.ts';
import type { PageView, Portal } from '../core/portal.ts';
import { mapAtOnce } from './at-once.ts';
import type { Cache } from './cache.ts';

/**
 * Generated pages from build to build. A page is kept when everything that its templates show is as it was: then Astro needn't
 * generate it again. The key holds the page's whole view, what the layout shows of the site, and the code that renders and generates.
 */
export interface KeptPages {
  /** Whether what stands at an address need not be generated; one that ends with a slash is a page. */
  has(address: string): boolean;
  /** Whether every script and style that the kept pages need was written into a folder by the site's build. If not, none may be kept. */
  fit(folder: string): Promise<boolean>;
  /** Writes the kept pages into a folder. */
  write(folder: string): Promise<void>;
  /** Remembers the pages in a folder for the next build. */
  remember(folder: string): Promise<void>;
}

interface Entry {
  key: string;
  html: string;
  /** Addresses of the scripts and styles that it needs. */
  assets: string[];
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
    async fit(folder) {
      const assets = new Set([...kept.values()].flatMap((entry) => entry.assets));
      const found = await mapAtOnce([...assets], (asset) => exists(join(folder, asset.slice(portal.site.base.length))));
      return found.every(Boolean);
    },
    async write(folder) {
      await mapAtOnce([...kept], async ([address, { html }]) => {
        const file = fileOf(folder, address);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, html);
      });
    },
    async remember(folder) {
      await cache.writePack(packName, keys, async (key, address): Promise<Entry> => {
        const known = kept.get(address);
        if (known) return known;
        const text = await readFile(fileOf(folder, address), 'utf8');
        // Only in HTML is what looks like a tag one of ours.
        return isPage(address) ? toEntry(key, text, portal.site.base) : { key, html: text, assets: [] };
      });
    },
  };
}

/** A page with what its own tags ask for of the site's bundle; what its author wrote is text, or leads to another host. */
function toEntry(key: string, html: string, base: string): Entry {
  const tags = html.match(/<[a-z][^<>]*_astro\/[^<>]*>/g) ?? [];
  const values = tags.flatMap((tag) => [...tag.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value));
  return { key, html, assets: [...new Set(values.filter((value) => value.startsWith(`${base}_astro/`)))] };
}

/** Keys by address of every page, its mirror as Markdown, and of the address that leads to it by id. Live MDX runs code of its own and is never kept. */
async function keysOf(portal: Portal, code: string): Promise<Map<string, string>> {
  const { site, brand, sources, pages, shortcuts, curriculum, freshness } = portal;
  const known = sources.map(({ id, title, url }) => [id, title, url]);
  const around = JSON.stringify([
    code,
    site,
    brand,
    await portal.readFooter(),
    known,
    pages.length > 2000,
    freshness !== undefined,
    ...shownOf(curriculum),
  ]);
  const keys = new Map<string, string>();
  // Views hold the text of their pages: of thousands of them, only those that are being read may be in memory.
  await mapAtOnce(pages, async ({ id }) => {
    const view: PageView = await portal.readPage(id);
    const shown = `${around}
${JSON.stringify([view, view.kind === 'lab' ? exitsOf(view, curriculum) : []])}`;
    if (view.live === undefined) keys.set(view.address, hash('sha256', shown));
    // A mirror says of what day it is.
    keys.set(
      `${view.address}index.md`,
      hash(
        'sha256',
        `${shown}
${freshness?.today ?? ''}`,
      ),
    );
  });
  await mapAtOnce(curriculum.earlierTexts, async ({ address }) => {
    keys.set(address, hash('sha256', `${around}\n${JSON.stringify(await curriculum.readEarlierText(address))}`));
  });
  for (const { id, url, title } of shortcuts) keys.set(`go/${id}/`, hash('sha256', `${around}\n${JSON.stringify([url, title])}`));
  return keys;
}

/** What every page shows of pathways, skills and roles: whether there are any of the first two, and the titles of the roles. */
function shownOf({ pathways, skills, roles }: Portal['curriculum']): unknown[] {
  return [pathways.length > 0, skills.length > 0, roles.map(({ id, title }) => [id, title])];
}

/** What a lab shows of its pathways beside what its view holds: what they, and their stages, ask to be handed in. */
function exitsOf({ contexts }: PageView, { readPathway }: Portal['curriculum']): unknown[] {
  const told = (exit: AssessmentView | undefined): unknown => exit && [exit.title, exit.handIn !== undefined];
  return contexts.map(({ pathway }) => {
    const { stages, exit } = readPathway(pathway);
    return [stages.map((stage) => [stage.title, told(stage.exit)]), told(exit)];
  });
}

function fileOf(folder: string, address: string): string {
  return join(folder, address, isPage(address) ? 'index.html' : '');
}

function isPage(address: string): boolean {
  return address === '' || address.endsWith('/');
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
