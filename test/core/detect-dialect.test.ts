import { describe, expect, test } from 'vitest';
import { detectDialect } from '../../src/core/detect-dialect.ts';

const detect = (folder: string, paths: string[], texts: string[] = [], mkdocsFolders: string[] = []): string =>
  detectDialect({ folder, paths, texts, mkdocsFolders });

test.each<[what: string, folder: string, paths: string[], texts: string[], dialect: string]>([
  ['plain pages', 'docs', ['docs/a.md'], ['# A'], 'gfm'],
  ['a sidebar', '', ['Home.md', '_Sidebar.md'], [], 'github-wiki'],
  ['the folder of a wiki', 'acme.wiki', ['acme.wiki/a.md'], [], 'github-wiki'],
  ['a start page with wikilinks', 'wiki', ['wiki/Home.md'], ['[[Other page]]'], 'github-wiki'],
  ['a start page without wikilinks', 'wiki', ['wiki/Home.md'], ['[Other page](other.md)'], 'gfm'],
  ['a sidebar further down', 'docs', ['docs/a/_Sidebar.md'], [], 'gfm'],
  ['a sidebar of GitLab', '', ['home.md', '_sidebar.md'], [], 'gitlab-wiki'],
  ['order files', '', ['a/.order', 'a/b.md'], [], 'azure-wiki'],
  ['attachments', 'wiki', ['wiki/.attachments/a.png', 'wiki/b.md'], [], 'azure-wiki'],
  ['settings of Obsidian', 'vault', ['vault/.obsidian/app.json', 'vault/a.md'], [], 'obsidian'],
  ['settings of Foam', '', ['.foam/templates/a.md', 'b.md'], [], 'obsidian'],
  ['wikilinks alone', 'notes', ['notes/a.md'], ['see [[b|other]]'], 'obsidian'],
  ['categories', 'docs', ['docs/a/_category_.json', 'docs/a/b.md'], [], 'docusaurus'],
  ['a Docusaurus site around', 'website/docs', ['website/docusaurus.config.ts', 'website/docs/a.md'], [], 'docusaurus'],
  ['a Docusaurus site beside', 'docs', ['website/docusaurus.config.js', 'docs/a.md'], [], 'docusaurus'],
  ['a Docusaurus site elsewhere', 'runbooks', ['website/docusaurus.config.js', 'runbooks/a.md'], [], 'gfm'],
  ['a Hugo site with shortcodes', 'content', ['hugo.toml', 'content/a.md'], ['{{< hint >}}'], 'hugo'],
  ['a Hugo site with sections', 'site/content/en', ['site/config/_default/hugo.yaml', 'site/content/en/_index.md'], [], 'hugo'],
  ['a configuration that isn’t Hugo’s', 'content', ['config.toml', 'content/a.md'], ['# A'], 'gfm'],
])('%s', (_, folder, paths, texts, dialect) => {
  expect(detect(folder, paths, texts)).toBe(dialect);
});

test.each([
  ['docs', 'mkdocs'],
  ['docs/en', 'mkdocs'],
  ['docs2', 'gfm'],
  ['', 'gfm'],
])('a source in %j is %s where MkDocs has docs', (folder, dialect) => {
  expect(detect(folder, ['mkdocs.yml', 'docs/a.md'], [], ['docs'])).toBe(dialect);
});

test('a folder that holds those of MkDocs is MkDocs’ too, but not the whole repository', () => {
  expect([detect('docs', [], [], ['docs/en', 'docs/de']), detect('', [], [], ['docs/en'])]).toEqual(['mkdocs', 'gfm']);
});

describe('what is no wikilink', () => {
  test.each([
    ['a shell test in a fence', '```sh\nif [[ -f x ]]; then\n```'],
    ['a shell test in a fence of tildes', '~~~\n```\n[[ -f x ]]\n~~~'],
    ['code', 'use `[[ -f x ]]`'],
    ['a numbered reference', 'as said [[1]](https://example.com)'],
    ['Azure’s contents', '[[_TOC_]]'],
    ['an id behind a heading', '# Title[[slug]]'],
    ['empty brackets', '[[]] and [[ '],
  ])('%s', (_, text) => {
    expect(detect('', ['a.md'], [text])).toBe('gfm');
  });

  test('a few among many pages', () => {
    const pages = Array.from({ length: 200 }, (_, index) => (index < 3 ? '[[x]]' : '# Page'));
    expect(detect('', ['a.md'], pages)).toBe('gfm');
    expect(detect('', ['a.md'], [...pages, '[[y]]', '[[z]]'])).toBe('obsidian');
  });
});

test('a fence that is closed and one of another kind inside are told apart', () => {
  expect(detect('', ['a.md'], ['```\ncode\n```\n[[Page]]'])).toBe('obsidian');
  expect(detect('', ['a.md'], ['````\n```\n[[Page]]\n````'])).toBe('gfm');
});
