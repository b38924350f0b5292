import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { decodeText } from '../../src/core/decode-text.ts';
import { editFrontmatter, type FieldChanges } from '../../src/core/edit-frontmatter.ts';
import { findFrontmatterBlock } from '../../src/core/frontmatter-block.ts';
import { readFrontmatter } from '../../src/core/frontmatter.ts';
import { corpora, findCorpus, openCorpus } from '../helpers/corpora.ts';

const reviewed = { on: '2026-08-14', by: '@acme/payments' };
const complete = { ...reviewed, digest: `v1:${'9f'.repeat(32)}`, commit: '4b1c23e4567f' };
const completeLines = `  on: 2026-08-14\n  by: '@acme/payments'\n  digest: 'v1:${'9f'.repeat(32)}'\n  commit: '4b1c23e4567f'\n`;

describe('fields are written', () => {
  const cases: Record<string, { text: string; changes: FieldChanges; expected: string }> = {
    'into a page without frontmatter': {
      text: '# Restart\n',
      changes: { reviewed },
      expected: "---\nreviewed: { on: 2026-08-14, by: '@acme/payments' }\n---\n\n# Restart\n",
    },
    'into a page without frontmatter that begins with blank lines': {
      text: '\r\n# Restart\r\n',
      changes: { order: 3 },
      expected: '---\r\norder: 3\r\n---\r\n\r\n# Restart\r\n',
    },
    'into a page that begins with a thematic break': {
      text: '---\n\nProse between rules.\n\n---\n',
      changes: { order: 3 },
      expected: '---\norder: 3\n---\n\n---\n\nProse between rules.\n\n---\n',
    },
    'into empty frontmatter': { text: '---\n---\n# R\n', changes: { order: 3 }, expected: '---\norder: 3\n---\n# R\n' },
    'behind the last field and its comment': {
      text: '---\ntitle:  "Restart" # ours\n\n# the end\n---\n',
      changes: { reviewed: complete },
      expected: `---\ntitle:  "Restart" # ours\nreviewed:\n${completeLines}\n# the end\n---\n`,
    },
    'behind a text in lines': {
      text: '---\ndescription: |\n  One.\n\n  Two.\n---\n',
      changes: { order: 3 },
      expected: '---\ndescription: |\n  One.\n\n  Two.\norder: 3\n---\n',
    },
    'above a block without fields, whose comments are headings': {
      text: '---\n# None yet\n---\n',
      changes: { order: 3 },
      expected: '---\norder: 3\n---\n\n---\n# None yet\n---\n',
    },
    'into a mapping in lines, which keeps its comments': {
      text: '---\nreviewed:\n    # by hand\n    on: "2026-01-05" # Monday\n    commit: abc1234\n\ntitle: Restart\n---\n',
      changes: { reviewed },
      expected: '---\nreviewed:\n    # by hand\n    on: "2026-08-14" # Monday\n    by: \'@acme/payments\'\n\ntitle: Restart\n---\n',
    },
    'into a mapping in braces': {
      text: "---\nreviewed: {on: 2026-01-05, by: 'ada'} # done\n---\n",
      changes: { reviewed: complete },
      expected: `---\nreviewed: {on: 2026-08-14, by: '@acme/payments', digest: 'v1:${'9f'.repeat(32)}', commit: '4b1c23e4567f'} # done\n---\n`,
    },
    'instead of a day': {
      text: '---\nreviewed: 2026-01-05 # done\ntitle: Restart\n---\n',
      changes: { reviewed: complete },
      expected: `---\nreviewed: # done\n${completeLines}title: Restart\n---\n`,
    },
    'behind a name without a value': {
      text: '---\nreviewed: # never\ntitle: Restart\n---\n',
      changes: { reviewed },
      expected: "---\nreviewed: { on: 2026-08-14, by: '@acme/payments' } # never\ntitle: Restart\n---\n",
    },
    'behind the items that there are': {
      text: '---\ncovers: # ours\n- src/a.ts # first\n- "src/b.ts"\n\n# more\ntitle: T\n---\n',
      changes: { covers: ['src/a.ts', 'src/b.ts', { path: 'src/cli.ts', match: 'option\\(' }] },
      expected:
        '---\ncovers: # ours\n- src/a.ts # first\n- "src/b.ts"\n- { path: src/cli.ts, match: \'option\\(\' }\n\n# more\ntitle: T\n---\n',
    },
    'instead of other items': {
      text: '---\ncovers:\n  - src/a.ts\n  - src/b.ts\ntitle: T\n---\n',
      changes: { covers: ['src/b.ts'] },
      expected: '---\ncovers:\n  - src/b.ts\ntitle: T\n---\n',
    },
    'into a list in brackets': {
      text: "---\ncovers: [ 'src/a.ts' ]\n---\n",
      changes: { covers: ['src/a.ts', 'src/**'] },
      expected: "---\ncovers: [ 'src/a.ts', 'src/**' ]\n---\n",
    },
    'in the format of the field': {
      text: '---\nlast_reviewed_on: "2026-01-05"\nms.date: 01/05/2026\n---\n',
      changes: { last_reviewed_on: '2026-08-14', 'ms.date': '08/14/2026' },
      expected: '---\nlast_reviewed_on: "2026-08-14"\nms.date: 08/14/2026\n---\n',
    },
    'as JSON where it is JSON': {
      text: '---\n{"title": "Restart"}\n---\n',
      changes: { reviewed, title: 'Stop' },
      expected: '---\n{"title": "Stop", "reviewed": {"on":"2026-08-14","by":"@acme/payments"}}\n---\n',
    },
    'with lone carriage returns': {
      text: '---\rtitle: Restart\r---\rText',
      changes: { order: 3 },
      expected: '---\rtitle: Restart\rorder: 3\r---\rText',
    },
    'behind a byte order mark': {
      text: '\ufeff---\r\ntitle: Restart\r\n---\r\n',
      changes: { order: 3 },
      expected: '\ufeff---\r\ntitle: Restart\r\norder: 3\r\n---\r\n',
    },
    'with a line end that would close the block': {
      text: '---\ntitle: Restart\n---\n',
      changes: { owner: 'a\n---\nb' },
      expected: '---\ntitle: Restart\nowner: "a\\n---\\nb"\n---\n',
    },
  };

  test.each(Object.entries(cases))('%s', (_, { text, changes, expected }) => {
    expect(editFrontmatter(text, changes)).toEqual({ type: 'edited', text: expected });
    expect(editFrontmatter(expected, changes)).toEqual({ type: 'edited', text: expected });
  });
});

