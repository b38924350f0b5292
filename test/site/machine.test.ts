import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { SiteInfo } from '../../src/core/catalog.ts';
import type { PathwayView } from '../../src/core/pathway-views.ts';
import type { PageFacts, PageView, Portal } from '../../src/core/portal.ts';
import { toCourse, toLearningResource } from '../../src/site/json-ld.ts';
import { writeBadge } from '../../src/site/machine/badge.ts';
import { toLlmsText } from '../../src/site/machine/llms-text.ts';
import { toOpenGraphLocale } from '../../src/site/machine/open-graph.ts';
import { toPageMirror } from '../../src/site/machine/page-mirror.ts';
import { toRobots } from '../../src/site/machine/robots.ts';
import { toChangesFeed, toReleasesFeed } from '../../src/site/machine/site-feeds.ts';
import { toSitemap } from '../../src/site/machine/sitemap.ts';
import { writeFrontmatter } from '../../src/site/machine/yaml-block.ts';
import { naughtyStrings } from '../helpers/naughty-strings.ts';
import { findAll, parseXml } from '../helpers/xml.ts';

const site: SiteInfo = {
  id: 'test',
  title: 'Handbook',
  description: 'How we work.',
  url: 'https://acme.example',
  base: '/portal/',
  lang: 'en',
  accent: undefined,
  repo: undefined,
};

function stubPage(name: string, over: Partial<PageView> = {}): PageView {
  return {
    id: `docs/${name}`,
    url: `/portal/docs/${name}/`,
    address: `docs/${name}/`,
    title: name,
    heading: name,
    description: '',
    kind: undefined,
    level: undefined,
    roles: [],
    source: 'docs',
    path: `docs/${name}.md`,
    minutes: { read: 1, do: 0 },
    lastChange: { on: '2026-08-14', confidence: 'exact' },
    owners: [],
    readerState: undefined,
    lang: 'en',
    lifecycle: 'living',
    teaches: [],
    formerIds: [],
    freshness: undefined,
    contexts: [],
    breadcrumbs: [],
    html: '',
    ...over,
  } as PageView;
}

function stubPortal(pages: readonly PageView[], over: Partial<Portal> = {}): Portal {
  return {
    site,
    sources: [{ id: 'docs', title: 'Docs', url: '/portal/docs/', hasIndexPage: true, pageCount: pages.length, tree: [] }],
    pages,
    freshness: { today: '2026-08-14', history: 'exact', rows: [], unclaimed: [] },
    curriculum: { pathways: [], skills: [], roles: [] },
    describePage: (id: string) => pages.find((page) => page.id === id) as PageFacts,
    toMarkdown: (html: string) => html,
    ...over,
  } as unknown as Portal;
}

const hostile = [...naughtyStrings, '</script><script>alert(1)</script>', ']](x) <b>&amp;"\'', '\u0000\uFFFE\uD800', '---\nstate: fine'];
const hostilePages = hostile.map((text, at) => {
  const owners = [{ owner: text, slug: 'x', name: text, url: '/x', contact: undefined }];
  return stubPage(`p${at}`, { title: text, heading: text, description: text, owners });
});

