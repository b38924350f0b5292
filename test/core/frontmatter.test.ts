import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontmatter } from '../../src/core/frontmatter.ts';
import type { Dialect } from '../../src/core/source.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

function read(text: string, dialect: Dialect = 'gfm'): ReturnType<typeof readFrontmatter> {
  return readFrontmatter(text, 'docs/page.md', { dialect });
}

/** Frontmatter of the given lines above a page. */
function page(...lines: string[]): string {
  return `---\n${lines.join('\n')}\n---\n\n# Page\n`;
}

/** Findings as lines: `2:8-2:14 rule message (hint)`. */
function explain(text: string, dialect?: Dialect): string {
  const lines = read(text, dialect).findings.map(({ rule, message, hint, range }) => {
    const place = range ? `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : 'file';
    return `${place} ${rule} ${message}${hint === undefined ? '' : ` (${hint})`}`;
  });
  return `\n${lines.join('\n')}\n`;
}

describe('frontmatter that is shown as text', () => {
  test.each([
    ['---\nkind: runbook\n\n# Page\n', '1:1-1:4', 'Nothing closes'],
    ['\n---\r\ntitle: T\r\nkind: runbook\r\n# Page', '2:1-2:4', 'Nothing closes'],
    ['---\nkind: runbook\n\n# Page\n\nText of it.\n\nMore of it.\n\n---\n\nEnd.', '1:1-1:4', 'Nothing closes'],
    [' ---\nkind: runbook\n---\n\n# Page', '1:2-1:5', 'A blank stands before the `---` of'],
    ['---\nkind: runbook\n  ---\n\n# Page', '3:3-3:6', 'A blank stands before the `---` of'],
  ])('%j is told', (text, place, message) => {
    expect(explain(text)).toContain(`\n${place} frontmatter/yaml ${message}`);
    expect(read(text).body).toBe(text);
  });

  test.each([
    '---\nNote: this is prose.\n\n# Page\n',
    '---\n\ntitle: T\n',
    '---\n# Page\n',
    '---\ntitle: of a page that\nbegins with a rule and\ngoes on with prose\n',
    '# Page\n\n---\ntitle: T\n',
    '---\ntitle: T\n---\n',
  ])('%j has none', (text) => {
    expect(explain(text)).toBe('\n\n');
  });
});

describe('where frontmatter is', () => {
  test.each<[string, string, number]>([
    ['between rules', '---\ntitle: T\n---\nbody', 4],
    ['closed by dots', '---\ntitle: T\n...\nbody', 4],
    ['with spaces behind the fences', '---  \ntitle: T\n--- \nbody', 4],
    ['with CRLF', '---\r\ntitle: T\r\n---\r\nbody', 4],
    ['with lone carriage returns', '---\rtitle: T\r---\rbody', 4],
    ['with mixed line endings', '---\r\ntitle: T\n\r---\nbody', 5],
    ['behind blank lines', '\n \r\n---\ntitle: T\n---\nbody', 6],
    ['with blank lines and comments in it', '---\n\n# a comment\ntitle: T\n---\nbody', 6],
    ['at the end of the file', '---\ntitle: T\n---', 4],
    ['with a quoted field first', '---\n"title": T\n---\n', 4],
    ['as JSON', '---\n{ "title": "T" }\n---\n', 4],
    ['marked as YAML', '---yaml\ntitle: T\n---\n', 4],
  ])('%s', (_, text, bodyLine) => {
    const { meta, body, findings, bodyLine: line } = read(text);
    expect(meta).toEqual({ title: 'T' });
    expect(findings).toEqual([]);
    expect(line).toBe(bodyLine);
    expect(body.trim()).toBe(text.endsWith('body') ? 'body' : '');
    expect(body.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
    expect(body).toHaveLength(text.length);
  });

  test.each([
    ['no text', ''],
    ['a thematic break that nothing closes', '---\nNote: T\n'],
    ['prose between two thematic breaks', '---\nSome prose.\n\n---\nMore.'],
    [
      'prose with a colon between two thematic breaks',
      '---\nNote: this page\nhas two paragraphs of prose.\n\nThis is the other one.\n\n---\n',
    ],
    ['a heading between two thematic breaks', '---\n# Title\n---\nMore.'],
    ['a list between two thematic breaks', '---\n- one\n- two\n---\n'],
    ['four hyphens', '----\ntitle: T\n----\n'],
    ['an indented fence', ' ---\nNote: T\n ---\n'],
    ['a fence further down', 'Text\n---\ntitle: T\n---\n'],
    ['a broken block behind blank lines', '\n---\ntitle: [T\n---\n'],
    ['a time', '---\n15:59 Then it broke.\n---\n'],
    ['an address', '---\nhttps://example.com\n---\n'],
    ['TOML that nothing closes', '+++\ntitle = "T"\n'],
  ])('%s is content', (_, text) => {
    expect(read(text)).toEqual({ meta: {}, data: {}, body: text, bodyLine: 1, findings: [] });
  });

  test('a page that starts with a thematic break loses nothing, however long it is', () => {
    const text = `---\nSummary: it went well.\n\n${'A line of prose without any field.\n'.repeat(4000)}\n---\nEnd.`;
    expect(read(text).body).toBe(text);
  });
});

describe('YAML that is broken', () => {
  test.each<[string, string[], Record<string, unknown>]>([
    ['a colon in a title', ['title: Linux Bringup: NVME', 'summary: Notes'], { description: 'Notes' }],
    ['a percent sign', ['title: ForEach-Object', 'aliases:', '- %', '- foreach'], { title: 'ForEach-Object' }],
    ['an at sign', ['aliases:', '- @gapmiss', 'title: Plugin'], { title: 'Plugin' }],
    ['a field out of line', ['title: T', '  authors:', '    - a', 'order: 2'], { order: 2 }],
    ['an open quote', ['order: 2', 'title: "T'], { order: 2 }],
    ['a template', ['order: 2', 'title: {{ replace .Name }}'], { order: 2 }],
  ])('%s is named, and what can be read is kept', (_, lines, meta) => {
    const result = read(page(...lines));
    expect(result.meta).toEqual(meta);
    expect(result.body.trim()).toBe('# Page');
    expect(result.findings.map(({ rule }) => rule)).toContain('frontmatter/yaml');
  });

  test('messages say where and what', () => {
    expect(explain(page('title: Linux Bringup: NVME', 'aliases:', '  - @gapmiss'))).toMatchInlineSnapshot(`
      "
      2:8-2:9 frontmatter/yaml A value without quotes contains a colon followed by a space. (Put the value in quotes.)
      4:5-4:6 frontmatter/yaml A value without quotes can’t start with \`@\`. (Put the value in quotes.)
      "
    `);
    expect(explain('---\r\ntitle: T\r\nsection: Alerts\r\nowner: "@a"\r\nsection: Deploy\r\n---\r\n')).toMatchInlineSnapshot(`
      "
      5:1-5:8 frontmatter/duplicate-key \`section\` is here twice; the last value counts. (Remove one of them; the other is on line 3.)
      "
    `);
    expect(explain(page('title: !!js/function "function () {}"'))).toMatchInlineSnapshot(`
      "
      2:8-2:21 frontmatter/yaml Tags have no meaning here; the value is read as it stands. (Remove the tag, the word that starts with \`!\`.)
      "
    `);
  });

  test('a field that is there twice counts with its last value', () => {
    expect(read(page('title: One', 'title: Two')).meta).toEqual({ title: 'Two' });
  });
});

