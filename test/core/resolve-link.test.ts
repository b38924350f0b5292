import { describe, expect, it } from 'vitest';
import type { Catalog, Resolution } from '../../src/core/catalog.ts';
import type { Link } from '../../src/core/document.ts';
import { catalogOf } from '../helpers/catalog.ts';
import { stubSource } from '../helpers/document.ts';

/** A resolution in a few words. */
function inWords(resolution: Resolution): string {
  switch (resolution.type) {
    case 'page': {
      const anchor = resolution.anchor === undefined ? '' : `#${resolution.anchor}${resolution.anchorFound ? '' : '?'}`;
      return `${resolution.page.path}${anchor}${resolution.caseDiffers ? ' (case)' : ''}`;
    }
    case 'asset':
      return `asset ${resolution.path}${resolution.caseDiffers ? ' (case)' : ''}`;
    case 'repository':
      return `repository ${resolution.path}`;
    case 'external':
      return `external ${resolution.url}`;
    case 'ambiguous':
      return `ambiguous ${resolution.candidates.map(({ path }) => path).join(' ')}`;
    case 'missing':
      return `missing ${resolution.path}, perhaps ${resolution.suggestions.join(' ')}`;
    case 'scheme':
      return `scheme ${resolution.scheme}`;
    case 'outside':
      return 'outside';
    case 'empty':
      return 'empty';
  }
}

function follow(catalog: Catalog, from: string, url: string, kind: Link['kind'] = 'link'): string {
  const page = catalog.pageAt(from);
  if (!page) throw new Error(`no page ${from}`);
  return inWords(catalog.resolve(page, { kind, url }));
}

it('that has line breaks in its query is resolved without it, in time', () => {
  const catalog = catalogOf({ files: { 'a.md': '# A', 'b.md': '# B' } });
  expect(follow(catalog, 'a.md', `b.md${'?'.repeat(400_000)}\n?#b`)).toBe('b.md#b');
});

describe('a link between plain Markdown files', () => {
  const catalog = catalogOf({
    sources: [stubSource({ id: 'docs', path: 'docs' })],
    files: {
      'docs/index.md': '# Start',
      'docs/on-call.md': '# On call\n\n## Take over\n\n<a id="legacy"></a>\n\n## Take over',
      'docs/guides/README.md': '# Guides',
      'docs/guides/First Day.md': '# First day',
      'docs/guides/pager.html.md.erb': '# Pager',
      'docs/img/Map.png': 'png',
      'docs/data.csv': 'a,b',
    },
    repositoryFiles: ['src/main.ts', 'Makefile'],
  });

  it.each([
    ['docs/index.md', 'on-call.md', 'docs/on-call.md'],
    ['docs/index.md', './on-call', 'docs/on-call.md'],
    ['docs/index.md', '/on-call.md', 'docs/on-call.md'],
    ['docs/index.md', '/docs/on-call.md', 'docs/on-call.md'],
    ['docs/index.md', 'On-Call.md', 'docs/on-call.md (case)'],
    ['docs/index.md', 'on-call.md#take-over', 'docs/on-call.md#take-over'],
    ['docs/index.md', 'on-call.md#take-over-1', 'docs/on-call.md#take-over-1'],
    ['docs/index.md', 'on-call.md#legacy', 'docs/on-call.md#legacy'],
    ['docs/index.md', 'on-call.md#Take-Over', 'docs/on-call.md#take-over'],
    ['docs/index.md', 'on-call.md#hand-over', 'docs/on-call.md#hand-over?'],
    ['docs/index.md', 'on-call.md?plain=1', 'docs/on-call.md'],
    ['docs/index.md', 'guides/', 'docs/guides/README.md'],
    ['docs/index.md', 'guides', 'docs/guides/README.md'],
    ['docs/index.md', 'guides/First%20Day.md', 'docs/guides/First Day.md'],
    ['docs/index.md', 'guides/pager.html', 'docs/guides/pager.html.md.erb'],
    ['docs/guides/README.md', '../index.md', 'docs/index.md'],
    ['docs/guides/README.md', '..', 'docs/index.md'],
    ['docs/index.md', '#start', 'docs/index.md#start'],
    ['docs/on-call.md', '../guides/', 'docs/guides/README.md'],
    ['docs/index.md', '../src/main.ts', 'repository src/main.ts'],
    ['docs/index.md', '../src/', 'repository src'],
    ['docs/index.md', '../../etc/passwd', 'outside'],
    ['docs/index.md', 'img/Map.png', 'asset docs/img/Map.png'],
    ['docs/index.md', 'img/map.PNG', 'asset docs/img/Map.png (case)'],
    ['docs/index.md', 'https://example.com/a?b#c', 'external https://example.com/a?b#c'],
    ['docs/index.md', '//example.com/x', 'external https://example.com/x'],
    ['docs/index.md', 'mailto:a@example.com', 'external mailto:a@example.com'],
    ['docs/index.md', 'hhttps://example.com', 'scheme hhttps'],
    ['docs/index.md', 'javascript:alert(1)', 'scheme javascript'],
    ['docs/index.md', '', 'empty'],
    ['docs/index.md', 'on-cal.md', 'missing docs/on-cal.md, perhaps on-call.md'],
    ['docs/guides/README.md', 'on-call.md', 'missing docs/guides/on-call.md, perhaps ../on-call.md'],
  ])('from %s to %j leads to %s', (from, url, expected) => {
    expect(follow(catalog, from, url)).toBe(expected);
  });

  it('is found from the address that the page has on the portal, after the file’s own place', () => {
    expect(follow(catalog, 'docs/on-call.md', '../on-call/')).toBe('docs/on-call.md');
  });

  it.each([
    ['docs/guides/pager.html.md.erb', '../../index.md', 'missing index.md, perhaps '],
    ['docs/guides/pager.html.md.erb', '../../img/Map.png', 'missing img/Map.png, perhaps '],
    ['docs/guides/pager.html.md.erb', '../../img/map.png', 'missing img/map.png, perhaps '],
    ['docs/on-call.md', '../../src/main.ts', 'outside'],
    ['docs/on-call.md', '../../src/', 'outside'],
  ])('that names a file is never looked for from there, as hosts and editors don’t either: from %s to %s', (from, url, expected) => {
    expect(follow(catalog, from, url)).toBe(expected);
  });
});

