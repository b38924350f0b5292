import { describe, expect, test } from 'vitest';
import { configSchema, type ConfigInput } from '../../src/core/config.ts';
import { detectSources } from '../../src/core/detect-sources.ts';
import { explainExcluded } from '../../src/core/explain-excluded.ts';
import { createPlacing } from '../../src/core/place-files.ts';

function explain(paths: string[], written?: NonNullable<ConfigInput['sources']>): string[] {
  const sources = configSchema.parse({ sources: written }).sources;
  const place = createPlacing({
    sources: sources ?? detectSources(paths, 'platform'),
    isDetected: sources === undefined,
    mkdocsFolders: new Map(),
  });
  const files = paths.flatMap((path) => {
    const found = place(path);
    return found.type === 'excluded' ? [{ path, place: found }] : [];
  });
  return explainExcluded(files).map(({ file, message }) => `${file}: ${message}`);
}

function inFolders(names: string[], path: string): string[] {
  return names.map((name) => `${name}/${path}`);
}

describe('what is left out', () => {
  test('of vendored and built folders is told once for each, with the number of files', () => {
    expect(explain(['docs/a.md', 'docs/vendor/x/README.md', 'docs/vendor/y/README.md', 'dist/a.md', 'README.md'])).toEqual([
      'docs/vendor: 2 Markdown files in this folder are no pages because `vendor` holds what others wrote.',
      'dist: 1 Markdown file in this folder is no page because `dist` holds what a build writes.',
    ]);
  });

  test.each([
    ['installed packages', ['docs/a.md', 'node_modules/x/README.md', 'docs/node_modules/y/README.md', 'venv/lib/z.md']],
    ['forms for issues and changes', ['docs/a.md', '.github/PULL_REQUEST_TEMPLATE.md', '.github/ISSUE_TEMPLATE/bug.md']],
  ])('of %s is not worth a word', (_, paths) => {
    expect(explain(paths)).toEqual([]);
    expect(explain(paths, [{ id: 'docs', path: 'docs' }])).toEqual([]);
  });

  test('because waymark.yml excludes it, or includes something else, is not worth a word', () => {
    const paths = ['docs/a.md', 'docs/old/b.md', 'docs/vendor/c.md', 'docs/dist/d.md'];
    expect(explain(paths, [{ id: 'docs', path: 'docs', exclude: ['old/**', '**/vendor/**', '**/dist/**'] }])).toEqual([]);
    expect(explain(paths, [{ id: 'docs', path: 'docs', include: ['a.md'] }])).toEqual([]);
  });

  test('because no source holds it is told for the topmost folder', () => {
    const paths = [
      'docs/a.md',
      'README.md',
      'packages/one/README.md',
      'packages/two/README.md',
      'apps/web/docs/b.md',
      'apps/api/README.md',
    ];
    expect(
      explain(paths, [
        { id: 'docs', path: 'docs' },
        { id: 'web', path: 'apps/web/docs' },
      ]),
    ).toEqual([
      'README.md: The file is not a page because it lies outside every source.',
      'apps/api: 1 Markdown file in this folder is no page because it lies outside every source.',
      'packages: 2 Markdown files in this folder are no pages because it lies outside every source.',
    ]);
  });

  test('in many hidden folders of one name is told once, where they all are', () => {
    const hidden = inFolders(['a', 'b', 'c', 'd'], '.docs/hints.md');
    expect(explain(['README.md', ...hidden.map((path) => `exercises/${path}`)])).toEqual([
      'exercises: 4 Markdown files in 4 folders are no pages because `.docs` is hidden.',
    ]);
    expect(explain(['README.md', ...hidden])).toEqual(['a/.docs: 4 Markdown files in 4 folders are no pages because `.docs` is hidden.']);
    expect(explain(['README.md', ...hidden.slice(0, 2)])).toEqual([
      'a/.docs: 1 Markdown file in this folder is no page because `.docs` is hidden.',
      'b/.docs: 1 Markdown file in this folder is no page because `.docs` is hidden.',
    ]);
  });

  test('because it is the frame of a wiki is told by file', () => {
    expect(explain(['wiki/Home.md', 'wiki/_Footer.md'])).toEqual([
      'wiki/_Footer.md: The file is not a page because it is the frame of a wiki’s pages.',
    ]);
  });

  test('has one fingerprint, however many files come', () => {
    const place = { type: 'excluded', reason: '`vendor` holds what others wrote', what: 'vendor', isExpected: false } as const;
    const of = (names: string[]): (string | undefined)[] =>
      explainExcluded(names.map((name) => ({ path: `vendor/${name}.md`, place }))).map(({ actual }) => actual);
    expect(of(['a', 'b'])).toEqual(of(['a']));
  });
});
