import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/core/config.ts';
import type { ConfigInput } from '../../src/core/config.ts';
import { createPlacing } from '../../src/core/place-files.ts';

function placeWith(sources: NonNullable<ConfigInput['sources']>, mkdocs: [string, string][] = []): (path: string) => string {
  const place = createPlacing({ sources: configSchema.parse({ sources }).sources ?? [], mkdocsFolders: new Map(mkdocs) });
  return (path) => {
    const result = place(path);
    if (result.type === 'excluded') return `excluded: ${result.reason}`;
    if (result.type === 'repository') return 'repository';
    return result.type === 'navigation' ? `${result.kind} of ${result.source.id}` : `${result.type} of ${result.source.id}`;
  };
}

describe('a source in a folder', () => {
  const place = placeWith([{ id: 'docs', path: 'docs', exclude: ['drafts', '**/*.tmp', '**/vendor/**'] }]);

  test.each([
    ['docs/a.md', 'page of docs'],
    ['docs/b/c.mdx', 'page of docs'],
    ['docs/d.html.md.erb', 'page of docs'],
    ['docs/a.png', 'asset of docs'],
    ['docs/setup.sh', 'asset of docs'],
    ['docs/.attachments/a.png', 'asset of docs'],
    ['docs/.env', 'repository'],
    ['docs/.secret/a.png', 'repository'],
    ['docs/old.tmp', 'repository'],
    ['docs/drafts/a.png', 'repository'],
    ['docs/.order', 'order of docs'],
    ['docs/b/.pages', 'pages of docs'],
    ['docs/b/_category_.yml', 'category of docs'],
    ['docs/drafts/.order', 'repository'],
    ['docs/.hidden/.order', 'repository'],
    ['docs/_Sidebar.md', 'sidebar of docs'],
    ['docs/_Footer.md', 'excluded: it is the frame of a wiki’s pages'],
    ['docs/SUMMARY.md', 'page of docs'],
    ['docs/.hidden/a.md', 'excluded: `.hidden` is hidden'],
    ['docs/drafts/a.md', 'excluded: `exclude` of the source `docs` names `drafts`'],
    ['docs/vendor/x/README.md', 'excluded: `vendor` holds what others wrote'],
    ['README.md', 'excluded: it lies outside every source'],
    ['docs2/a.md', 'excluded: it lies outside every source'],
    ['logo.png', 'repository'],
    ['docs', 'repository'],
  ])('%s: %s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });
});

describe('sources inside one another', () => {
  const place = placeWith([
    { id: 'all', path: '.' },
    { id: 'docs', path: 'docs', exclude: ['drafts'] },
    { id: 'ops', path: 'docs/ops', kind: 'runbook' },
  ]);

  test.each([
    ['README.md', 'page of all'],
    ['docs/a.md', 'page of docs'],
    ['docs/ops/a.md', 'page of ops'],
    ['docs/ops/deep/a.png', 'asset of ops'],
    ['docs/operations/a.md', 'page of docs'],
  ])('%s belongs to the deepest: %s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });

  test('what the deepest excludes, no other takes up', () => {
    expect(place('docs/drafts/a.md')).toBe('excluded: `exclude` of the source `docs` names `drafts`');
  });
});

describe('a source at the root', () => {
  const place = placeWith([{ id: 'all', path: '.' }]);

  test.each([
    ['docs/a.md', 'page of all'],
    ['docs/a.png', 'asset of all'],
    ['files/report.pdf', 'asset of all'],
    ['src/main.ts', 'repository'],
    ['waymark.yml', 'repository'],
    ['.order', 'order of all'],
    ['.github/README.md', 'excluded: `.github` is hidden'],
  ])('%s: %s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });
});

describe('include', () => {
  const place = placeWith([{ id: 'wiki', path: '.', include: ['guides/**', '**/.docs/**'] }]);

  test.each([
    ['guides/a.md', 'page of wiki'],
    ['exercises/bob/.docs/instructions.md', 'page of wiki'],
    ['exercises/bob/.meta/design.md', 'excluded: `.meta` is hidden'],
    ['README.md', 'excluded: `include` of the source `wiki` doesn’t name it'],
    ['images/a.png', 'asset of wiki'],
  ])('chooses pages: %s: %s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });
});

test('mkdocs.yml belongs to the source that holds its pages', () => {
  const place = placeWith(
    [
      { id: 'docs', path: 'docs' },
      { id: 'all', path: '.' },
    ],
    [
      ['mkdocs.yml', 'docs'],
      ['services/pay/mkdocs.yml', 'services/pay/docs'],
    ],
  );
  expect(['mkdocs.yml', 'services/pay/mkdocs.yml', 'other/mkdocs.yml'].map(place)).toEqual([
    'mkdocs of docs',
    'mkdocs of all',
    'repository',
  ]);
});

test('mkdocs.yml of pages outside every source is none of ours', () => {
  expect(placeWith([{ id: 'wiki', path: 'wiki' }], [['mkdocs.yml', 'docs']])('mkdocs.yml')).toBe('repository');
});

describe('folders of pathways, skills and evidence', () => {
  const folders = { pathways: 'docs/pathways', skills: 'docs/skills', evidence: 'docs/evidence', skillsGuessed: false };
  const sources =
    configSchema.parse({
      sources: [
        { id: 'docs', path: 'docs' },
        { id: 'inner', path: 'docs/pathways/a/pages' },
      ],
    }).sources ?? [];
  const place = createPlacing({ sources, mkdocsFolders: new Map(), folders });

  test.each([
    ['docs/pathways/a/next.md', 'repository'],
    ['docs/pathways/a/map.png', 'repository'],
    ['docs/pathways/README.md', 'repository'],
    ['docs/evidence/ada/2027-03-01-a.md', 'repository'],
    ['docs/skills/a.yml', 'repository'],
    ['docs/skills/a.md', 'page'],
    ['docs/pathways/a/pages/b.md', 'page'],
    ['docs/a.md', 'page'],
  ])('take %s from the source around them: %s', (path, type) => {
    expect(place(path).type).toBe(type);
  });
});