describe('fields are removed', () => {
  const cases: Record<string, [text: string, expected: string]> = {
    'with their lines': ['---\n# a\nowner: # b\n  x\n# c\ntitle: T\n---\n', '---\n# a\n# c\ntitle: T\n---\n'],
    'from braces': ['---\n{ owner: x, title: T }\n---\n', '---\n{ title: T }\n---\n'],
    'from the end of braces': ['---\n{ title: T, owner: x }\n---\n', '---\n{ title: T }\n---\n'],
    'and were the only ones': ['---\nowner: x\n---\n', '---\n---\n'],
    'or weren’t there': ['---\ntitle:   T\n---\n', '---\ntitle:   T\n---\n'],
  };

  test.each(Object.entries(cases))('%s', (_, [text, expected]) => {
    expect(editFrontmatter(text, { owner: undefined })).toEqual({ type: 'edited', text: expected });
  });
});

test('frontmatter that can’t be edited is left alone, with the reason', () => {
  const reasonOf = (text: string): string => {
    const edited = editFrontmatter(text, { owner: 'x' });
    return edited.type === 'refused' ? edited.reason : 'edited';
  };
  const texts = [
    '+++\ntitle = "T"\n+++\n',
    '---js\ntitle: T\n---\n',
    '---\ntitle: "T\n---\n',
    '---\nowner: a\nowner: b\n---\n',
    '---\nowner: &o a\n---\n',
    '---\nfirst: &o a\nowner: *o\n---\n',
    '---\nowner: !team a\n---\n',
  ];
  expect(texts.map(reasonOf)).toMatchInlineSnapshot(`
    [
      "its frontmatter is TOML",
      "its frontmatter is marked as \`js\`",
      "in its frontmatter, it has a fault on line 2: Quotes are opened here and not closed",
      "in its frontmatter, it has a fault on line 3: \`owner\` is here twice; the last value counts",
      "in its frontmatter, \`owner\` uses anchors, aliases or tags",
      "in its frontmatter, \`owner\` uses anchors, aliases or tags",
      "in its frontmatter, it has a fault on line 2: Tags have no meaning here; the value is read as it stands",
    ]
  `);
});

