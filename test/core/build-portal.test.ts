import { describe, expect, it } from 'vitest';
import { createHighlighter } from '../../plugins/highlight.ts';
import { renderBody } from '../../src/core/body.ts';
import { buildPortal } from '../../src/core/build-portal.ts';
import { parseDocument } from '../../src/core/parse-document.ts';
import type { Portal } from '../../src/core/portal.ts';
import { catalogOf, type CatalogFixture } from '../helpers/catalog.ts';
import { stubSource } from '../helpers/document.ts';

function portalOf(fixture: CatalogFixture, { drafts = false, published = [] as string[] } = {}): Portal {
  const catalog = catalogOf(fixture);
  const highlighter = createHighlighter();
  return buildPortal({
    catalog,
    readBody: ({ path, source }) => {
      const file = { path, source, blob: '', text: fixture.files[path] ?? '' };
      const dialect = catalog.sources.find(({ id }) => id === source)?.dialect ?? 'gfm';
      return Promise.resolve(renderBody(parseDocument(file, { dialect }), highlighter));
    },
    lastChange: () => undefined,
    liveFile: ({ path }) => `/repo/${path}`,
    drafts,
    publishedAssets: new Set(published),
  });
}

describe('a page view', () => {
  it('has its links led where the catalog says, below the base and percent-encoded', async () => {
    const portal = portalOf(
      {
        files: { 'a.md': '[b](<b c.md#part>) ![p](p.png) [src](src/x.ts) [gone](gone.md)', 'b c.md': '# B\n\n## Part', 'p.png': '' },
        repositoryFiles: ['src/x.ts'],
        config: { site: { base: '/docs/', repo: { url: 'https://github.com/acme/x' } } },
      },
      { published: ['p.png'] },
    );
    const { html } = await portal.readPage('wiki/a');
    expect(html).toContain('<a href="/docs/wiki/b-c/#part">b</a>');
    expect(html).toContain('src="/docs/assets/p.png"');
    expect(html).toContain('href="https://github.com/acme/x/blob/main/src/x.ts"');
    expect(html).toMatch(/<a [^>]*data-missing="gone.md">gone<\/a>/);
  });

  it('shows the first heading as its title, frontmatter names it elsewhere', async () => {
    const portal = portalOf({ files: { 'a.md': '---\ntitle: Short\n---\n# A long heading\n\ntext' } });
    const view = await portal.readPage('wiki/a');
    expect([view.title, view.heading, view.headingId, view.html]).toEqual(['Short', 'A long heading', 'a-long-heading', '<p>text</p>']);
  });

  it('is found by its tags and other names, not by former addresses', async () => {
    const portal = portalOf({ files: { 'a.md': '---\ntags: [ci]\naliases: [CI/CD, Pipelines, /old/place.html, old/]\n---\n# A\n' } });
    expect((await portal.readPage('wiki/a')).keywords).toEqual(['ci', 'CI/CD', 'Pipelines']);
  });

  it('shows its title where no heading names it', async () => {
    const view = await portalOf({ files: { 'a-b.md': 'text\n\n## Part' } }).readPage('wiki/a-b');
    expect([view.heading, view.headingId, view.contents]).toEqual(['A b', 'top', [{ depth: 2, id: 'part', text: 'Part' }]]);
  });

  it('embeds pages and sections, without their ids, and never itself', async () => {
    const portal = portalOf({
      sources: [stubSource({ dialect: 'obsidian' })],
      files: {
        'a.md': '# A\n\n![[b#Part]]',
        'b.md': '# B\n\nintro\n\n## Part\n\ninside [[a]]\n\n## Other',
        'c.md': '# C\n\n![[d]]',
        'd.md': '# D\n\n![[c]]',
      },
    });
    const { html } = await portal.readPage('wiki/a');
    expect(html).toContain('inside <a href="/wiki/a/">a</a>');
    expect(html).not.toMatch(/intro|Other|id="part"/);
    const { html: circle } = await portal.readPage('wiki/c');
    expect(circle.match(/class="embed"/g)).toHaveLength(1);
  });

  it('embeds a copy whose text is whole, and whose links lead to where they led', async () => {
    const portal = portalOf({
      sources: [stubSource({ dialect: 'obsidian' })],
      files: {
        'a.md': '![[b]]\n\n## Part',
        'b.md': '# B\n\nSay `<a id="foo">` and id="hello" here, [below](#part).\n\n## Part',
        'c.md': '![[d#First]]',
        'd.md': 'no heading before\n\n## First\n\none\n\n## Second\n\ntwo',
      },
    });
    const { html } = await portal.readPage('wiki/a');
    expect(html).toContain('<code>&lt;a id="foo"></code> and id="hello" here, <a href="/wiki/b/#part">below</a>');
    const { html: section } = await portal.readPage('wiki/c');
    expect(section).toContain('one');
    expect(section).not.toMatch(/two|before/);
  });

  it('stays small however often pages embed each other', async () => {
    const many = (name: string): string => `x ${'text '.repeat(200)}\n\n${`![[${name}]]\n\n`.repeat(100)}`;
    const portal = portalOf({
      sources: [stubSource({ dialect: 'obsidian' })],
      files: { 'a.md': many('b'), 'b.md': many('c'), 'c.md': many('d'), 'd.md': 'end' },
    });
    expect((await portal.readPage('wiki/a')).html.length).toBeLessThan(3_000_000);
  });

  it('takes no orders from raw HTML', async () => {
    const portal = portalOf({ files: { 'a.md': '<div data-wm-embed="b"></div>\n\n<a data-wm-wiki="b">x</a>', 'b.md': '# B\n\nCANARY' } });
    expect((await portal.readPage('wiki/a')).html).not.toMatch(/CANARY|href/);
  });

  it('has its neighbours in reading order', async () => {
    const portal = portalOf({ files: { 'a.md': '# A', 'b.md': '# B', 'c.md': '# C' } });
    const { previous, next } = await portal.readPage('wiki/b');
    expect([previous?.title, next?.title]).toEqual(['A', 'C']);
  });
});

