import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addFormerIds, editUnit, type FormerId } from '../../src/core/edit-units.ts';

const move: FormerId = { from: 'docs/old.md', to: 'docs/new.md', formerId: 'docs/old' };
const other: FormerId = { from: 'docs/Ä old.md', to: 'docs/Ö new.md', formerId: 'docs/ä-old' };

describe('former ids are written', () => {
  const cases: Record<string, { text: string; moves?: FormerId[]; expected: string }> = {
    'into an empty file': { text: '', expected: 'pages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n' },
    'below comments': { text: '# Ids.\n', expected: '# Ids.\npages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n' },
    'into a file without line end': { text: '# Ids.', expected: '# Ids.\npages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n' },
    'below an empty key': {
      text: 'pages: # none\n# end\n',
      expected: 'pages: # none\n  docs/new.md:\n    formerIds:\n      - docs/old\n# end\n',
    },
    'instead of an empty mapping': {
      text: 'pages: {} # none\n',
      expected: 'pages: # none\n  docs/new.md:\n    formerIds:\n      - docs/old\n',
    },
    'instead of a file that is an empty mapping': {
      text: '# Ids.\n{}\n',
      expected: '# Ids.\npages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n',
    },
    'instead of an empty mapping with a comment': {
      text: '{} # none\n',
      expected: ' # none\npages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n',
    },
    'after the last entry, in its indentation': {
      text: 'pages:\n    docs/a.md: # first\n        id:   a\n\n# end\n',
      expected: 'pages:\n    docs/a.md: # first\n        id:   a\n    docs/new.md:\n      formerIds:\n        - docs/old\n\n# end\n',
    },
    'after a text of several lines': {
      text: 'pages:\n  docs/a.md:\n    description: |\n      One.\n\n      Two.\n',
      expected: 'pages:\n  docs/a.md:\n    description: |\n      One.\n\n      Two.\n  docs/new.md:\n    formerIds:\n      - docs/old\n',
    },
    'into the entry that there is': {
      text: "pages:\n  'docs/new.md':\n    id: 'kept' # because\n  docs/z.md: { id: z }\n",
      expected: "pages:\n  'docs/new.md':\n    id: 'kept' # because\n    formerIds:\n      - docs/old\n  docs/z.md: { id: z }\n",
    },
    'into an entry that says nothing': {
      text: 'pages:\n  docs/new.md:\n',
      expected: 'pages:\n  docs/new.md:\n    formerIds:\n      - docs/old\n',
    },
    'behind those that are known': {
      text: 'pages:\n  docs/new.md:\n    formerIds:\n    - docs/older # the first\n    id: x\n',
      expected: 'pages:\n  docs/new.md:\n    formerIds:\n    - docs/older # the first\n    - docs/old\n    id: x\n',
    },
    'into a list in brackets': {
      text: 'pages: { docs/new.md: { formerIds: [ docs/older ] } }\n',
      expected: 'pages: { docs/new.md: { formerIds: [ docs/older, docs/old ] } }\n',
    },
    'into an empty list': {
      text: 'pages:\n  docs/new.md: { formerIds: [] }\n',
      expected: 'pages:\n  docs/new.md: { formerIds: [docs/old] }\n',
    },
    'into an entry in braces': {
      text: 'pages:\n  docs/new.md: { id: x }\n',
      expected: 'pages:\n  docs/new.md: { id: x, formerIds: [docs/old] }\n',
    },
    'beside entries in braces': {
      text: 'pages: { docs/a.md: { id: a } }\n',
      expected: 'pages: { docs/a.md: { id: a }, "docs/new.md": { formerIds: [docs/old] } }\n',
    },
    'with the entry of the old path': {
      text: 'pages:\n  # Ours.\n  docs/old.md:\n    kind: runbook\n    formerIds: [docs/oldest]\n',
      expected: 'pages:\n  # Ours.\n  docs/new.md:\n    kind: runbook\n    formerIds: [docs/oldest, docs/old]\n',
    },
    'for several pages, in quotes where needed': {
      text: 'pages:\n  docs/a.md: { id: a }\n',
      moves: [move, other],
      expected:
        'pages:\n  docs/a.md: { id: a }\n  docs/new.md:\n    formerIds:\n      - docs/old\n  "docs/Ö new.md":\n    formerIds:\n      - "docs/ä-old"\n',
    },
    'in the line ends of the file': {
      text: 'pages:\r\n  docs/a.md: { id: a }\r\n',
      expected: 'pages:\r\n  docs/a.md: { id: a }\r\n  docs/new.md:\r\n    formerIds:\r\n      - docs/old\r\n',
    },
  };

  test.each(Object.entries(cases))('%s', (_, { text, moves = [move], expected }) => {
    expect(addFormerIds(text, moves)).toBe(expected);
  });

  test('a second time, nothing is lost', () => {
    const once = addFormerIds('# Ids.\npages:\n  docs/a.md: { id: a }\n', [move]) ?? '';
    const twice = addFormerIds(once, [{ from: 'docs/new.md', to: 'docs/newest.md', formerId: 'docs/new' }]) ?? '';
    expect(parse(twice)).toEqual({ pages: { 'docs/a.md': { id: 'a' }, 'docs/newest.md': { formerIds: ['docs/old', 'docs/new'] } } });
  });
});

