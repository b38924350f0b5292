import { describe, expect, test } from 'vitest';
import { buildPortal } from '../../src/core/build-portal.ts';
import type { Portal } from '../../src/core/portal.ts';
import { checkCatalog } from '../../src/node/check-catalog.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { makePng } from '../helpers/png.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0h60v30H0Z"/></svg>';

const pages: Files = { 'docs/README.md': '# Start\n\nText.\n', 'docs/imprint.md': '# Imprint\n\n## Contact\n\nText.\n' };

async function load(files: Files): Promise<LoadedCatalog> {
  return loadCatalog(makeRepository({ ...pages, ...files }).root, { bodies: true });
}

function portalOf({ catalog, bodies, publishedAssets, brand }: LoadedCatalog): Portal {
  return buildPortal({
    catalog,
    brand,
    publishedAssets,
    readBody: ({ document }) => bodies.read(document),
    lastChange: () => undefined,
    liveFile: () => undefined,
    drafts: false,
  });
}

function faults(loaded: LoadedCatalog): string[] {
  return checkCatalog(loaded)
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, range, rule, message, hint }) => {
      const place = range ? `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : '-';
      return `${file} ${place} ${rule} ${message}${hint === undefined ? '' : ` ${hint}`}`;
    });
}

describe('logo and icon', () => {
  test('are published with their sizes', async () => {
    const loaded = await load({
      'waymark.yml':
        'site:\n  base: /x/\n  logo: { src: ./brand/logo.svg, dark: brand/dark.png, alt: Acme, replacesTitle: true }\n  icon: brand/dark.png\n',
      'brand/logo.svg': svg,
      'brand/dark.png': makePng(40, 20),
    });
    expect(faults(loaded)).toEqual([]);
    expect(portalOf(loaded).brand).toEqual({
      logo: {
        light: { url: '/x/assets/brand/logo.svg', type: 'image/svg+xml', width: 60, height: 30 },
        dark: { url: '/x/assets/brand/dark.png', type: 'image/png', width: 40, height: 20 },
        alt: 'Acme',
        replacesTitle: true,
      },
      icon: { url: '/x/assets/brand/dark.png', type: 'image/png', width: 40, height: 20 },
      styles: '',
      credit: true,
    });
    expect([...loaded.publishedAssets].sort()).toEqual(['brand/dark.png', 'brand/logo.svg']);
  });

  test('that can’t be used are named in the configuration, and nothing of them is published', async () => {
    const loaded = await load({
      'waymark.yml': 'site:\n  logo:\n    src: brand/lgo.svg\n    dark: brand/bad.svg\n  icon: brand/fake.png\n',
      'brand/logo.svg': svg,
      'brand/bad.svg': svg.replace('<path', '<script>alert(1)</script><path'),
      'brand/fake.png': 'not a picture, but long enough to hold a header',
    });
    expect(faults(loaded)).toMatchInlineSnapshot(`
      [
        "waymark.yml 3:10-3:23 config/missing-file There is no file \`brand/lgo.svg\` that can be read. Did you mean \`brand/logo.svg\`?",
        "waymark.yml 4:11-4:24 asset/refused \`brand/bad.svg\` is not used: it is an SVG with scripts, handlers, foreign content or entities.",
        "waymark.yml 5:9-5:23 asset/refused \`brand/fake.png\` is not used: it is not a PNG.",
      ]
    `);
    expect([...loaded.publishedAssets]).toEqual([]);
  });

  test.each([
    ['a handler', svg.replace('<path', '<path onclick="alert(1)"')],
    ['foreign content', svg.replace('<path', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject><path')],
    ['an address elsewhere', svg.replace('<path', '<image href="https://evil.example/x.png"/><path')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg}`],
    ['no size', svg.replace(' viewBox="0 0 60 30"', '')],
    ['too many bytes', svg.replace('<path', `<desc>${'x'.repeat(300_000)}</desc><path`)],
  ])('an SVG with %s is refused', async (_, logo) => {
    const loaded = await load({ 'waymark.yml': 'site: { logo: brand/logo.svg }\n', 'brand/logo.svg': logo });
    expect(faults(loaded)).toEqual([expect.stringMatching(/^waymark\.yml 1:15-1:29 asset\/refused `brand\/logo\.svg` is not used: it /)]);
    expect(portalOf(loaded).brand.logo).toBeUndefined();
  });

  test('may be PNG and not SVG in an untrusted source, and no link', async () => {
    const config = (logo: string): string => `site: { logo: docs/${logo} }\nsources: [{ id: docs, path: docs, trust: untrusted }]\n`;
    const files = { 'docs/logo.svg': svg, 'docs/logo.png': makePng(2, 2), 'docs/link.png': { link: 'logo.png' } };
    expect(faults(await load({ ...files, 'waymark.yml': config('logo.png') }))).toEqual([expect.stringContaining('source/symlink')]);
    expect(faults(await load({ ...files, 'waymark.yml': config('logo.svg') }))).toContainEqual(
      expect.stringContaining('`docs/logo.svg` is not used: it is an SVG in an untrusted source.'),
    );
    expect(faults(await load({ ...files, 'waymark.yml': config('link.png') }))).toContainEqual(
      expect.stringContaining('config/missing-file `docs/link.png` is a symbolic link, which is not followed.'),
    );
  });
});