describe('owners and freshness', () => {
  it('are not spoken of where nobody looked', async () => {
    const portal = portalOf({ files: { 'a.md': '# A' } });
    const { owners, readerState, freshness } = await portal.readPage('wiki/a');
    expect([portal.freshness, portal.owners, owners, readerState, freshness]).toEqual([undefined, [], [], undefined, undefined]);
  });
});

describe('drafts', () => {
  const files = { 'a.md': '[d](d.md)', 'd.md': '---\nlifecycle: draft\n---\n# D' };

  it('are not published, and nothing leads to them', async () => {
    const portal = portalOf({ files });
    expect(portal.pages.map(({ id }) => id)).toEqual(['wiki/a']);
    expect((await portal.readPage('wiki/a')).html).toMatch(/<a [^>]*data-missing="d.md">d<\/a>/);
  });

  it('are not embedded, nor named as a replacement or as the page of a source', async () => {
    const portal = portalOf({
      sources: [stubSource({ dialect: 'obsidian' })],
      files: { 'a.md': '---\nreplacedBy: wiki\n---\n# A\n\n![[index]]', 'index.md': '---\nlifecycle: draft\n---\n# Secret\n\nCANARY' },
    });
    const view = await portal.readPage('wiki/a');
    expect(JSON.stringify(view)).not.toMatch(/CANARY|Secret/);
    expect(view.replacedBy).toBeUndefined();
    expect(portal.sources[0]?.hasIndexPage).toBe(false);
  });

  it('are shown where they are asked for', () => {
    expect(portalOf({ files }, { drafts: true }).pages).toHaveLength(2);
  });
});

describe('shortcuts', () => {
  it('lead from former ids too, but a living id wins', () => {
    const { shortcuts } = portalOf({ files: { 'a.md': '# A', 'b.md': '# B' }, units: { 'a.md': { formerIds: ['wiki/old', 'wiki/b'] } } });
    expect(shortcuts.map(({ id, title }) => [id, title])).toEqual([
      ['wiki/a', 'A'],
      ['wiki/b', 'B'],
      ['wiki/old', 'A'],
    ]);
  });
});