describe('hostile titles, descriptions and owners', () => {
  test('stay texts in feeds and sitemaps', () => {
    const portal = stubPortal(hostilePages);
    const feed = parseXml(toChangesFeed(portal));
    expect(findAll(feed, 'entry')).toHaveLength(30);
    expect(findAll(feed, 'entry').every((entry) => findAll(entry, 'id').length === 1)).toBe(true);
    expect(findAll(parseXml(toSitemap(portal).main), 'url')).toHaveLength(hostilePages.length + 1);
  });

  test('stay values of their fields in frontmatter', () => {
    for (const text of hostile) {
      const written = writeFrontmatter({ first: text, list: [text, { inner: text }], map: { inner: text }, last: 'end' });
      const lines = written.split('\n');
      expect(lines.filter((line) => line === '---')).toHaveLength(2);
      expect(parse(lines.slice(1, -2).join('\n'))).toEqual({
        first: text,
        list: [text, { inner: text }],
        map: { inner: text },
        last: 'end',
      });
    }
  });

  test('stay on their line in llms.txt, without links of their own', () => {
    const lines = toLlmsText(stubPortal(hostilePages)).split(/[\n\r\u2028\u2029\u0085]/);
    expect(lines.filter((line) => line.includes('/index.md)'))).toHaveLength(hostilePages.length);
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Handbook', '## Docs', '## Files']);
  });

  test('end no script in JSON-LD', () => {
    for (const page of hostilePages) {
      const data = toLearningResource(page, site);
      expect(data).not.toContain('<');
      const [resource] = (JSON.parse(data) as { '@graph': { name: string }[] })['@graph'];
      expect(resource?.name).toBe(page.title);
    }
  });

  test('stay texts in badges, which hold nothing but shapes and words', () => {
    for (const text of hostile) {
      const badge = parseXml(writeBadge(text, text, 'calm'));
      expect(badge.children.map(({ name }) => name)).toEqual(['title', 'rect', 'path', 'g']);
    }
  });
});

describe('the mirror of a page', () => {
  test('begins with what is known of it', () => {
    const view = stubPage('queue', {
      heading: 'Drain *the* queue',
      html: 'The text.',
      owners: [{ owner: '@acme/ops', slug: 'ops', name: 'Ops', url: '/x', contact: undefined }],
      contexts: [{ pathway: 'on-call', version: '2.0.0' }] as PageView['contexts'],
      freshness: {
        turns: [{ from: '2026-08-14', review: 'overdue', snoozed: false, state: 'look-again' }],
        reviewed: { on: '2026-02-01', by: '@ada', stamp: undefined },
        dueOn: '2026-08-01',
        drift: 'changed',
        since: 'review',
      } as unknown as PageView['freshness'],
    });
    expect(toPageMirror(view, stubPortal([view]))).toMatchInlineSnapshot(`
      "---
      title: "queue"
      id: "docs/queue"
      canonical: "https://acme.example/portal/docs/queue/"
      source: "docs/queue.md"
      lang: "en"
      lifecycle: "living"
      owners:
        - "@acme/ops"
      freshness:
        state: "look-again"
        text: "Last reviewed 1 February 2026 by @ada. Code that this page describes has changed since. A review was due on 1 August 2026."
        asOf: "2026-08-14"
        reviewedOn: "2026-02-01"
        reviewedBy: "@ada"
        dueOn: "2026-08-01"
      lastChange:
        on: "2026-08-14"
        confidence: "exact"
      pathways:
        - {"id":"on-call","release":"2.0.0"}
      generated: "2026-08-14"
      ---

      # Drain \\*the\\* queue

      The text."
    `);
  });

  test('says so where nothing is claimed, or where code is missing', () => {
    const view = stubPage('live', { live: '/x.mdx', html: '' });
    const mirror = toPageMirror(view, stubPortal([view]));
    expect(mirror).toContain('state: "unclaimed"');
    expect(mirror).toContain('note: "Parts of this page are made by code and are missing here."');
  });
});

describe('a sitemap', () => {
  test('names no draft, and a day only where it is known for sure', () => {
    const pages = [
      stubPage('sure'),
      stubPage('guessed', { lastChange: { on: '2020-01-01', confidence: 'older-than' } }),
      stubPage('draft', { lifecycle: 'draft' }),
    ];
    expect(toSitemap(stubPortal(pages)).main).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://acme.example/portal/</loc></url>
        <url><loc>https://acme.example/portal/docs/sure/</loc><lastmod>2026-08-14</lastmod></url>
        <url><loc>https://acme.example/portal/docs/guessed/</loc></url>
      </urlset>
      "
    `);
  });

  test('of many pages is an index of parts', () => {
    const pages = Array.from({ length: 45_000 }, (_, at) => stubPage(String(at)));
    const describePage = (): PageFacts => pages[0] as PageFacts;
    const { main, parts } = toSitemap(stubPortal(pages, { describePage }));
    expect(findAll(parseXml(main), 'loc').map(({ text }) => text)).toEqual(
      [1, 2, 3].map((part) => `https://acme.example/portal/sitemap/${part}.xml`),
    );
    expect(parts.map((part) => part.match(/<url>/g)?.length)).toEqual([20_000, 20_000, 5001]);
  });
});