test('a page that became what several were gets the ids of all', () => {
  const edited = addFormerIds('pages: {}\n', [
    { from: 'docs/a.md', to: 'docs/both.md', formerId: 'docs/a' },
    { from: 'docs/b.md', to: 'docs/both.md', formerId: 'docs/b' },
    { from: 'docs/c.md', to: 'docs/d.md', formerId: 'docs/c' },
  ]);
  expect(edited).toMatchInlineSnapshot(`
    "pages:
      docs/both.md:
        formerIds:
          - docs/a
          - docs/b
      docs/d.md:
        formerIds:
          - docs/c
    "
  `);
});

test.each([
  ['faulty YAML', 'pages: [\n'],
  ['unknown fields', 'pages:\n  docs/a.md:\n    titel: x\n'],
  ['another form', '- docs/a.md\n'],
  ['a second document', 'pages: {}\n---\npages: {}\n'],
  ['an entry that is an alias', 'pages:\n  docs/a.md: &a { id: a }\n  docs/new.md: *a\n'],
  ['the end of the document', 'pages:\n  docs/a.md: { id: a }\n...\n# rest\n', true],
])('a file with %s is left alone, or read as before', (_, text, isEditable = false) => {
  const edited = addFormerIds(text, [move]);
  expect(edited === undefined).toBe(!isEditable);
});

describe('fields of a page are written', () => {
  const reviewed = { on: '2026-08-14', by: '@acme/docs' };
  const cases: Record<string, [text: string, expected: string]> = {
    'into an empty file': ['', "pages:\n  docs/a.md:\n    reviewed: { on: 2026-08-14, by: '@acme/docs' }\n"],
    'into the entry that there is': [
      'pages:\n  docs/a.md: # ours\n    id: a\n    reviewed: 2026-01-05\n  docs/b.md: { id: b }\n',
      "pages:\n  docs/a.md: # ours\n    id: a\n    reviewed: { on: 2026-08-14, by: '@acme/docs' }\n  docs/b.md: { id: b }\n",
    ],
    'into an entry in braces': [
      'pages:\n  docs/a.md: { id: a }\n',
      "pages:\n  docs/a.md: { id: a, reviewed: { on: 2026-08-14, by: '@acme/docs' } }\n",
    ],
    'into a new entry': [
      'pages:\n    docs/b.md:\n        id: b # kept\n# end\n',
      "pages:\n    docs/b.md:\n        id: b # kept\n    docs/a.md:\n      reviewed: { on: 2026-08-14, by: '@acme/docs' }\n# end\n",
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [text, expected]) => {
    expect(editUnit(text, 'docs/a.md', { reviewed })).toEqual({ type: 'edited', text: expected });
  });

  test('but not where the sidecar has faults', () => {
    const reasons = ['pages: [a]\n', 'page: {}\n', 'pages: {\n'].map((text) => editUnit(text, 'docs/a.md', { reviewed }));
    expect(reasons.map((edited) => edited.type)).toEqual(['refused', 'refused', 'refused']);
  });
});