describe('values', () => {
  test.each<[string, string[], Record<string, unknown>]>([
    [
      'numbers as text, as they were written',
      ['title: 2024', 'id: 1.10', 'description: true'],
      { title: '2024', id: '1.10', description: 'true' },
    ],
    [
      'one value for a list',
      ['roles: sre', 'aliases: Old name', 'covers: src/**'],
      { roles: ['sre'], aliases: ['Old name'], covers: ['src/**'] },
    ],
    ['a list of one for a text', ['owner: ["@acme/docs"]', 'title: [2.50]'], { owner: '@acme/docs', title: '2.50' }],
    ['tags of Obsidian', ['tags: "#on-call #db"'], { tags: ['on-call', 'db'] }],
    ['tags in one line', ['tags: on call, db'], { tags: ['on call', 'db'] }],
    ['tags in a list', ['tags: ["#a", 2.0, { label: Bee, permalink: /b }]'], { tags: ['a', '2.0', 'Bee'] }],
    ['a number in quotes', ['order: "3"'], { order: 3 }],
    ['a day for a review', ['reviewed: 2026-08-14'], { reviewed: { on: '2026-08-14' } }],
    ['an underscore in a language', ['lang: pt_BR'], { lang: 'pt-BR' }],
    ['empty fields', ['title:', 'tags:', 'owner: ""', 'description: "  "'], {}],
    ['slashes around a slug', ['slug: /guides/on-call/'], { slug: 'guides/on-call' }],
  ])('%s', (_, lines, meta) => {
    const result = read(page(...lines));
    expect(result.meta).toEqual(meta);
    expect(result.findings).toEqual([]);
  });

  test('bad ones are left out alone, and each is explained', () => {
    const text = page(
      'title: [a, b]',
      'kind: runbok',
      'tags: [ok, [a, b], fine]',
      'minutes: { reed: 3, do: 5 }',
      'teaches: [{ skil: sql }, { skill: git, level: 2 }]',
      'reviewed: { on: 2026-02-30, by: "@acme/docs" }',
      'covers: [src/a.ts, { path: src/b.ts, region: 7 }]',
      'owner: "@acme/docs"',
    );
    expect(read(text).meta).toEqual({
      tags: ['ok', 'fine'],
      minutes: { do: 5 },
      teaches: [{ skill: 'git', level: 2 }],
      covers: ['src/a.ts'],
      owner: '@acme/docs',
    });
    expect(explain(text)).toMatchInlineSnapshot(`
      "
      2:8-2:14 frontmatter/invalid-value \`title\` is a list, expected text.
      3:7-3:13 frontmatter/invalid-value \`kind\` is \`runbok\`, expected one of \`concept\`, \`how-to\`, \`tutorial\`, \`runbook\`, \`reference\`, \`lab\` or \`case-study\`. (Did you mean \`runbook\`?)
      4:12-4:18 frontmatter/invalid-value Item 2 of \`tags\` is a list, expected text.
      5:12-5:16 frontmatter/invalid-value Unexpected field \`reed\` in \`minutes\`. (Did you mean \`read\`?)
      6:11-6:24 frontmatter/invalid-value The field \`level\` is missing in item 1 of \`teaches\`.
      6:13-6:17 frontmatter/invalid-value Unexpected field \`skil\` in item 1 of \`teaches\`. (Did you mean \`skill\`?)
      7:17-7:27 frontmatter/invalid-value \`on\` is \`2026-02-30\`, expected a date that exists.
      8:46-8:47 frontmatter/invalid-value \`region\` is \`7\`, expected text. (Put it in quotes: \`'7'\`.)
      "
    `);
  });

  test('data keeps every field as it was written', () => {
    expect(read(page('title: T', 'publish: false', 'ms.date: 12/4/2020')).data).toEqual({
      title: 'T',
      publish: false,
      'ms.date': '12/4/2020',
    });
  });
});