test('llms.txt names the pages nearest to the root, and how many more there are', () => {
  const deep = Array.from({ length: 400 }, (_, at) => stubPage(`deep/er/${at}`));
  const text = toLlmsText(stubPortal([...deep, stubPage('top')]));
  expect(text.match(/\/index\.md\)/g)).toHaveLength(300);
  expect(text).toContain('- [top](https://acme.example/portal/docs/top/index.md)');
  expect(text).toContain('- [101 more pages](https://acme.example/portal/pages.json)');
});

test('robots.txt names the sitemap where the address is known', () => {
  expect(toRobots(site)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://acme.example/portal/sitemap.xml\n');
  expect(toRobots({ ...site, url: undefined })).toBe('User-agent: *\nAllow: /\n');
});

test('the feed of releases has those of all pathways, newest first', () => {
  const release = (version: string, date: string): object => ({
    version,
    date,
    hasDiffs: false,
    diffUrl: '',
    summary: '',
    units: [],
    other: [],
  });
  const releases: Record<string, object[]> = {
    a: [release('2.0.0', '2026-03-01'), release('1.0.0', '2026-01-01')],
    b: [release('1.0.0', '2026-02-01')],
  };
  const portal = stubPortal([], {
    curriculum: {
      pathways: [{ id: 'a' }, { id: 'b' }],
      readPathway: (id: string) => ({ id, title: id.toUpperCase(), changesUrl: `/portal/pathways/${id}/changes/` }),
      readChanges: (id: string) => releases[id] ?? [],
    } as unknown as Portal['curriculum'],
  });
  const entries = findAll(parseXml(toReleasesFeed(portal)), 'entry');
  expect(entries.map((entry) => findAll(entry, 'id')[0]?.text)).toEqual([
    'urn:waymark:test:pathway:a:2.0.0',
    'urn:waymark:test:pathway:b:1.0.0',
    'urn:waymark:test:pathway:a:1.0.0',
  ]);
});

test('a course names its units and its parts', () => {
  const unit = { title: 'First', url: '/portal/docs/first/' };
  const pathway = {
    id: 'a',
    title: 'A',
    url: '/portal/pathways/a/',
    minutes: 90,
    version: '1.0.0',
    date: '2026-01-01',
    outcomes: [],
    owners: [
      { owner: '@acme/ops', name: '@acme/ops' },
      { owner: '@ada', name: '@ada' },
    ],
    stages: [{ units: [unit], elective: { choose: 1, of: [{ title: 'Gone', url: undefined }] } }],
  } as unknown as PathwayView;
  expect(JSON.parse(toCourse(pathway, site))).toMatchObject({
    '@id': 'https://acme.example/portal/pathways/a/',
    maintainer: [{ name: '@acme/ops' }],
    hasCourseInstance: { courseWorkload: 'PT90M' },
    hasPart: [{ name: 'First', url: 'https://acme.example/portal/docs/first/' }],
  });
});

test.each([
  ['en', undefined],
  ['pt-BR', 'pt_BR'],
  ['zh-Hant-tw', 'zh_TW'],
  ['x"onload', undefined],
])('%s is %s for Open Graph', (lang, locale) => {
  expect(toOpenGraphLocale(lang)).toBe(locale);
});

test('a badge is as wide as its words need', () => {
  const widthOf = (label: string): number => Number(parseXml(writeBadge(label, '1.0.0', 'calm')).attributes['width']);
  expect(widthOf('iii')).toBeLessThan(widthOf('mmm'));
  expect(widthOf('漢字漢字')).toBeGreaterThan(widthOf('abcd'));
  expect(widthOf('x'.repeat(500))).toBeLessThan(500);
});