/** Frontmatter as people write it, comments and blank lines between fields. */
const line = fc.constantFrom('', '# a comment', '   # another');
const plain = fc.constantFrom('Restart', '"quoted: text"', "'it''s'", '3', 'true', '2026-01-05', '~', '', 'two words # comment');
const flow = fc.constantFrom('[a, "b"]', '[]', '{ a: 1, b: [2] }', '{}', '[\n  a,\n  b ]');
const block = fc.constantFrom(
  '\n  - a # one\n  - b: 1\n    c: 2',
  '\n- a\n- b',
  '\n  on: 2026-01-05\n  by: "x" # who',
  '|\n  One.\n\n  Two.',
  '>-\n  One\n  two.',
);
const names = ['title', 'owner', 'reviewed', 'covers', 'ms.date', 'order', 'tags', 'Module Name'];
const field = fc.tuple(fc.constantFrom(...names), fc.oneof(plain, flow, block), fc.array(line, { maxLength: 2 }));
const frontmatter = fc
  .tuple(fc.uniqueArray(field, { selector: ([name]) => name, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'))
  .map(([fields, eol, mark]) => {
    const lines = fields.flatMap(([name, value, after]) => [`${name}: ${value}`, ...after]);
    return `${mark}---\n${lines.map((text) => `${text}\n`).join('')}---\nBody\n`.replaceAll('\n', eol);
  });
const word = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('@acme/payments', '2026-08-14', 'yes', '1e3', "it's", 'a: b', '- x', '---'),
);
const value = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.array(fc.oneof(word, fc.record({ path: word, match: word })), { minLength: 1, maxLength: 4 }),
  fc.record({ on: fc.constant('2026-08-14'), by: word, digest: word, commit: word }, { requiredKeys: ['on'] }),
  fc.constant(undefined),
);
const changes = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 3 });

function dataOf(text: string): Record<string, unknown> {
  const block = findFrontmatterBlock(text.replace(/^\ufeff/, ''));
  return (parse(block?.content ?? '', { schema: 'core' }) ?? {}) as Record<string, unknown>;
}

/** Lines that belong to no field which is edited: an edit keeps them, in their order. */
function foreignLines(text: string, edited: ReadonlySet<string>): string[] {
  let isOurs = false;
  return text.split(/(?<=\n)/).filter((part) => {
    const name = /^([\w.][\w. ]*):/.exec(part)?.[1];
    if (name !== undefined || /^(?:\ufeff)?---|^\s*#|^\s*$/.test(part)) isOurs = name !== undefined && edited.has(name);
    return !isOurs && name !== undefined;
  });
}

describe('edits of generated frontmatter', () => {
  test('read back, keep everything else, and change nothing a second time', () => {
    let refused = 0;
    let runs = 0;
    fc.assert(
      fc.property(frontmatter, changes, (text, edits) => {
        runs++;
        const result = editFrontmatter(text, edits);
        if (result.type === 'refused') {
          refused++;
          return;
        }
        const expected = new Map(Object.entries({ ...dataOf(text), ...edits }).filter(([, wanted]) => wanted !== undefined));
        expect(dataOf(result.text)).toEqual(Object.fromEntries(expected));
        const edited = new Set(Object.keys(edits));
        expect(foreignLines(result.text, edited)).toEqual(foreignLines(text, edited));
        expect(result.text.endsWith(text.includes('\r\n') ? '---\r\nBody\r\n' : '---\nBody\n')).toBe(true);
        expect(result.text.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
        if (text.includes('\r\n')) expect(result.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(editFrontmatter(result.text, edits)).toEqual(result);
      }),
      { numRuns: 1000 },
    );
    expect(refused / runs).toBeLessThan(0.05);
  });
});

describe.each(corpora)('pages of %s', (name) => {
  const path = findCorpus(name);

  test.skipIf(path === undefined)('take a review, and are the same without it', () => {
    const { root } = openCorpus(path ?? '');
    const files = execFileSync('git', ['ls-files', '-z', '*.md', '*.mdx'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    const outcomes = { edited: 0, refused: 0 };
    for (const file of files.split('\0').filter(Boolean)) {
      const { text, invalid } = decodeText(readFileSync(join(root, file)));
      if (invalid) continue;
      const result = editFrontmatter(text, { reviewed: complete });
      outcomes[result.type]++;
      if (result.type === 'refused') continue;
      expect(readFrontmatter(result.text, file).meta.reviewed, file).toEqual(complete);
      const before = readFrontmatter(text, file);
      if (before.data['reviewed'] !== undefined) continue;
      const inserted = result.text.length - text.length;
      const at = [...result.text].findIndex((character, offset) => character !== text[offset]);
      expect(inserted, file).toBeGreaterThan(0);
      expect(at, file).toBeGreaterThanOrEqual(0);
      if (Object.keys(before.data).length > 0) {
        expect(editFrontmatter(result.text, { reviewed: undefined }), file).toEqual({ type: 'edited', text });
      } else expect(result.text.endsWith(text) || result.text.includes(text.slice(text.indexOf('\n') + 1)), file).toBe(true);
    }
    expect(outcomes.edited).toBeGreaterThan(outcomes.refused * 50);
  });
});
