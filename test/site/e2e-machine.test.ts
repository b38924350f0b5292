import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toJsonSchema } from '../../scripts/json-schemas.ts';
import type { PagesFile } from '../../src/core/pages-file.ts';
import { buildSite, waymark } from '../helpers/build.ts';
import { openPathwayProject, type PathwayProject } from '../helpers/pathway-project.ts';
import { readSite, type WrittenSite } from '../helpers/site.ts';
import { findAll, parseXml } from '../helpers/xml.ts';

/** A portal with pathways, at the root of its host and below a base. */
describe.each([
  ['at the root of a host', '/'],
  ['below a base', '/portal/'],
])('what programs read, %s', (_, base) => {
  const origin = 'https://learn.example.com';
  let project: PathwayProject;
  let site: WrittenSite;
  const read = (path: string): string => readFileSync(join(site.folder, path), 'utf8');

  beforeAll(async () => {
    project = await openPathwayProject();
    const config = readFileSync(join(project.root, 'waymark.yml'), 'utf8');
    project.write({
      'waymark.yml': config.replace("url: 'https://learn.example.com' }", `url: 'https://learn.example.com', base: '${base}' }`),
      'wiki/secret.md': '---\nlifecycle: draft\n---\n\n# Not yet\n',
      'wiki/hidden.md': '---\ntitle: "A < B & \\"C\\" </script>"\n---\n\nSeen.\n\n<!-- Never said. -->\n\n<script>alert(1)</script>\n',
    });
    site = readSite((await buildSite(project.root)).folder, base);
  });
  afterAll(() => {
    project?.remove();
  });

  /** Whether an address of this site leads to a file and, in HTML, to an element. */
  const leadsSomewhere = (address: string): boolean => {
    const { href, hash } = new URL(address, origin);
    const [start, path = ''] = href.slice(0, href.length - hash.length).split(`${origin}${base}`);
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const isFound = start === '' && site.files.has(decodeURI(file));
    return isFound && (hash === '' || site.pages.get(decodeURI(file))?.ids.has(decodeURIComponent(hash.slice(1))) === true);
  };
  const listLinks = (markdown: string): string[] => {
    const links: string[] = [];
    visit(fromMarkdown(markdown), (node) => {
      if ('url' in node) links.push(node.url);
    });
    return links;
  };

  test('pages.json and pathways.json are as their schemas say, and name every page but drafts', () => {
    const ajv = new Ajv2020({ allErrors: true, formats: { date: true } });
    for (const name of ['pages.json', 'pathways.json'] as const) {
      const validate = ajv.compile(toJsonSchema(name));
      validate(JSON.parse(read(name)));
      expect(validate.errors ?? []).toEqual([]);
    }
    const { pages } = JSON.parse(read('pages.json')) as PagesFile;
    expect(pages.map(({ id }) => id)).toContain('wiki/architecture');
    expect(pages.map(({ id }) => id)).not.toContain('wiki/secret');
    expect(pages.flatMap(({ url, markdown }) => [url, markdown]).filter((address) => !leadsSomewhere(address))).toEqual([]);
    expect(pages.find(({ id }) => id === 'wiki/architecture')).toMatchObject({
      url: `${origin}${base}wiki/architecture/`,
      teaches: [{ skill: 'system-map', level: 1 }],
      owners: ['@acme/docs'],
      pathways: [{ id: 'first-week' }, { id: 'on-call', release: '2.0.0' }],
    });
  });

  test('every page has its mirror, whose links lead somewhere', () => {
    const mirrors = [...site.files].filter((path) => path.endsWith('/index.md'));
    const { pages } = JSON.parse(read('pages.json')) as PagesFile;
    expect(mirrors.length).toBe(pages.length + 2);
    for (const path of mirrors) {
      const [, fields = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(path)) ?? [];
      const { canonical, generated } = parse(fields) as { canonical: string; generated: string };
      expect(canonical).toBe(`${origin}${base}${path.replace(/index\.md$/, '')}`);
      expect(generated).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const own = listLinks(text).filter((address) => address.startsWith(origin));
      expect(own.filter((address) => !leadsSomewhere(address))).toEqual([]);
      expect(listLinks(text).filter((address) => !/^https?:/.test(address))).toEqual([]);
    }
  });

  test('a mirror says what the page says: what it embeds is there, what nobody sees is not', () => {
    const mirror = read('wiki/architecture/index.md');
    expect(mirror).toContain('A gateway lets requests in.');
    expect(mirror).toContain(`![A map](${origin}${base}assets/wiki/map.png)`);
    expect(mirror).toContain('  - {"id":"on-call","release":"2.0.0"}');
    const hidden = read('wiki/hidden/index.md');
    expect(hidden).toContain('Seen.');
    expect(hidden).not.toMatch(/Never said|alert\(1\)/);
  });

  test('llms.txt links to what is there', () => {
    const links = listLinks(read('llms.txt'));
    expect(links).toContain(`${origin}${base}pathways/on-call/index.md`);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((address) => !leadsSomewhere(address))).toEqual([]);
  });

  test('the sitemap names canonical pages that search engines may show', () => {
    const addresses = findAll(parseXml(read('sitemap.xml')), 'loc').map(({ text }) => text);
    expect(addresses).toContain(`${origin}${base}pathways/on-call/`);
    expect(addresses.filter((address) => !leadsSomewhere(address))).toEqual([]);
    for (const address of addresses) {
      const html = read(`${decodeURI(address.slice(origin.length + base.length))}index.html`);
      expect(html).not.toContain('content="noindex"');
      expect(html).toContain(`<link rel="canonical" href="${address}">`);
    }
    expect(site.files.has('robots.txt')).toBe(base === '/');
  });

  test('every page that search engines may show says where it lives, and no other does', () => {
    for (const [path] of site.pages) {
      const html = read(path);
      const isShown = !html.includes('content="noindex"');
      if (isShown && !path.startsWith('_waymark/')) {
        expect(html, path).toContain(`<link rel="canonical" href="${origin}${base}${path.replace(/index\.html$/, '')}">`);
        expect(html, path).toContain('<meta property="og:url"');
      }
    }
    for (const path of ['404.html', 'go/wiki/index.html']) expect(read(path)).toContain('<meta name="robots" content="noindex">');
  });

  test('data blocks are JSON, whatever a title says', () => {
    const blocks = [...site.pages.keys()].flatMap((path) => {
      return [...read(path).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
    });
    expect(blocks.length).toBeGreaterThan(8);
    const names = blocks.map((text) => JSON.stringify(JSON.parse(text)));
    expect(names.some((text) => text.includes(JSON.stringify('A < B & "C" </script>')))).toBe(true);
  });

  test('feeds and badges are XML', () => {
    const files = [...site.files].filter((path) => /^(?:feed\.xml|pathways\/.*feed\.xml|badges\/.*\.svg)$/.test(path));
    expect(files).toEqual(
      expect.arrayContaining([
        'feed.xml',
        'pathways/feed.xml',
        'badges/freshness.svg',
        'badges/pathways/on-call.svg',
        'badges/owners/acme-docs.svg',
      ]),
    );
    for (const path of files) expect(() => parseXml(read(path)), path).not.toThrow();
    const links = ['feed.xml', 'pathways/feed.xml'].flatMap((path) => findAll(parseXml(read(path)), 'link'));
    const addresses = links.filter(({ attributes }) => attributes['rel'] !== 'related').map(({ attributes }) => attributes['href'] ?? '');
    expect(addresses.filter((address) => !leadsSomewhere(address))).toEqual([]);
  });

  test('a second build writes the same', async () => {
    const before = ['pages.json', 'llms.txt', 'feed.xml', 'wiki/architecture/index.md'].map(read);
    const { code } = await waymark(['build', '--out', site.folder], { cwd: project.root });
    expect(code).toBe(0);
    expect(['pages.json', 'llms.txt', 'feed.xml', 'wiki/architecture/index.md'].map(read)).toEqual(before);
  });
});
