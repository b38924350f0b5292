import { describe, expect, it } from 'vitest';
import { catalogOf } from '../helpers/catalog.ts';
import { stubSource } from '../helpers/document.ts';

/** Findings as `file rule: message`. */
function findingsOf(files: Record<string, string>, sourceId = 'wiki'): string[] {
  return catalogOf({ files, sources: [stubSource({ id: sourceId })] }).findings.map(
    ({ file, rule, message }) => `${file} ${rule}: ${message}`,
  );
}

describe('pages', () => {
  it('take their title from frontmatter, else from the first heading, else from the file name', () => {
    const { pages } = catalogOf({
      files: {
        'a.md': '---\ntitle: Written\n---\n# Heading',
        'b.md': 'Intro\n\n# Heading',
        'c-d.md': 'text only',
        'e.md': '## First\n\ntext',
      },
    });
    expect(pages.map(({ title }) => title)).toEqual(['Written', 'Heading', 'C d', 'First']);
  });

  it('are sorted by path whatever order they come in', () => {
    const { pages } = catalogOf({ files: { 'b.md': '', 'a.md': '', 'B.md': '' } });
    expect(pages.map(({ path }) => path)).toEqual(['B.md', 'a.md', 'b.md']);
  });
});

describe('clashes', () => {
  it('of ids that differ in case only are told, and both pages are kept', () => {
    const files = { 'Insert.md': '# One', 'insert.md': '# Two' };
    expect(findingsOf(files)).toEqual(['insert.md page/duplicate-id: The id `wiki/insert` belongs to `Insert.md` already.']);
    expect(catalogOf({ files }).pages.map(({ id, address }) => [id, address])).toEqual([
      ['wiki/insert', 'wiki/insert/'],
      ['wiki/insert-2', 'wiki/insert-2/'],
    ]);
  });

  it('of Unicode forms are told', () => {
    expect(findingsOf({ 'e\u0301.md': '# One', '\u00e9.md': '# Two' })).toHaveLength(1);
  });

  it('are won by the page that wrote its id, never by one whose id is derived', () => {
    const { pages } = catalogOf({ files: { 'a.md': '# A', 'z.md': '---\nid: wiki/a\n---\n# Z' } });
    expect(pages.map(({ path, id }) => [path, id])).toEqual([
      ['a.md', 'wiki/a-2'],
      ['z.md', 'wiki/a'],
    ]);
  });

  it('of a page and a folder’s index page are told', () => {
    expect(findingsOf({ 'guide.md': '# One', 'guide/index.md': '# Two' })).toEqual([
      'guide/index.md page/duplicate-id: The id `wiki/guide` belongs to `guide.md` already.',
    ]);
  });

  it('of written addresses are told', () => {
    expect(findingsOf({ 'a.md': '---\nslug: x\n---\n# A', 'b.md': '---\nslug: X\n---\n# B' })).toEqual([
      'b.md page/address-clash: The address `/X/` belongs to `a.md` already.',
    ]);
  });

  describe('with the listing of a source', () => {
    const sources = [stubSource({ id: 'docs', path: 'docs' }), stubSource({ id: 'runbooks', path: 'ops' })];
    const page = { 'docs/a.md': '---\nslug: Runbooks\n---\n# A', 'ops/b.md': '# B' };

    it('are told when the page is another source’s, whether the listing has a start page or not', () => {
      const told = 'docs/a.md page/address-clash: The address `/Runbooks/` belongs to the source `runbooks` already.';
      const withStart = { ...page, 'ops/README.md': '# Runbooks' };
      for (const files of [page, withStart]) {
        const { findings, pages } = catalogOf({ files, sources });
        expect(findings.map(({ file, rule, message }) => `${file} ${rule}: ${message}`)).toEqual([told]);
        expect(pages.find(({ path }) => path === 'docs/a.md')?.address).toBe('Runbooks-2/');
      }
      expect(catalogOf({ files: withStart, sources }).pages.find(({ path }) => path === 'ops/README.md')?.address).toBe('runbooks/');
    });

    it('are none when the page is the source’s own', () => {
      const files = { 'ops/b.md': '---\nslug: runbooks\n---\n# B' };
      const { findings, pages } = catalogOf({ files, sources });
      expect([findings, pages.map(({ address }) => address)]).toEqual([[], ['runbooks/']]);
    });
  });

  it('of ids and written addresses at once are told once, and both pages have an address of their own', () => {
    const files = { 'a.md': '---\nid: x\nslug: y\n---\n# A', 'b.md': '---\nid: x\nslug: y\n---\n# B' };
    expect(findingsOf(files)).toEqual(['b.md page/duplicate-id: The id `x` belongs to `a.md` already.']);
    expect(catalogOf({ files }).pages.map(({ id, address }) => [id, address])).toEqual([
      ['x', 'y/'],
      ['x-2', 'y-2/'],
    ]);
  });

  it('of an address that makes room for the portal’s are numbered', () => {
    const files = { 'a.md': '---\nslug: page-search\n---\n# A', 'b.md': '---\nslug: search\n---\n# B' };
    expect(findingsOf(files)).toEqual([
      'b.md page/reserved-address: The address `/search/` starts with `search`, which the portal needs for itself.',
    ]);
    expect(catalogOf({ files }).pages.map(({ address }) => address)).toEqual(['page-search/', 'page-search-2/']);
  });

  it('with files that the portal writes are told', () => {
    expect(findingsOf({ 'a.md': '---\nslug: 404.html\n---\n# A', 'b.md': '---\nslug: guide/index.html\n---\n# B' })).toEqual([
      'a.md page/reserved-address: The address `/404.html/` starts with `404.html`, which the portal needs for itself.',
      'b.md page/reserved-address: The address `/guide/index.html/` contains `index.html`, which the portal needs for itself.',
    ]);
  });

  it('with the portal’s own addresses are told, and the page moves', () => {
    expect(findingsOf({ 'a.md': '# A' }, 'search')).toEqual([
      'a.md page/reserved-address: The address `/search/a/` starts with `search`, which the portal needs for itself.',
    ]);
  });
});

