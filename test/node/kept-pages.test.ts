import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AssessmentView, PathwayView } from '../../src/core/pathway-views.ts';
import type { PageView, Portal } from '../../src/core/portal.ts';
import { openCache } from '../../src/node/cache.ts';
import { openKeptPages } from '../../src/node/kept-pages.ts';
import { forgetPortal, registerPortal } from '../../src/node/portal-registry.ts';
import { makeFolder } from '../helpers/repository.ts';

/** A portal of pages by address, of which only the body differs. */
function portalOf(
  pages: Readonly<Record<string, string>>,
  {
    title = 'Portal',
    footer,
    styles = '',
    today = '2026-08-14',
  }: { title?: string; footer?: string; styles?: string; today?: string } = {},
): Portal {
  const list = Object.keys(pages).map((address) => ({ id: address.slice(0, -1), address, url: `/${address}`, title: address }));
  const site = { base: '/', title };
  const readPage = (id: string): Promise<PageView> =>
    Promise.resolve({ id, address: `${id}/`, html: pages[`${id}/`] ?? '' } as unknown as PageView);
  const curriculum = { pathways: [], skills: [], roles: [], earlierTexts: [] };
  const readFooter = (): Promise<string | undefined> => Promise.resolve(footer);
  const freshness = { today };
  return {
    site,
    brand: { styles },
    sources: [],
    pages: list,
    shortcuts: list,
    curriculum,
    freshness,
    readPage,
    readFooter,
  } as unknown as Portal;
}

/** Puts every page of a portal into a folder, as Astro would. */
function generate(folder: string, portal: Portal): void {
  for (const { address, id } of portal.pages) {
    for (const path of [address, `go/${id}/`]) {
      const file = join(folder, path, 'index.html');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `<link href="/_astro/site.css">${path}`);
    }
    writeFileSync(join(folder, address, 'index.md'), 'Write `<img src="/_astro/example.png">`.');
  }
  mkdirSync(join(folder, '_astro'), { recursive: true });
  writeFileSync(join(folder, '_astro/site.css'), '');
}

/** A portal with a lab, `a/`, of a pathway's only stage, and a page that isn't one, `b/`. */
function labPortalOf({ role = 'Operator', exit, stageExit }: { role?: string; exit?: string; stageExit?: string } = {}): Portal {
  const portal = portalOf({ 'a/': 'one', 'b/': 'two' });
  const toExit = (title: string | undefined): AssessmentView | undefined =>
    title === undefined ? undefined : ({ title, handIn: { command: '', folder: '' } } as unknown as AssessmentView);
  const pathway = { stages: [{ title: 'Stage', exit: toExit(stageExit) }], exit: toExit(exit) } as unknown as PathwayView;
  const contexts = [{ pathway: 'pathway', title: 'Pathway', url: '/pathways/pathway/', stage: { title: 'Stage', url: '' } }];
  return {
    ...portal,
    curriculum: {
      ...portal.curriculum,
      roles: [{ id: 'operator', title: role }],
      readPathway: () => pathway,
    } as unknown as Portal['curriculum'],
    readPage: async (id) => ({ ...(await portal.readPage(id)), kind: id === 'a' ? 'lab' : 'concept', contexts }) as unknown as PageView,
  };
}

describe('generated pages', () => {
  async function built(): Promise<{ cache: ReturnType<typeof openCache>; portal: Portal }> {
    const cache = openCache(makeFolder().root, { fingerprint: 'f', realm: 'trusted' });
    const portal = portalOf({ 'a/': 'one', 'b/': 'two' });
    const { root } = makeFolder();
    generate(root, portal);
    await (await openKeptPages(portal, cache, 'code')).remember(root);
    return { cache, portal };
  }

  it('are kept as long as nothing that they show changes', async () => {
    const { cache } = await built();
    const kept = await openKeptPages(portalOf({ 'a/': 'one', 'b/': 'edited', 'c/': 'new' }), cache, 'code');
    expect(['a/', 'go/a/', 'b/', 'go/b/', 'c/', 'go/c/'].filter(kept.has)).toEqual(['a/', 'go/a/', 'go/b/']);
  });

  it.each([
    ['the site', portalOf({ 'a/': 'one', 'b/': 'two' }, { title: 'Renamed' }), 'code'],
    ['the footer', portalOf({ 'a/': 'one', 'b/': 'two' }, { footer: '<p>Imprint</p>' }), 'code'],
    ['the style sheet', portalOf({ 'a/': 'one', 'b/': 'two' }, { styles: 'p { color: red }' }), 'code'],
    ['the templates', portalOf({ 'a/': 'one', 'b/': 'two' }), 'other code'],
  ])('are all generated again when %s changes', async (_, portal, code) => {
    const { cache } = await built();
    const kept = await openKeptPages(portal, cache, code);
    expect(kept.has('a/')).toBe(false);
  });

  it.each([
    ['nothing', {}, ['a/', 'b/']],
    ['the title of a role', { role: 'Engineer' }, []],
    ['the exit of a pathway', { exit: 'Other' }, ['b/']],
    ['the exit of a stage', { stageExit: 'Other' }, ['b/']],
  ])('are kept unless they show it when %s changes', async (_, change, expected) => {
    const cache = openCache(makeFolder().root, { fingerprint: 'f', realm: 'trusted' });
    const before = { exit: 'Exit', stageExit: 'Exit of the stage' };
    const { root } = makeFolder();
    generate(root, labPortalOf(before));
    await (await openKeptPages(labPortalOf(before), cache, 'code')).remember(root);
    const kept = await openKeptPages(labPortalOf({ ...before, ...change }), cache, 'code');
    expect(['a/', 'b/'].filter(kept.has)).toEqual(expected);
  });

  it('are written as they were', async () => {
    const { cache, portal } = await built();
    const { root } = makeFolder({ '_astro/site.css': '' });
    const kept = await openKeptPages(portal, cache, 'code');
    expect(await kept.fit(root)).toBe(true);
    await kept.write(root);
    expect(readFileSync(join(root, 'a/index.html'), 'utf8')).toBe('<link href="/_astro/site.css">a/');
    expect(existsSync(join(root, 'go/b/index.html'))).toBe(true);
    expect(readFileSync(join(root, 'a/index.md'), 'utf8')).toContain('/_astro/example.png');
  });

  it('are kept on another day, but for their mirrors, which name it', async () => {
    const { cache, portal } = await built();
    const mirrors = ['a/', 'a/index.md'];
    expect(mirrors.filter((await openKeptPages(portal, cache, 'code')).has)).toEqual(mirrors);
    const later = portalOf({ 'a/': 'one', 'b/': 'two' }, { today: '2026-08-15' });
    expect(mirrors.filter((await openKeptPages(later, cache, 'code')).has)).toEqual(['a/']);
  });

  it('can’t be kept when a style that they need has another name now', async () => {
    const { cache, portal } = await built();
    const { root } = makeFolder({ '_astro/site.other.css': '' });
    expect(await (await openKeptPages(portal, cache, 'code')).fit(root)).toBe(false);
  });
});

it('a portal that is registered again is the same for whoever holds it already', () => {
  const first = portalOf({ 'a/': 'one' });
  registerPortal('key', first);
  onTestFinished(() => forgetPortal('key'));
  const held = (globalThis as unknown as Record<symbol, Map<string, Portal>>)[Symbol.for('waymark.portals')]?.get('key');
  registerPortal('key', { ...first, isKept: () => true });
  expect(held?.isKept('a/')).toBe(true);
});