describe('fields that are not ours', () => {
  test('a slip of the pen gets a suggestion, a field of nobody doesn’t, a field of a known tool is no finding', () => {
    const text = page(
      'titel: T',
      'review_every: 3mo',
      'incident-level: 2',
      'Module Name: PS',
      'layout: post',
      'ms.custom: x',
      '__proto__: 1',
    );
    expect(read(text).findings.map(({ actual, expected }) => [actual, expected])).toEqual([
      ['titel', ['title']],
      ['review_every', ['reviewEvery']],
      ['incident-level', undefined],
      ['Module Name', undefined],
      ['__proto__', undefined],
    ]);
    expect(explain(text)).toMatchInlineSnapshot(`
      "
      2:1-2:6 frontmatter/unknown-field Unexpected field \`titel\`. (Did you mean \`title\`?)
      3:1-3:13 frontmatter/unknown-field Unexpected field \`review_every\`. (Did you mean \`reviewEvery\`?)
      4:1-4:15 frontmatter/unknown-field Unexpected field \`incident-level\`.
      5:1-5:12 frontmatter/unknown-field Unexpected field \`Module Name\`.
      8:1-8:10 frontmatter/unknown-field Unexpected field \`__proto__\`.
      "
    `);
  });

  test('names of Object’s own fields are names like any other', () => {
    const { data, meta } = read(page('__proto__: { title: x }', 'constructor: 1', 'toString: 2', 'title: T'));
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString', 'title']);
    expect(meta).toEqual({ title: 'T' });
    expect(Object.getPrototypeOf(meta)).toBe(Object.prototype);
  });
});