describe('styles of a site’s own', () => {
  const config = 'site: { styles: [brand/a.css, brand/b.css] }\n';

  test('are joined, and what they show is published beside them', async () => {
    const loaded = await load({
      'waymark.yml': config,
      'brand/a.css': '.a { color: red; background: url( "img/a b.png?x" ) }',
      'brand/b.css': '@font-face { font-family: Own; src: url(../fonts/own.woff2) format("woff2") } .b { mask: url(#m) }',
      'brand/img/a b.png': makePng(1, 1),
      'fonts/own.woff2': 'wOF2 and so on',
    });
    expect(faults(loaded)).toEqual([]);
    expect(loaded.brand.styles).toMatchInlineSnapshot(`
      "
      .a { color: red; background: url("../assets/brand/img/a%20b.png") }
      @font-face { font-family: Own; src: url("../assets/fonts/own.woff2") format("woff2") } .b { mask: url(#m) }"
    `);
    expect([...loaded.publishedAssets].sort()).toEqual(['brand/img/a b.png', 'fonts/own.woff2']);
  });

  test('that would load something from elsewhere are left out, each with its places', async () => {
    const loaded = await load({
      'waymark.yml': config,
      'brand/a.css':
        '@import "https://evil.example/x.css";\n.a { background: u\\72l(//evil.example/x.png) }\n.b { background: url(../../secret.png) }\n.c { background: url(gone.png) }\n.d { background: image-set("https://evil.example" 1x) }\n',
      'brand/b.css': '.b { color: red }\n',
    });
    expect(faults(loaded)).toMatchInlineSnapshot(`
      [
        "brand/a.css 1:1-1:8 asset/refused This style sheet is not used: \`@import\` would load another style sheet; name it in \`site.styles\` instead.",
        "brand/a.css 2:18-2:45 asset/refused This style sheet is not used: \`//evil.example/x.png\` lies elsewhere, and the portal loads nothing from there.",
        "brand/a.css 3:18-3:39 asset/refused This style sheet is not used: \`../../secret.png\` lies elsewhere, and the portal loads nothing from there.",
        "brand/a.css 4:18-4:31 asset/refused This style sheet is not used: \`brand/gone.png\` is no image or WOFF2 font that can be published.",
        "brand/a.css 5:18-5:27 asset/refused This style sheet is not used: \`image-set()\` is not read; write \`url()\` alone.",
      ]
    `);
    expect(loaded.brand.styles).toBe('\n.b { color: red }\n');
  });

  test.each(['\r\n', '\r', '\f'])('are judged and published with newlines as CSS reads them: %j', async (newline) => {
    const loaded = await load({
      'waymark.yml': config,
      'brand/a.css': `x{content:"a\\${newline}"; background:url(//evil.example/x.png); content:"b"}${newline}y{background:u\\72${newline}l(//evil.example/y.png)}`,
      'brand/b.css': `.b {${newline}content: "a\\${newline}"${newline}}`,
    });
    const places = {
      '\r\n': ['2:15-2:40', '3:14-4:24'],
      '\r': ['2:15-2:40', '3:14-4:24'],
      '\f': ['1:29-1:54', '1:82-1:110'],
    }[newline];
    expect(faults(loaded).map((fault) => fault.split(' ', 2).join(' '))).toEqual(places?.map((place) => `brand/a.css ${place}`));
    expect(loaded.brand.styles).toBe('\n.b {\ncontent: "a\\\n"\n}');
  });

  test('that lie in an untrusted source, are too large or are no text are left out', async () => {
    const loaded = await load({
      'waymark.yml':
        'site: { styles: [docs/a.css, brand/b.css, brand/c.css, gone.css] }\nsources: [{ id: docs, path: docs, trust: untrusted }]\n',
      'docs/a.css': '.a {}',
      'brand/b.css': `/*${'x'.repeat(40_000)}*/`,
      'brand/c.css': Buffer.concat([Buffer.from('.a { content: "'), Buffer.from([0xc3, 0x28]), Buffer.from('" }')]),
    });
    expect(faults(loaded)).toMatchInlineSnapshot(`
      [
        "waymark.yml 1:18-1:28 asset/refused \`docs/a.css\` is not used: it lies in an untrusted source.",
        "waymark.yml 1:30-1:41 asset/refused \`brand/b.css\` is not used: it is larger than 32 KiB.",
        "waymark.yml 1:43-1:54 asset/refused \`brand/c.css\` is not used: it is not UTF-8.",
        "waymark.yml 1:56-1:64 config/missing-file There is no file \`gone.css\` that can be read. Write its path as from the root of the repository.",
      ]
    `);
    expect(loaded.brand.styles).toBe('');
  });
});

