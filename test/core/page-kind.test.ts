import { expect, test } from 'vitest';
import { kindAt, kindOfFolder } from '../../src/core/page-kind.ts';
import type { PageKind } from '../../src/core/source.ts';
import { catalogOf } from '../helpers/example-catalog.ts';

test.each<[name: string, kind: PageKind | undefined]>([
  ['runbooks', 'runbook'],
  ['Runbook', 'runbook'],
  ['playbooks', 'runbook'],
  ['tutorials', 'tutorial'],
  ['how-to', 'how-to'],
  ['How-To Guides', 'how-to'],
  ['howto_guides', 'how-to'],
  ['reference', 'reference'],
  ['concepts', 'concept'],
  ['explanation', 'concept'],
  ['labs', 'lab'],
  ['case_studies', 'case-study'],
  ['docs', undefined],
  ['lab-equipment', undefined],
  ['runbooks-old', undefined],
  ['constructor', undefined],
  ['', undefined],
])('a folder called %j holds pages of kind %s', (name, kind) => {
  expect(kindOfFolder(name)).toBe(kind);
});

// Paths of repositories that are public: modernisation-platform, exercism/javascript, and a wiki with runbooks among its pages.
test.each<[path: string, kind: PageKind | undefined]>([
  ['source/runbooks/adding-a-new-team-member.html.md.erb', 'runbook'],
  ['source/concepts/networking/certificate-services.html.md.erb', 'concept'],
  ['concepts/array-analysis/about.md', 'concept'],
  ['reference/keywords/await.md', 'reference'],
  ['docs/runbooks/db/failover/restore.md', 'runbook'],
  ['docs/runbooks/index.md', 'runbook'],
  ['docs/runbooks.md', undefined],
  ['README.md', undefined],
])('%s is of kind %s where its source has none', (path, kind) => {
  expect(kindAt(path, { kind: undefined })).toBe(kind);
});

test('frontmatter goes before the source, and the source before the folder', () => {
  const kinds = (config: string): (string | undefined)[] =>
    catalogOf({
      'waymark.yml': config,
      'docs/runbooks/plain.md': '# Plain\n',
      'docs/runbooks/stated.md': '---\nkind: concept\n---\n\n# Stated\n',
    }).pages.map(({ kind }) => kind);
  expect(kinds('sources: [{ id: docs, path: docs }]')).toEqual(['runbook', 'concept']);
  expect(kinds('sources: [{ id: docs, path: docs, kind: how-to }]')).toEqual(['how-to', 'concept']);
});
