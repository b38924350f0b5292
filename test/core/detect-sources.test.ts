import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/core/config.ts';
import { detectSources } from '../../src/core/detect-sources.ts';

/** One line per source: id, title, folder, and what else isn't the default. */
function detect(paths: string[], name = 'acme-platform', declared: string[] = []): string[] {
  return detectSources(paths, name, declared).map(({ id, title, path, kind, exclude }) =>
    [`${id}: ${title ?? ''} in ${path === '' ? '.' : path}`, kind, ...exclude].filter((part) => part !== undefined).join(', '),
  );
}

test.each<[what: string, paths: string[], sources: string[]]>([
  ['nothing', [], []],
  ['no page', ['src/main.ts', 'package.json'], []],
  ['a readme alone', ['README.md', 'src/main.ts'], ['acme-platform: Acme platform in .']],
  ['a folder of pages alone', ['docs/index.md', 'src/main.ts'], ['docs: Documentation in docs']],
  [
    'folders of pages and a readme',
    ['runbooks/db.md', 'docs/a.md', 'wiki/b.md', 'README.md'],
    ['docs: Documentation in docs', 'wiki: Wiki in wiki', 'runbooks: Runbooks in runbooks, runbook', 'acme-platform: Acme platform in .'],
  ],
  ['playbooks', ['playbooks/db.md'], ['playbooks: Playbooks in playbooks, runbook']],
  [
    'folders whose names say a kind, in `content`',
    ['content/docs/a.md', 'content/labs/b.md'],
    ['docs: Documentation in content/docs', 'labs: Labs in content/labs, lab'],
  ],
  ['a folder without pages is none', ['docs/logo.png', 'README.md'], ['acme-platform: Acme platform in .']],
  ['names in other case', ['Docs/a.md', 'Runbook/b.md'], ['docs: Documentation in Docs', 'runbook: Runbook in Runbook, runbook']],
  [
    'wikis beside the code',
    ['acme.wiki/Home.md', 'ops-wiki/Home.md'],
    ['acme-wiki: Acme wiki in acme.wiki', 'ops-wiki: Ops wiki in ops-wiki'],
  ],
  ['a folder of that name further down is none', ['services/pay/docs/a.md'], ['acme-platform: Acme platform in .']],
  [
    'decision records',
    ['architecture-decision-record/0001-a.md'],
    ['architecture-decision-record: Architecture decision record in architecture-decision-record'],
  ],
  ['Middleman', ['source/index.html.md.erb', 'source/runbooks/a.html.md.erb'], ['source: Documentation in source']],
  ['source code in `source`', ['source/README.md', 'source/main.c'], ['acme-platform: Acme platform in .']],
  ['`content` with a page of its own', ['content/_index.md', 'content/wiki/a.md'], ['content: Documentation in content']],
  ['`content` with sections', ['content/blog/a.md', 'content/about/b.md'], ['content: Documentation in content']],
  [
    '`content` with folders of pages',
    ['content/wiki/a.md', 'content/runbooks/b.md', 'content/pathways/c.md', 'content/units.yml'],
    ['wiki: Wiki in content/wiki', 'content-pathways: Pathways in content/pathways', 'runbooks: Runbooks in content/runbooks, runbook'],
  ],
  [
    'two folders of one name',
    ['wiki/a.md', 'content/wiki/b.md', 'content/docs/c.md'],
    ['docs: Documentation in content/docs', 'content-wiki: Wiki in content/wiki', 'wiki: Wiki in wiki'],
  ],
  [
    'a Starlight site',
    ['astro.config.mjs', 'src/content/docs/index.mdx', 'README.md'],
    ['docs: Documentation in src/content/docs', 'acme-platform: Acme platform in .'],
  ],
  [
    'a Starlight site in a folder of pages',
    ['docs/astro.config.ts', 'docs/src/content/docs/a.md'],
    ['docs: Documentation in docs/src/content/docs'],
  ],
  [
    'a Starlight site beside pages',
    ['docs/astro.config.ts', 'docs/README.md', 'docs/src/content/docs/a.md'],
    ['docs: Documentation in docs', 'docs-src-content-docs: Documentation in docs/src/content/docs'],
  ],
  ['a Docusaurus site', ['website/docusaurus.config.ts', 'website/docs/a.md'], ['docs: Website in website/docs']],
  ['a VitePress site', ['guide/.vitepress/config.mts', 'guide/a.md'], ['guide: Guide in guide']],
  ['an mdBook', ['book/book.toml', 'book/src/SUMMARY.md', 'book/src/a.md'], ['book: Book in book/src']],
  [
    'a site without pages, and one to be copied',
    ['astro.config.mjs', 'examples/basics/astro.config.mjs', 'examples/basics/src/content/docs/a.md'],
    ['acme-platform: Acme platform in .'],
  ],
])('%s', (_, paths, sources) => {
  expect(detect(paths)).toEqual(sources);
});

