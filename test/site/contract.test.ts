import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalog, Page, Resolution } from '../../src/core/catalog.ts';
import type { Link } from '../../src/core/document.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { buildSite } from '../helpers/build.ts';
import { cloneCorpus, findCorpus } from '../helpers/corpora.ts';
import { openProject } from '../helpers/project.ts';
import { findDeadAddresses, readSite, type Article, type WrittenSite } from '../helpers/site.ts';

/**
 * What the checker believes is what the reader gets. The catalog is loaded here, from the sources; the site is built by the compiled
 * command, in another process, and read as HTML.
 */
const repositories = [
  ['all features', () => copyFixture('all-features')],
  ['engineering-playbook', () => openCopy('engineering-playbook')],
  ['foam-docs', () => openCopy('foam-docs')],
] as const;

/** Opens a writable repository; undefined when it isn't here. */
interface Copy {
  root: string;
  remove(): void;
}

function copyFixture(name: string): Copy {
  const project = openProject({});
  cpSync(join(import.meta.dirname, 'fixtures', name), project.root, { recursive: true });
  project.commit();
  return project;
}

function openCopy(name: 'engineering-playbook' | 'foam-docs'): Copy {
  return cloneCorpus(findCorpus(name) ?? '');
}

const isAbsent = (name: string): boolean => name !== 'all features' && findCorpus(name as 'foam-docs') === undefined;

describe.each(repositories)('%s', (name, open) => {
  describe.skipIf(isAbsent(name))('is as the checker believes', () => {
    let copy: Copy;
    let loaded: LoadedCatalog;
    let catalog: Catalog;
    let site: WrittenSite;

    beforeAll(async () => {
      copy = open();
      const { folder } = await buildSite(copy.root);
      site = readSite(folder);
      loaded = await loadCatalog(copy.root, { bodies: false });
      catalog = loaded.catalog;
    });
    afterAll(() => {
      copy?.remove();
    });

    const articleOf = (page: Page): Article => {
      const article = site.pages.get(`${page.address}index.html`)?.article;
      if (!article) throw new Error(`${page.path} has no page at ${page.address}`);
      return article;
    };

    test('every page stands at its address, under its title', () => {
      const found = catalog.pages.map((page) => site.pages.get(`${page.address}index.html`)?.title);
      expect(found).toEqual(catalog.pages.map(({ title }) => `${title} · ${catalog.site.title}`));
    });

    test('every heading and every anchor has its id in the page, in order', () => {
      for (const page of catalog.pages) {
        const { headings, anchors } = page.document;
        const { ids } = articleOf(page);
        // A heading without words has none.
        const expected = headings.map(({ id }) => id).filter((id) => id !== '');
        expect({ page: page.path, ids: sortLike(expected, ids) }).toEqual({ page: page.path, ids: expected });
        expect({ page: page.path, missing: anchors.filter((id) => !ids.includes(id)) }).toEqual({ page: page.path, missing: [] });
      }
    });

    test('no page has an id that the checker doesn’t know, but for those that the site makes', () => {
      for (const page of catalog.pages.filter(({ document }) => document.format !== 'live')) {
        const { headings, anchors, heading } = page.document;
        const known = new Set([...headings.map(({ id }) => id), ...anchors, ...(heading === undefined ? ['top'] : [])]);
        const own = /^(?:user-content-)?fn(?:ref)?-|^footnote-label$/;
        expect({ page: page.path, unknown: articleOf(page).ids.filter((id) => !known.has(id) && !own.test(id)) }).toEqual({
          page: page.path,
          unknown: [],
        });
      }
    });

    test('every link leads where the checker resolves it to', () => {
      let links = 0;
      const faults: string[] = [];
      for (const page of catalog.pages.filter(({ document }) => document.format !== 'live')) {
        const { addresses, missing } = articleOf(page);
        const shown = addresses.filter(({ element }) => element === 'img').map(({ url }) => url);
        const self = `${catalog.site.base}${page.address}#`;
        const written = new Set(
          addresses.map(({ url }) => toPlain(url)).map((url) => (url.startsWith(self) ? url.slice(self.length - 1) : url)),
        );
        for (const link of page.document.links) {
          if (isUnusedDefinition(link, page.path)) continue;
          const resolution = catalog.resolve(page, link);
          const target = toTarget(resolution, page, loaded);
          const isThere = target === undefined ? missing.some((url) => toPlain(url) === toPlain(link.url)) : written.has(toPlain(target));
          // An address that could act is gone before anybody can mark it.
          if (resolution.type === 'scheme') expect([...written].filter((url) => url.startsWith(resolution.scheme))).toEqual([]);
          // A picture on another host becomes a link to it, or words where it stood in a link.
          else if (resolution.type === 'external' && link.kind.endsWith('image')) expect(shown).not.toContain(resolution.url);
          else if (!isThere) faults.push(`${page.path}: ${link.kind} ${link.url} should lead to ${target ?? 'nothing'}`);
          links += 1;
        }
      }
      expect(faults).toEqual([]);
      expect(links).toBeGreaterThan(60);
    });

    /** A definition that no reference uses leaves nothing in the page. */
    function isUnusedDefinition({ range, text }: Link, path: string): boolean {
      const source = loaded.tree.files.find((file) => file.path === path)?.text ?? '';
      const line = source.split(/\r\n|\r|\n/)[range.start.line - 1] ?? '';
      if (
        !line
          .slice(0, range.start.column - 1)
          .trimEnd()
          .endsWith(']:') &&
        !/\]:\s*<$/.test(line.slice(0, range.start.column - 1))
      )
        return false;
      return source.toLowerCase().split(`[${text.toLowerCase()}]`).length <= 2;
    }

    test('no address leads nowhere, but for headings that the checker misses too', () => {
      const missed = catalog.pages.flatMap((page) =>
        page.document.links.flatMap((link) => {
          const resolution = catalog.resolve(page, link);
          return resolution.type === 'page' && !resolution.anchorFound ? [`#${resolution.anchor ?? ''}`] : [];
        }),
      );
      expect(findDeadAddresses(site).filter((address) => !missed.some((hash) => toPlain(address).endsWith(toPlain(hash))))).toEqual([]);
    });
  });
});

/** Those of `ids` that are wanted, in the order in which they stand. */
function sortLike(wanted: readonly string[], ids: readonly string[]): string[] {
  const known = new Set(wanted);
  return ids.filter((id) => known.has(id));
}

/** The address that a resolution has in a page, by the rules of the content model; undefined for what leads nowhere. */
function toTarget(resolution: Resolution, from: Page, { catalog, publishedAssets }: LoadedCatalog): string | undefined {
  const { base, repo } = catalog.site;
  const hash = 'anchor' in resolution && resolution.anchor !== undefined ? `#${resolution.anchor}` : '';
  switch (resolution.type) {
    case 'page':
      return resolution.page.id === from.id && hash !== '' ? hash : `${base}${resolution.page.address}${hash}`;
    case 'asset':
      if (publishedAssets.has(resolution.path)) return `${base}assets/${resolution.path}${hash}`;
      return repo && `${repo.url}/blob/${repo.branch}/${resolution.path}`;
    case 'repository':
      return repo && `${repo.url}/blob/${repo.branch}/${resolution.path}${hash}`;
    case 'external':
      return resolution.url;
    case 'ambiguous':
      return resolution.candidates[0] && `${base}${resolution.candidates[0].address}`;
    default:
      return undefined;
  }
}

/** An address without percent-encoding, as far as it is valid. */
function toPlain(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