describe('aliases', () => {
  it('that are addresses lead on, names don’t', () => {
    const { redirects } = catalogOf({
      files: {
        'a.md': '---\naliases: [Old name, CI/CD, /old/place/, /old/page.html, /old/index.html, gone/, /caf%C3%A9, /wiki/a/]\n---\n# A',
      },
    });
    expect(redirects).toEqual([
      { from: 'café/', to: 'wiki/a' },
      { from: 'gone/', to: 'wiki/a' },
      { from: 'old/', to: 'wiki/a' },
      { from: 'old/page/', to: 'wiki/a' },
      { from: 'old/place/', to: 'wiki/a' },
    ]);
  });

  it('of many slashes are read in time', () => {
    const text = `---\naliases: [/old${'/'.repeat(60_000)}x]\n---\n# A`;
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${index}.md`, text]));
    expect(findingsOf(files)).toHaveLength(20);
  });

  it('never lead out of the portal', () => {
    const { redirects } = catalogOf({ files: { 'a.md': '---\naliases: ["../../x/", "//evil.example/x", "/go/x/"]\n---\n# A' } });
    expect(redirects.map(({ from }) => from)).toEqual(['evil.example/x/']);
  });

  it('that something live has are told, and lead nowhere', () => {
    const files = { 'a.md': '---\naliases: [/wiki/b/, /Wiki/, /go/x/, /, /404.html/x, "/x/index.html/y"]\n---\n# A', 'b.md': '# B' };
    expect(catalogOf({ files }).redirects).toEqual([]);
    expect(findingsOf(files)).toMatchInlineSnapshot(`
      [
        "a.md page/alias-clash: The alias \`/wiki/b/\` belongs to \`b.md\` already.",
        "a.md page/alias-clash: The alias \`/Wiki/\` belongs to the folder \`.\` already.",
        "a.md page/alias-clash: The alias \`/go/x/\` starts with \`go\`, which the portal needs for itself.",
        "a.md page/alias-clash: The alias \`/\` belongs to the start page.",
        "a.md page/alias-clash: The alias \`/404.html/x\` starts with \`404.html\`, which the portal needs for itself.",
        "a.md page/alias-clash: The alias \`/x/index.html/y\` contains \`index.html\`, which the portal needs for itself.",
      ]
    `);
  });

  it('that can’t be addresses are told, and lead nowhere', () => {
    const files = { 'a.md': "---\naliases: ['/a\\b/c', /%zz/, /../x/, /a//b/, /a b/, /.hidden/]\n---\n# A" };
    expect(catalogOf({ files }).redirects).toEqual([]);
    expect(findingsOf(files)).toMatchInlineSnapshot(`
      [
        "a.md frontmatter/invalid-value: The alias \`/a\\b/c\` is no address that a page can have.",
        "a.md frontmatter/invalid-value: The alias \`/%zz/\` is no address that a page can have.",
        "a.md frontmatter/invalid-value: The alias \`/../x/\` is no address that a page can have.",
        "a.md frontmatter/invalid-value: The alias \`/a//b/\` is no address that a page can have.",
        "a.md frontmatter/invalid-value: The alias \`/a b/\` is no address that a page can have.",
        "a.md frontmatter/invalid-value: The alias \`/.hidden/\` is no address that a page can have.",
      ]
    `);
  });

  it('give way to pages without a word when they are former ids', () => {
    const catalog = catalogOf({
      files: { 'a.md': '# A', 'b.md': '# B', 'c.md': '# C' },
      units: { 'a.md': { formerIds: ['wiki/b', 'wiki/हिन्दी'] }, 'c.md': { formerIds: ['wiki/हिन्दी'] } },
    });
    expect(catalog.redirects).toEqual([{ from: 'wiki/हिन्दी/', to: 'wiki/a' }]);
    expect(catalog.findings.map(({ file, rule }) => [file, rule])).toEqual([['c.md', 'page/alias-clash']]);
  });

  it('that two pages claim are told', () => {
    const alias = '---\naliases: [/old/]\n---\n# X';
    expect(findingsOf({ 'a.md': alias, 'b.md': alias })).toEqual(['b.md page/alias-clash: The alias `/old/` belongs to `wiki/a` already.']);
  });
});

describe('backlinks', () => {
  it('name every page that links here, once, and not the page itself', () => {
    const catalog = catalogOf({ files: { 'a.md': '[b](b.md) [b](b.md#x) ![](b.md)', 'b.md': '# X\n[me](b.md)', 'c.md': '[[b]]' } });
    expect(catalog.backlinks('wiki/b').map(({ path }) => path)).toEqual(['a.md', 'c.md']);
  });
});

it('the sidecar gives pages their place and title in navigation', () => {
  const { navigation } = catalogOf({
    files: { 'a.md': '# The first page of all', 'b.md': '# B' },
    units: { 'a.md': { order: 2, navTitle: 'First' }, 'b.md': { order: 1 } },
  });
  expect(navigation[0]?.children.map(({ title }) => title)).toEqual(['B', 'First']);
});