describe('the footer', () => {
  test('leads to pages, to the repository and elsewhere, below the base', async () => {
    const loaded = await load({
      'waymark.yml':
        'site:\n  base: /x/\n  repo: { url: https://github.com/acme/x }\n  footer: |\n    [Imprint](docs/imprint.md#contact)\n\n    - [Licence](LICENSE)\n    - [Chat](https://chat.example.com) <script>alert(1)</script>\n',
      LICENSE: 'MIT',
    });
    expect(faults(loaded)).toEqual([]);
    expect(await portalOf(loaded).readFooter()).toMatchInlineSnapshot(`
      "<p><a href="/x/docs/imprint/#contact">Imprint</a></p>
      <ul>
      <li><a href="https://github.com/acme/x/blob/main/LICENSE">Licence</a></li>
      <li><a href="https://chat.example.com" rel="noopener noreferrer" class="external">Chat</a> &lt;script>alert(1)&lt;/script></li>
      </ul>"
    `);
  });

  test.each([
    ['a block', 'site:\n  footer: |\n    [Imprint](docs/imprnt.md)\n\n    and [x](docs/imprint.md#contct)\n', '3:15-3:29', '5:13-5:35'],
    ['one line', 'site:\n  footer: "[Imprint](docs/imprnt.md) and [x](docs/imprint.md#contct)"\n', '2:22-2:36', '2:46-2:68'],
    ['folded lines', 'site:\n  footer: >-\n    [Imprint](docs/imprnt.md)\n    and [x](docs/imprint.md#contct)\n', '3:15-3:29', '4:13-4:35'],
  ])('has its dead links named where they stand in %s', async (_, config, page, anchor) => {
    const found = faults(await load({ 'waymark.yml': config }));
    expect(found).toEqual([
      `waymark.yml ${page} link/page Cannot find page \`docs/imprnt.md\`. Did you mean \`docs/imprint.md\`?`,
      `waymark.yml ${anchor} link/anchor Cannot find heading \`#contct\` in \`docs/imprint.md\`. Did you mean \`#contact\`?`,
    ]);
  });

  test('brings no ids and no headings to link to along', async () => {
    const loaded = await load({ 'waymark.yml': 'site:\n  footer: |\n    ## Part\n\n    [up](#part)\n' });
    expect(await portalOf(loaded).readFooter()).not.toMatch(/\bid=/);
  });
});