describe('a wikilink', () => {
  const catalog = catalogOf({
    sources: [stubSource({ id: 'wiki', dialect: 'github-wiki' })],
    files: {
      'Home.md': '# Home',
      'Add-Column.md': '# ADD COLUMN',
      'Angular.js.md': 'no heading',
      'a/Setup.md': '# Set up A',
      'b/Setup.md': '# Set up B\n\n## Step One',
      'b/Use.md': '---\naliases: [Usage guide, CI/CD]\n---\n# Use',
      'c/What-is-SRE?.md': '# What is SRE?\n\n## Why',
      'images/x.png': 'png',
    },
  });

  it.each([
    ['Home.md', 'Add Column', 'Add-Column.md'],
    ['Home.md', 'add-column', 'Add-Column.md'],
    ['Home.md', 'Angular.js', 'Angular.js.md'],
    ['Home.md', 'Usage guide', 'b/Use.md'],
    ['Home.md', 'CI/CD', 'b/Use.md'],
    ['Home.md', 'What is SRE?', 'c/What-is-SRE?.md'],
    ['Home.md', 'What is SRE?#Why', 'c/What-is-SRE?.md#why'],
    ['Home.md', 'Setup', 'ambiguous a/Setup.md b/Setup.md'],
    ['b/Use.md', 'Setup', 'b/Setup.md'],
    ['Home.md', 'b/Setup#Step One', 'b/Setup.md#step-one'],
    ['Home.md', 'Set up B', 'b/Setup.md'],
    ['Home.md', '/images/x.png', 'asset images/x.png'],
    ['Home.md', 'Nowhere', 'missing Nowhere, perhaps '],
  ])('from %s to [[%s]] leads to %s', (from, url, expected) => {
    expect(follow(catalog, from, url, 'wiki')).toBe(expected);
  });

  it('lends its rules to plain links of the wiki', () => {
    expect(follow(catalog, 'Home.md', 'Add Column')).toBe('Add-Column.md');
  });
});

it.each([
  ['Plan#Goals', 'Plan.md#goals'],
  ['Plan#Second#Goals', 'Plan.md#goals-1'],
  ['Plan#Year#Second#Goals', 'Plan.md#goals-1'],
  ['Plan#Second#First', 'Plan.md#Second#First?'],
  ['Plan#^decision', 'Plan.md#block-decision'],
  ['Plan#^Goals', 'Plan.md#^Goals?'],
])('a wikilink [[%s]] of Obsidian leads to %s', (url, expected) => {
  const catalog = catalogOf({
    sources: [stubSource({ id: 'vault', dialect: 'obsidian' })],
    files: { 'Plan.md': '# Year\n\n## First\n\n### Goals\n\n## Second\n\n### Goals\n\nWe do it. ^decision\n', 'Home.md': '# Home' },
  });
  expect(follow(catalog, 'Home.md', url, 'wiki')).toBe(expected);
});
