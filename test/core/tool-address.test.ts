import { expect, test } from 'vitest';
import { toolAddress } from '../../src/core/tool-address.ts';
import { catalogOf } from '../helpers/example-catalog.ts';

test.each<[slug: string, path: string, address: string]>([
  ['/', 'website/docs/introduction.mdx', 'docs'],
  ['/sidebar', 'website/docs/guides/docs/sidebar/index.mdx', 'docs/sidebar'],
  ['/my/path/myDoc/', 'website/docs/a/b.md', 'docs/my/path/myDoc'],
  ['my-doc', 'website/docs/a/B c/d.md', 'docs/a/b-c/my-doc'],
  ['./my-doc', 'website/docs/d.md', 'docs/my-doc'],
  ['../my-doc', 'website/docs/a/b/d.md', 'docs/a/my-doc'],
  ['../../../../up', 'website/docs/a/d.md', 'docs/up'],
  ['/a b/c?d', 'website/docs/d.md', 'docs/a-b/c-d'],
  ['/.hidden/v1.2', 'website/docs/d.md', 'docs/hidden/v1.2'],
])('%s in %s stands for %s', (slug, path, address) => {
  expect(toolAddress(slug, path, { id: 'docs', path: 'website/docs' })).toBe(address);
});

// Frontmatter as Docusaurus' own documentation and its template for new sites have it.
const docusaurus = {
  'waymark.yml': 'sources: [{ id: docs, path: website/docs, dialect: docusaurus }]',
  'website/docs/introduction.mdx': '---\ndescription: Why it exists.\nslug: /\n---\n\n# Introduction\n',
  'website/docs/guides/docs/docs-introduction.mdx':
    '---\nid: introduction\nsidebar_label: Introduction\nslug: /docs-introduction\n---\n\n# Docs Introduction\n',
  'website/docs/guides/docs/docs-create-doc.mdx': '---\nid: create-doc\nslug: /create-doc\n---\n\n# Create a doc\n',
  'website/docs/guides/docs/sidebar/index.mdx': '---\nslug: /sidebar\n---\n\n# Sidebar\n',
  'website/docs/tutorial/translate.md': "---\nsidebar_position: 2\nsidebar_label: 'Hi!'\n---\n\n# Translate your site\n",
  'website/docs/tutorial/versions.md': '---\nsidebar_position: 1\n---\n\n# Manage Docs Versions\n',
};

test('pages of Docusaurus live where Docusaurus serves them, and keep ids that come from their paths', () => {
  const { pages, findings } = catalogOf(docusaurus);
  expect(pages.map(({ id, address }) => `${id} ${address}`)).toMatchInlineSnapshot(`
    [
      "docs/guides/docs/docs-create-doc docs/create-doc/",
      "docs/guides/docs/docs-introduction docs/docs-introduction/",
      "docs/guides/docs/sidebar docs/sidebar/",
      "docs/introduction docs/",
      "docs/tutorial/translate docs/tutorial/translate/",
      "docs/tutorial/versions docs/tutorial/versions/",
    ]
  `);
  expect(findings.concat(pages.flatMap(({ document }) => document.findings))).toEqual([]);
});

test('navigation shows labels in the order of positions', () => {
  const [tree] = catalogOf(docusaurus).navigation;
  const draw = (nodes: NonNullable<typeof tree>['children'], indent = ''): string[] =>
    nodes.flatMap(({ title, children }) => [indent + title, ...draw(children, `${indent}  `)]);
  expect(draw(tree?.children ?? [])).toMatchInlineSnapshot(`
    [
      "Guides",
      "  Docs",
      "    Create a doc",
      "    Introduction",
      "    Sidebar",
      "Introduction",
      "Tutorial",
      "  Manage Docs Versions",
      "  Hi!",
    ]
  `);
});

test('a page asks for the start of its source in every dialect, and gets a finding when another is there', () => {
  const files = { 'docs/intro.md': '---\nslug: /\n---\n\n# Intro\n' };
  expect(catalogOf(files).pages.map(({ address }) => address)).toEqual(['docs/']);
  const both = catalogOf({ ...files, 'docs/README.md': '# Readme\n' });
  expect(both.findings).toMatchObject([{ rule: 'page/address-clash', file: 'docs/README.md' }]);
});

test('a slug of ours counts from the base of the portal, whatever the source', () => {
  const { pages } = catalogOf({ 'docs/a.md': '---\nslug: here\n---\n\n# A\n', 'docs/b.md': '---\nslug: 7\n---\n\n# B\n' });
  expect(pages.map(({ address }) => address)).toEqual(['here/', '7/']);
});
