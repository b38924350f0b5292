import { expect, test } from 'vitest';
import { explainMovedPages, findMovedPages, type FormerPage } from '../../src/core/moved-pages.ts';
import { catalogOf } from '../helpers/catalog.ts';
import { stubSource } from '../helpers/document.ts';

const sources = [{ ...stubSource(), id: 'docs', path: 'docs' }];
const page = '# Page\n\nText.\n';
const former = (path: string, id: string): FormerPage => ({ path, id, blob: '0'.repeat(40) });

interface Case {
  files: Record<string, string>;
  former: FormerPage[];
  moved: [to: string, from: string][];
  units?: Record<string, { formerIds: string[] }>;
  expected: [formerId: string, id: string][];
}

const cases: Record<string, Case> = {
  'a page whose id changed with its path': {
    files: { 'docs/new.md': page },
    former: [former('docs/old.md', 'docs/old')],
    moved: [['docs/new.md', 'docs/old.md']],
    expected: [['docs/old', 'docs/new']],
  },
  'a page that states its id': {
    files: { 'docs/new.md': `---\nid: docs/old\n---\n${page}` },
    former: [former('docs/old.md', 'docs/old')],
    moved: [['docs/new.md', 'docs/old.md']],
    expected: [],
  },
  'a page that became the index of its folder': {
    files: { 'docs/old/README.md': page },
    former: [former('docs/old.md', 'docs/old')],
    moved: [['docs/old/README.md', 'docs/old.md']],
    expected: [],
  },
  'a page whose former id is known': {
    files: { 'docs/new.md': page },
    former: [former('docs/old.md', 'docs/old')],
    moved: [['docs/new.md', 'docs/old.md']],
    units: { 'docs/new.md': { formerIds: ['docs/old'] } },
    expected: [],
  },
  'a page whose former id another page has now': {
    files: { 'docs/new.md': page, 'docs/old/index.md': page },
    former: [former('docs/old.md', 'docs/old')],
    moved: [['docs/new.md', 'docs/old.md']],
    expected: [],
  },
  'a page that stayed, beside a new page that takes the folder’s id': {
    files: { 'docs/README.md': page, 'docs/index.md': page },
    former: [former('docs/README.md', 'docs')],
    moved: [],
    expected: [['docs', 'docs/readme']],
  },
  'a page that stayed and states another id': {
    files: { 'docs/a.md': `---\nid: docs/b\n---\n${page}` },
    former: [former('docs/a.md', 'docs/a')],
    moved: [],
    expected: [['docs/a', 'docs/b']],
  },
  'a page that stayed as it was': {
    files: { 'docs/a.md': page },
    former: [former('docs/a.md', 'docs/a')],
    moved: [],
    expected: [],
  },
  'a page that left the sources': {
    files: {},
    former: [former('docs/old.md', 'docs/old')],
    moved: [['archive/old.md', 'docs/old.md']],
    expected: [],
  },
};

test.each(Object.entries(cases))('%s', (_, { files, former: before, moved, units = {}, expected }) => {
  const found = findMovedPages(catalogOf({ files, sources, units }), before, new Map(moved));
  expect(found.map(({ formerId, id }) => [formerId, id])).toEqual(expected);
});

test('the finding says what to do', () => {
  const moved = [{ from: 'docs/old.md', to: 'docs/new.md', formerId: 'docs/old', id: 'docs/new' }];
  expect(explainMovedPages(moved, 'units.yml')).toMatchInlineSnapshot(`
    [
      {
        "actual": "docs/old",
        "expected": [
          "docs/new",
        ],
        "file": "docs/new.md",
        "hint": "\`--fix\` writes the former id to \`units.yml\`.",
        "message": "\`docs/new.md\` was \`docs/old.md\`: its id changes from \`docs/old\` to \`docs/new\`.",
        "rule": "page/moved",
      },
    ]
  `);
  expect(explainMovedPages(moved, undefined)[0]?.hint).toMatchInlineSnapshot(
    `"Name a file under \`units\` in \`waymark.yml\`, so that \`--fix\` writes the former id there; or give the page \`id: docs/old\` in its frontmatter."`,
  );
});

test('the finding on a page that stayed says who has its id', () => {
  const catalog = catalogOf({ files: { 'docs/README.md': page, 'docs/index.md': page }, sources });
  const moved = findMovedPages(catalog, [former('docs/README.md', 'docs')], new Map());
  expect(explainMovedPages(moved, 'units.yml').map(({ message, hint }) => [message, hint])).toMatchInlineSnapshot(`
    [
      [
        "The page’s id changes from \`docs\` to \`docs/readme\`: \`docs/index.md\` has the former one now.",
        "Rename \`docs/index.md\`, or give it an \`id\` of its own and this page \`id: docs\`.",
      ],
    ]
  `);
  const changed = { from: 'docs/a.md', to: 'docs/a.md', formerId: 'docs/a', id: 'docs/b' };
  expect(explainMovedPages([changed], 'units.yml').map(({ message, hint }) => [message, hint])).toMatchInlineSnapshot(`
    [
      [
        "The page’s id changes from \`docs/a\` to \`docs/b\`.",
        "\`--fix\` writes the former id to \`units.yml\`.",
      ],
    ]
  `);
});