describe('other languages', () => {
  test('TOML of Hugo is read as far as it is simple', () => {
    const text = [
      '+++',
      'title = "On # call" # comment',
      "description = 'It\\is'",
      'weight = 1_0',
      'draft = true',
      'date = 2026-01-02T03:04:05Z',
      'tags = ["a",',
      '  "b"]',
      'kind = "nope"',
      '"aliases" = ["/old/"]',
      '+++',
      'body',
    ].join('\n');
    const { meta, body, bodyLine, data } = read(text);
    expect(meta).toEqual({
      title: 'On # call',
      description: 'It\\is',
      order: 10,
      lifecycle: 'draft',
      tags: ['a', 'b'],
      aliases: ['/old/'],
    });
    expect([body.trim(), bodyLine, data['date']]).toEqual(['body', 12, '2026-01-02T03:04:05Z']);
    expect(explain(text)).toMatchInlineSnapshot(`
      "
      9:8-9:14 frontmatter/invalid-value \`kind\` is \`nope\`, expected one of \`concept\`, \`how-to\`, \`tutorial\`, \`runbook\`, \`reference\`, \`lab\` or \`case-study\`.
      "
    `);
  });

  test('TOML that is not simple is named and left out', () => {
    expect(
      explain('+++\n[params]\nx = 1\n[[menu]]\nname = "x"\n+++\n') +
        explain('+++\na.b = 1\nc = """\nd = 1\n"""\ne = { f = 1 }\ntitle = "A"\ntitle = "B"\ng = "\n+++\n'),
    ).toMatchInlineSnapshot(`
      "
      2:1-2:9 frontmatter/toml The table \`[params]\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)
      4:1-4:9 frontmatter/toml The table \`[[menu]]\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)

      2:1-2:8 frontmatter/toml \`a.b = 1\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)
      3:1-3:8 frontmatter/toml \`c = """\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)
      6:1-6:14 frontmatter/toml \`e = { f = 1 }\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)
      8:1-8:12 frontmatter/toml \`title\` is here twice; the first value counts. (Write the frontmatter as YAML between lines of \`---\`.)
      9:1-9:6 frontmatter/toml \`g = "\` is TOML that is not read. (Write the frontmatter as YAML between lines of \`---\`.)
      "
    `);
  });

  test.each(['js', 'coffee', 'JSON5'])('---%s is not read and not run', (language) => {
    const text = `---${language}\ntitle: globalThis.canary = true\n---\nbody`;
    const { meta, body } = read(text);
    expect([meta, body.trim(), 'canary' in globalThis]).toEqual([{}, 'body', false]);
    expect(explain(text).replaceAll(language.toLowerCase(), 'LANGUAGE')).toContain(
      'frontmatter/language The frontmatter is marked as `LANGUAGE`; only YAML is read, and nothing is run.',
    );
  });
});