describe('what is left out', () => {
  test('hidden, vendored and built pages, and forms, make no source', () => {
    const paths = [
      '.github/ISSUE_TEMPLATE/bug.md',
      '.venv/a.md',
      'node_modules/x/README.md',
      'dist/a.md',
      'vendor/x/README.md',
      'ISSUE_TEMPLATE.md',
    ];
    expect(detect(paths)).toEqual([]);
  });

  test('globs say so, as far as they are needed', () => {
    const paths = ['README.md', 'a/vendor/x/README.md', 'target/doc/b.md', 'PULL_REQUEST_TEMPLATE.md', '.github/ISSUE_TEMPLATE/bug.md'];
    expect(detect(paths)).toEqual(['acme-platform: Acme platform in ., **/PULL_REQUEST_TEMPLATE.md, **/target/**, **/vendor/**']);
  });

  test('in a folder of pages the names of built folders are topics', () => {
    expect(detect(['docs/build/caching.md', 'docs/vendor/x/README.md'])).toEqual(['docs: Documentation in docs, **/vendor/**']);
  });
});

describe('the source at the root', () => {
  test.each([
    ['foo.wiki', 'foo: Foo in .'],
    ['openshift-runbooks', 'openshift-runbooks: Openshift runbooks in ., runbook'],
    ['AlaSQL_Wiki', 'alasql-wiki: AlaSQL Wiki in .'],
    ['Größe & Maß', 'grosse-mass: Größe & Maß in .'],
    ['文档', 'pages: 文档 in .'],
  ])('of %s', (name, source) => {
    expect(detect(['README.md'], name)).toEqual([source]);
  });

  test.each([
    ['search', 'search-root: Search in .'],
    ['All', 'all-root: All in .'],
    ['404', '404-root: 404 in .'],
  ])('called %s has an id that the portal doesn’t need for itself', (name, source) => {
    expect(detect(['README.md'], name)).toEqual([source]);
  });

  test('has another id when a folder has the repository’s name', () => {
    expect(detect(['docs/a.md', 'README.md'], 'docs')).toEqual(['docs: Documentation in docs', 'docs-root: Docs in .']);
  });

  test('of runbooks is not of kind runbook when the runbooks have a folder', () => {
    expect(detect(['runbooks/a.md', 'README.md'], 'acme-runbooks')).toEqual([
      'runbooks: Runbooks in runbooks, runbook',
      'acme-runbooks: Acme runbooks in .',
    ]);
  });
});

describe('folders that a tool’s configuration names', () => {
  test('become sources, wherever they are', () => {
    const paths = ['site/pages/a.md', 'docs/b.md', 'README.md'];
    expect(detect(paths, 'acme', ['site/pages', 'docs', 'empty'])).toEqual([
      'docs: Documentation in docs',
      'pages: Pages in site/pages',
      'acme: Acme in .',
    ]);
  });

  test('have ids that the portal doesn’t need for itself', () => {
    expect(detect(['search/a.md', 'site/all/b.md', 'README.md'], 'search', ['search', 'site/all'])).toEqual([
      'search-pages: Search in search',
      'site-all: All in site/all',
      'search-root: Search in .',
    ]);
  });

  test('inside another source stay part of it', () => {
    expect(detect(['docs/en/a.md', 'docs/de/b.md'], 'acme', ['docs/en'])).toEqual(['docs: Documentation in docs']);
  });
});

test('what is detected is valid configuration, with ids that differ', () => {
  const folders = ['docs', 'Docs', 'doc', 'wiki', 'content/wiki', 'content/docs', 'a.wiki', 'a-wiki', 'runbooks', '.hidden', ''];
  const sources = detectSources(
    folders.map((folder) => (folder === '' ? 'a.md' : `${folder}/a.md`)),
    'wiki',
  );
  expect(configSchema.safeParse({ sources }).error).toBeUndefined();
  expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
});