describe('the home page’s text', () => {
  test('may be a page', async () => {
    const loaded = await load({ 'waymark.yml': 'site: { home: docs/imprint.md }\n' });
    const home = await portalOf(loaded).readHome();
    expect(home?.html).toContain('<h2 id="contact">');
    expect(home?.page?.url).toBe('/docs/imprint/');
  });

  test('may be a file that is no page, whose links and images are resolved and judged', async () => {
    const loaded = await load({
      'waymark.yml': 'site: { home: brand/welcome.md }\nsources: [{ id: docs, path: docs }]\n',
      'brand/welcome.md': '# Welcome\n\n[Imprint](../docs/imprint.md) ![p](../docs/p.png) [gone](gone.md)\n',
      'docs/p.png': makePng(1, 1),
    });
    expect(faults(loaded)).toEqual([
      'brand/welcome.md 3:58-3:65 link/page Cannot find page `gone.md`. Correct the address, or create `brand/gone.md`.',
    ]);
    const home = await portalOf(loaded).readHome();
    expect(home?.page).toBeUndefined();
    expect(home?.html).toContain('<a href="/docs/imprint/">');
    expect(home?.html).toContain('src="/assets/docs/p.png"');
    expect([...loaded.publishedAssets]).toEqual(['docs/p.png']);
    expect(checkCatalog(loaded).filter(({ rule }) => rule === 'source/excluded')).toEqual([]);
  });

  test.each<[what: string, text: string, message: string]>([
    ['is a draft', '---\nlifecycle: draft\n---\n# A\n', 'it is a draft'],
    ['runs code', 'export const a = 1;\n\n# A {a}\n', 'it is live MDX, which only pages may be'],
    ['is no text', 'a\0b', 'it is not text'],
  ])('that %s is refused', async (_, text, message) => {
    const loaded = await load({
      'waymark.yml': 'site: { home: brand/home.mdx }\nsources: [{ id: docs, path: docs }]\n',
      'brand/home.mdx': text,
    });
    expect(faults(loaded)).toEqual([`waymark.yml 1:15-1:29 asset/refused \`brand/home.mdx\` is not used: ${message}.`]);
    expect(await portalOf(loaded).readHome()).toBeUndefined();
  });

  test('leads to pages as other pages do: none of them is an orphan', async () => {
    const loaded = await load({
      'waymark.yml': 'site: { home: home.md }\nsources: [{ id: docs, path: docs }]\nrules: { page/orphan: error }\n',
      'home.md': '[Imprint](docs/imprint.md)\n',
    });
    expect(faults(loaded)).toEqual([]);
  });
});

test.each([
  ['logo: ../logo.svg'],
  ['logo: /etc/logo.svg'],
  ['logo: logo.gif'],
  ['icon: a/../b.png'],
  ['home: home.html'],
  ['styles: [a.scss]'],
  ['logo: { scr: a.svg }'],
])('`%s` is no configuration', async (line) => {
  const { root } = makeRepository({ ...pages, 'waymark.yml': `site:\n  ${line}\n` });
  await expect(loadCatalog(root, { bodies: false })).rejects.toMatchObject({ name: 'ConfigError' });
});