describe('hostile and huge', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x]', ...Array.from('bcdefgh', (key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(8)}]`)];
  test.each<[string, string]>([
    ['an alias bomb', page(...bomb)],
    ['100 KB of fields', page(...Array.from({ length: 2600 }, (_, at) => `key${at}: "some value that is long enough"`))],
    ['deep nesting', page(`title: ${'['.repeat(5000)}`)],
    ['a long line of spaces', page(`title${' '.repeat(1_000_000)}x`, 'order: 1')],
    ['a long line of colons', page(`a${':b'.repeat(500_000)}`, 'order: 1')],
    ['many quotes', page('"'.repeat(60_000), 'order: 1')],
    ['fences without end', `---\n${'---x\n'.repeat(200_000)}`],
    ['blank lines', '\r\n'.repeat(500_000)],
    ['a TOML array without end', `+++\na = [\n${',\n'.repeat(30_000)}+++\n`],
    ['1 MB of TOML', `+++\n${'a = 1\n'.repeat(200_000)}+++\n`],
    ['numbers for texts', page(`tags: [${'1, '.repeat(1900)}]`)],
  ])('%s takes under a second', (_, text) => {
    const before = cpuTime();
    const { body } = read(text);
    expect(cpuTime() - before).toBeLessThan(1000);
    expect(body).toHaveLength(text.length);
  });

  test('what is over a limit is named, and the page is still there', () => {
    const text = page(...Array.from({ length: 2600 }, (_, at) => `key${at}: "some value that is long enough"`));
    expect(read(text).body.trim()).toBe('# Page');
    expect(explain(text) + explain(page(...bomb))).toMatchInlineSnapshot(`
      "
      2:1-2:1 frontmatter/yaml The YAML is longer than 65536 characters; it is not read.

      2:1-2:1 frontmatter/yaml The YAML uses aliases more than 10 times; it is not read.
      "
    `);
  });
});

test('any text: never throws, the body keeps length, line endings and everything behind the frontmatter', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '---',
      '+++',
      '...',
      '',
      ' ',
      'title: T',
      'kind: x',
      '- a',
      '  b: c',
      'x = [',
      '"',
      'a: &a *a',
      '---js',
      '# h',
      'tags: [',
      '{',
    ),
    fc
      .constantFrom('reviewed: ', 'order: ', 'covers:', 'minutes: ', 'slug: ', 'ms.date: ', 'review_in: ', '__proto__: ')
      .chain((key) => fc.constantFrom('1', '[1, null]', '{ a: b }', '{ on: 1 }', '"x"', '~', '2026-01-01').map((value) => key + value)),
    fc.string(),
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 12 })
    .map((lines) => lines.map(([content, end]) => content + end).join(''));
  const starts = fc.constantFrom('', '---\n', '---\r\n', '+++\n', '\n---\n');
  fc.assert(
    fc.property(starts, text, (start, rest) => {
      const whole = start + rest;
      const { body, bodyLine } = read(whole);
      expect(body).toHaveLength(whole.length);
      expect(body.replace(/[^\r\n]/g, '')).toBe(whole.replace(/[^\r\n]/g, ''));
      const lines = whole.split(/\r\n|\r|\n/);
      expect(body.split(/\r\n|\r|\n/).slice(bodyLine - 1)).toEqual(lines.slice(bodyLine - 1));
    }),
    { numRuns: 2000 },
  );
});

test('any value of any of our fields: never throws, and what is left is valid', () => {
  const keys = [
    'title',
    'kind',
    'teaches',
    'minutes',
    'reviewed',
    'covers',
    'snooze',
    'tags',
    'order',
    'lang',
    'weight',
    'sidebar',
    'aliases',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 })), (data) => {
      const { meta } = read(page(JSON.stringify(data)));
      const again = read(page(JSON.stringify(meta)));
      expect(again.findings).toEqual([]);
      expect(again.meta).toEqual(meta);
    }),
    { numRuns: 500 },
  );
});
