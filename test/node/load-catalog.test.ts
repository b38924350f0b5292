import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFreshness } from '../../src/node/read-freshness.ts';
import { keepBetweenReadings } from '../../src/node/keeping.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { makeRepository, type Files } from '../helpers/repository.ts';

const files: Files = {
  'docs/index.md': '# Start\n\n[On call](on-call.md) ![map](map.png)',
  'docs/on-call.md': '# On call\n\nText.',
  'docs/map.png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
  'docs/fake.png': 'not a picture',
  'docs/bad.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>',
  'docs/good.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
  'docs/pictures.md': '# Pictures\n\n![a](fake.png) ![b](bad.svg) ![c](good.svg)',
};

/** Makes an element one of SVG. */
const svg = 'xmlns="http://www.w3.org/2000/svg"';

describe('loading a catalog', () => {
  it('joins configuration, files, navigation and sidecar', async () => {
    const { root } = makeRepository({
      ...files,
      'waymark.yml': 'site: { title: Portal }\nsources: [{ id: docs, path: docs }]\nunits: units.yml\n',
      'units.yml': 'pages:\n  docs/on-call.md: { kind: runbook, formerIds: [docs/pager], title: From the sidecar }\n',
    });
    const { catalog } = await loadCatalog(root, { bodies: false });
    expect(catalog.site.title).toBe('Portal');
    expect(catalog.pages.map(({ id, title, kind }) => [id, title, kind])).toEqual([
      ['docs', 'Start', undefined],
      ['docs/on-call', 'From the sidecar', 'runbook'],
      ['docs/pictures', 'Pictures', undefined],
    ]);
    expect(catalog.redirects).toEqual([{ from: 'docs/pager/', to: 'docs/on-call' }]);
  });

  it('gives the same from the cache as from the files, and reads nothing that is as it was', async () => {
    const { root, write } = makeRepository(files);
    const cold = await loadCatalog(root, { bodies: true });
    let read = 0;
    const warm = await loadCatalog(root, { bodies: true, onProgress: () => (read += 1) });
    expect(read).toBe(0);
    expect(warm.catalog.pages).toEqual(cold.catalog.pages);
    write({ 'docs/on-call.md': '# On call\n\nOther text.' });
    await loadCatalog(root, { bodies: true, onProgress: () => (read += 1) });
    expect(read).toBe(1);
  });

  it('passes over the commits that the configuration says', async () => {
    const pages = (text: string): Files => ({ 'docs/a.md': `# A\n\n${text}`, 'docs/b.md': `# B\n\n${text}` });
    const repository = makeRepository(pages('one'));
    const first = repository.git('rev-parse', 'HEAD').trim();
    const swept = repository.commit(pages('two'));
    repository.commit({ 'docs/b.md': '# B\n\nthree' }, { message: 'Fix typo' });
    const readLast = async (freshness: string): Promise<(string | undefined)[]> => {
      repository.write({ 'waymark.yml': `sources: [{ id: docs, path: docs }]\nfreshness: ${freshness}\n` });
      const loaded = await loadCatalog(repository.root, { bodies: false });
      const { history } = await readFreshness(loaded, { today: () => '2026-09-01' });
      return ['docs/a.md', 'docs/b.md'].map((path) => history.lastChange(path)?.commit);
    };
    const ignoreCommits = "ignoreCommits: ['(?i)^fix typo']";
    expect(await readLast(`{ ${ignoreCommits} }`)).toEqual([swept, swept]);
    expect(await readLast(`{ ${ignoreCommits}, bulk: { share: 0.5, min: 2 } }`)).toEqual([first, first]);
  });

  it('keeps one body for each page, however often pages change, move and go', async () => {
    // The dev server leaves that to the next program.
    keepBetweenReadings(false);
    onTestFinished(() => keepBetweenReadings());
    const { root, write } = makeRepository({ 'docs/a.md': '# A', 'docs/b.md': '# B' });
    const bodies = (): number =>
      readdirSync(join(root, '.waymark/cache/trusted/body'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .length;
    await loadCatalog(root, { bodies: true });
    for (const text of ['# B, changed', '# B, changed again']) {
      write({ 'docs/b.md': text, 'docs/c.md': text });
      await loadCatalog(root, { bodies: true });
      // Two pages with the same text share one.
      expect(bodies()).toBe(2);
    }
    rmSync(join(root, 'docs/a.md'));
    await loadCatalog(root, { bodies: true });
    expect(bodies()).toBe(1);
  });

  it('renders again what a damaged cache lost', async () => {
    const { root } = makeRepository(files);
    const { catalog, bodies } = await loadCatalog(root, { bodies: true });
    const page = catalog.pageAt('docs/on-call.md');
    if (!page) throw new Error('no page');
    const before = await bodies.read(page.document);
    const folder = join(root, '.waymark/cache/trusted/body');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, file);
      try {
        writeFileSync(path, readFileSync(path).fill('x', 80));
      } catch {
        continue; // a folder
      }
    }
    const again = await loadCatalog(root, { bodies: true });
    expect(await again.bodies.read(page.document)).toEqual(before);
  });

  it('publishes pictures that are what they say, and tells of the others', async () => {
    const { root } = makeRepository(files);
    const { publishedAssets, catalog } = await loadCatalog(root, { bodies: false });
    expect([...publishedAssets]).toEqual(['docs/good.svg', 'docs/map.png']);
    expect(catalog.findings.filter(({ rule }) => rule === 'asset/refused').map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'docs/bad.svg: This file is not published: it is an SVG with scripts, handlers, foreign content or entities.',
      'docs/fake.png: This file is not published: it is not what its extension `.png` says.',
    ]);
  });

  it.each([
    ['a script of another prefix', '<svg xmlns:x="http://www.w3.org/1999/xhtml"><x:script>alert(1)</x:script></svg>'],
    ['an address in references', '<svg><a xlink:href="java&#x73;cript:alert(1)"><text>x</text></a></svg>'],
    ['another encoding', '<?xml version="1.0" encoding="utf-7"?><svg></svg>'],
    ['an animation of an address', '<svg><a><animate attributeName="href" to="javascript:alert(1)"/></a></svg>'],
    ['entities', '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>'],
    ['an entity that isn’t XML’s own', '<svg><text>&x;</text></svg>'],
    ['a script of a prefix outside ASCII', `<svg ${svg} xmlns:é="http://www.w3.org/2000/svg"><é:script>alert(1)</é:script></svg>`],
    ['a script of an SVG prefix', `<svg ${svg} xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></svg>`],
    ['a frame of XHTML', `<svg ${svg} xmlns:h="http://www.w3.org/1999/xhtml"><h:frame src="javascript:alert(1)"/></svg>`],
    ['XHTML by default', `<svg ${svg}><body xmlns="http://www.w3.org/1999/xhtml"><p/></body></svg>`],
    ['XHTML that is named in references', `<svg ${svg} xmlns:h="http://www.w3.org/1999/xhtm&#108;"><h:link/></svg>`],
    ['a namespace that isn’t known', `<svg ${svg} xmlns:m="http://www.w3.org/1998/Math/MathML"><path/></svg>`],
    ['a prefix of no namespace', `<svg ${svg}><x:path/></svg>`],
    ['a meta element', `<svg ${svg}><meta http-equiv="refresh" content="0;url=https://evil.example"/></svg>`],
    ['a link element', `<svg ${svg}><link rel="stylesheet" href="#x"/></svg>`],
    ['a form', `<svg ${svg}><form action="https://evil.example"/></svg>`],
    ['a frame', `<svg ${svg}><iframe/></svg>`],
    ['use of what lies elsewhere', `<svg ${svg}><use href="https://evil.example/x.svg#x"/></svg>`],
    ['a picture from elsewhere', `<svg ${svg}><image href="https://evil.example/x.png"/></svg>`],
    ['an SVG as a picture', `<svg ${svg}><image href="data:image/svg+xml;base64,PHN2Zy8+"/></svg>`],
    ['a link that runs code', `<svg ${svg}><a href="javascript:alert(1)"><path/></a></svg>`],
    ['a handler after a line break', `<svg ${svg}\nonload = 'alert(1)'></svg>`],
    ['a handler that an animation sets', `<svg ${svg}><set attributeName="onclick" to="alert(1)"/></svg>`],
    ['styles from elsewhere', `<svg ${svg}><style>@im<!-- -->port "https://evil.example/x.css";</style></svg>`],
    ['an escaped address in styles', `<svg ${svg}><style>path { fill: u\\72 l(https://evil.example/) }</style></svg>`],
    ['an address in an attribute’s styles', `<svg ${svg}><path style="fill: url('//evil.example/x')"/></svg>`],
    ['a style sheet’s instruction', `<?xml-stylesheet href="x.css"?><svg ${svg}></svg>`],
    ['a sign in its type that hides an element', `<!DOCTYPE svg SYSTEM "a><svg id="><svg ${svg}><script/></svg>`],
    ['an element that isn’t closed', `<svg ${svg}><g></svg>`],
    ['a second root', `<svg ${svg}/><svg ${svg}/>`],
    ['bytes that aren’t UTF-8', Buffer.from(`<svg ${svg}><text>\xe9</text></svg>`, 'latin1')],
  ])('doesn’t publish an SVG with %s', async (_, file) => {
    const { root } = makeRepository({ 'docs/a.md': '![x](x.svg)', 'docs/x.svg': file });
    expect([...(await loadCatalog(root, { bodies: false })).publishedAssets]).toEqual([]);
  });

  it.each([
    [
      'a declaration, a type and comments',
      `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- a > b -->\n<svg ${svg}/>\n`,
    ],
    ['a byte order mark', `\ufeff<svg ${svg}><title>Größe &amp; Maß &#8211; &lt;5</title></svg>`],
    [
      'gradients, filters and text',
      `<svg ${svg}><defs><linearGradient id="a"><stop offset="0"/></linearGradient><filter id="b"><feGaussianBlur/></filter></defs><g filter="url(#b)"><rect fill='url("#a")'/><text><tspan>on load = x</tspan></text></g></svg>`,
    ],
    [
      'symbols, links and pictures within',
      `<svg ${svg} xmlns:xlink="http://www.w3.org/1999/xlink"><symbol id="a"/><use xlink:href="#a"/><a href="https://example.com/?a=1&amp;b=2"><path/></a><image href="data:image/png;base64,AAAA"/></svg>`,
    ],
    [
      'styles and a font within',
      `<svg ${svg}><style><![CDATA[@font-face { src: url(data:font/woff2;base64,AAAA) } g > path { fill: url(#a) }]]></style></svg>`,
    ],
    [
      'what Inkscape notes',
      `<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><svg:metadata><rdf:RDF><rdf:Description rdf:about=""/></rdf:RDF></svg:metadata><inkscape:path-effect only_selected="false"/></svg:svg>`,
    ],
    ['very many attributes', `<svg ${svg} ${'a="" '.repeat(500_000)}/>`],
    ['a movement', `<svg ${svg} xml:space="preserve"><circle><animate attributeName="opacity" values="0;1"/></circle></svg>`],
  ])('publishes an SVG with %s', async (_, file) => {
    const { root } = makeRepository({ 'docs/a.md': '![x](x.svg)', 'docs/x.svg': file });
    expect([...(await loadCatalog(root, { bodies: false })).publishedAssets]).toEqual(['docs/x.svg']);
  });

  it('doesn’t take what it published before for a source', async () => {
    const { root } = makeRepository({
      'a.md': '![[shot.png]]',
      'img/shot.png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      'site/.waymark-site.json': '{}',
      'site/assets/img/shot.png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      'site/x.md': '# X',
    });
    const { catalog, publishedAssets } = await loadCatalog(root, { bodies: false });
    expect([...publishedAssets]).toEqual(['img/shot.png']);
    expect(catalog.pages.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('names every fault of the sidecar and uses none of it then', async () => {
    const { root } = makeRepository({
      ...files,
      'waymark.yml': 'units: units.yml\n',
      'units.yml': 'pages:\n  docs/on-call.md: { knd: runbook, level: hard }\n',
    });
    const { catalog } = await loadCatalog(root, { bodies: false });
    expect(catalog.findings.map(({ rule, file, range }) => [rule, file, range?.start.line])).toEqual([
      ['config/unknown-field', 'units.yml', 2],
      ['config/invalid-value', 'units.yml', 2],
      ['asset/refused', 'docs/bad.svg', undefined],
      ['asset/refused', 'docs/fake.png', undefined],
      ['link/unpublished', 'docs/pictures.md', 3],
      ['link/unpublished', 'docs/pictures.md', 3],
    ]);
    expect(catalog.pageAt('docs/on-call.md')?.kind).toBeUndefined();
  });

  it('refuses live MDX of an untrusted source', async () => {
    const live = "import x from './x.js'\n\n# Live\n\n{x}\n";
    const { root } = makeRepository({ 'docs/a.mdx': live, 'waymark.yml': 'sources: [{ id: docs, path: docs, trust: untrusted }]\n' });
    const { catalog } = await loadCatalog(root, { bodies: true });
    expect(catalog.findings.map(({ rule, file }) => [rule, file])).toEqual([['mdx/live-untrusted', 'docs/a.mdx']]);
  });
});
