import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/core/diagnostic.ts';
import { listingLimits, parseYaml } from '../../src/core/locate-yaml.ts';

/** `line:column-line:column`, as short as a range can be read. */
function show(range: Range | undefined): string | undefined {
  return range && `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
}

const page = ['title: On call', 'reviewed:', '  on: 2026-08-14', '  by:', 'tags: [sre, "two words"]', 'covers:', '  - path: src'].join(
  '\n',
);

describe('positions', () => {
  const { locate } = parseYaml(page);

  test.each<[path: (string | number)[], key: string | undefined, value: string | undefined]>([
    [['title'], '1:1-1:6', '1:8-1:15'],
    [['reviewed'], '2:1-2:9', '3:3-4:6'],
    [['reviewed', 'on'], '3:3-3:5', '3:7-3:17'],
    [['tags', 0], '5:8-5:11', '5:8-5:11'],
    [['tags', 1], '5:13-5:24', '5:13-5:24'],
    [['covers', 0, 'path'], '7:5-7:9', '7:11-7:14'],
    [['missing'], undefined, undefined],
    [['title', 'below a text'], undefined, undefined],
    [['tags', 2], undefined, undefined],
  ])('of %j', (path, key, value) => {
    expect({ key: show(locate(path, 'key')), value: show(locate(path)) }).toEqual({ key, value });
  });

  test('of a field without a value is its key', () => {
    expect(show(locate(['reviewed', 'by']))).toBe('4:3-4:5');
  });

  test('of the empty path is the whole document', () => {
    expect(show(locate([]))).toBe('1:1-7:14');
  });

  test('count the lines before the text', () => {
    expect(show(parseYaml('title: x', { line: 1 }).locate(['title']))).toBe('2:8-2:9');
  });

  test.each([
    ['line feed', '\n'],
    ['carriage return and line feed', '\r\n'],
    ['lone carriage return', '\r'],
  ])('are the same with %s', (_, end) => {
    const yaml = parseYaml(page.replaceAll('\n', end));
    expect(yaml.problems).toEqual([]);
    expect(show(yaml.locate(['covers', 0, 'path']))).toBe('7:11-7:14');
  });

  test('count UTF-16 units', () => {
    expect(show(parseYaml('a: [𝒳é, b]').locate(['a', 1]))).toBe('1:10-1:11');
  });

  test('lead through aliases', () => {
    const { locate: at } = parseYaml('base: &b { x: 1 }\nuse: *b');
    expect([show(at(['use'])), show(at(['use', 'x']))]).toEqual(['2:6-2:8', '1:15-1:16']);
  });

  test('every key that is in the data has a range that holds it', () => {
    const key = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(fc.integer(), key, fc.array(key)), { minKeys: 1 }), (fields) => {
        const text = Object.entries(fields)
          .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
          .join('\n');
        const yaml = parseYaml(text);
        expect(yaml.data).toEqual({ ...fields });
        const lines = text.split('\n');
        for (const name of Object.keys(fields)) {
          const { start, end } = yaml.locate([name], 'key') ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
          expect(lines[start.line - 1]?.slice(start.column - 1, end.column - 1)).toBe(name);
        }
      }),
    );
  });
});

describe('data', () => {
  test.each<[what: string, text: string, data: unknown]>([
    ['dates stay text', 'on: 2026-08-14', { on: '2026-08-14' }],
    [
      'YAML 1.1 words stay text, whatever the directive says',
      '%YAML 1.1\n---\na: yes\nb: 12:30\nc: 2026-08-14',
      { a: 'yes', b: '12:30', c: '2026-08-14' },
    ],
    ['keys are text', '1: a\ntrue: b', { '1': 'a', true: 'b' }],
    ['merge keys are ordinary keys', '<<: { a: 1 }', { '<<': { a: 1 } }],
    ['an empty text is undefined', '', undefined],
    ['comments alone are undefined', '# nothing\n', undefined],
    ['a text is itself', 'just words', 'just words'],
  ])('%s', (_, text, data) => {
    const yaml = parseYaml(text);
    expect(yaml.data).toStrictEqual(data);
    expect(yaml.problems).toEqual([]);
  });

  test('names of the prototype are fields like any other', () => {
    const data = parseYaml('__proto__: { polluted: 1 }\nconstructor: 2\ntoString: 3').data as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(data).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  test('tags make nothing', () => {
    const { data, problems } = parseYaml('a: !!js/function "function () { throw 1 }"\nb: !!binary aGk=\nc: !ENV [X, y]');
    expect(data).toEqual({ a: 'function () { throw 1 }', b: 'aGk=', c: ['X', 'y'] });
    expect(problems.map(({ code, range }) => `${code} ${show(range)}`)).toEqual(['tag 1:4-1:17', 'tag 2:4-2:12', 'tag 3:4-3:8']);
  });

  test('of a key written twice the last value counts, and that is a problem', () => {
    const { data, problems, locate } = parseYaml('section: a\ntitle: x\nsection: b');
    expect(data).toEqual({ section: 'b', title: 'x' });
    expect(show(locate(['section']))).toBe('3:10-3:11');
    expect(problems).toMatchInlineSnapshot(`
      [
        {
          "code": "duplicate-key",
          "hint": "Remove one of them; the other is on line 1.",
          "message": "\`section\` is here twice; the last value counts.",
          "range": {
            "end": {
              "column": 8,
              "line": 3,
            },
            "start": {
              "column": 1,
              "line": 3,
            },
          },
        },
      ]
    `);
  });
});

describe('broken syntax is a located problem, and the other fields are still read', () => {
  const broken: [what: string, text: string, data: unknown][] = [
    ['colon in a value', 'title: Linux Bringup: NVME\nsummary: x', { summary: 'x' }],
    ['value that starts with @', 'title: x\naliases:\n  - @gapmiss', { title: 'x' }],
    ['value that starts with a backtick', 'title: `x`\nb: 1', { b: 1 }],
    ['value that starts with %', 'aliases:\n  - %\n  - where', {}],
    ['value that starts with *', 'title: *bold*\nb: 1', { b: 1 }],
    ['quotes not closed', 'a: 1\ntitle: "abc\nb: 1', { a: 1 }],
    ['text after quotes', "title: 'it's here'\nb: 1", { b: 1 }],
    ['bad escape', 'path: "C:\\wiki"\nb: 1', { b: 1 }],
    ['bracket not closed', 'tags: [a, b\nb: 1', { b: 1 }],
    ['brace not closed', 'covers: { path: a\nb: 1', { b: 1 }],
    ['tab', 'a: 1\nreviewed:\n\ton: x', { a: 1 }],
    ['indentation', 'title: a\nreviewed:\n    on: x\n  by: y\nid: z', { title: 'a', id: 'z' }],
    ['no colon', 'title\nb: 1\nc: 2', { c: 2 }],
    ['list beside its key', 'tags: - a\nb: 1', { b: 1 }],
    ['template', 'title: {{ page.title }}\nb: 1', { b: 1 }],
    ['two documents', 'a: 1\n---\nb: 2', { a: 1 }],
  ];

  test.each(broken)('%s', (_, text, data) => {
    const yaml = parseYaml(text);
    expect(yaml.data).toEqual(data);
    expect(yaml.problems).toHaveLength(1);
  });

  test('in words and with places', () => {
    const problems = broken.flatMap(([what, text]) => parseYaml(text).problems.map((problem) => ({ what, ...problem })));
    expect(problems.map(({ what, range, message, hint }) => `${what}: ${show(range)} ${message} ${hint ?? ''}`.trimEnd()).join('\n'))
      .toMatchInlineSnapshot(`
      "colon in a value: 1:8-1:9 A value without quotes contains a colon followed by a space. Put the value in quotes.
      value that starts with @: 3:5-3:6 A value without quotes can’t start with \`@\`. Put the value in quotes.
      value that starts with a backtick: 1:8-1:9 A value without quotes can’t start with \`\` \` \`\`. Put the value in quotes.
      value that starts with %: 2:5-2:6 A value without quotes can’t start with \`%\`. Put the value in quotes.
      value that starts with *: 1:8-1:14 \`*bold*\` refers to an anchor that doesn’t exist. Put the value in quotes.
      quotes not closed: 2:8-2:9 Quotes are opened here and not closed.
      text after quotes: 1:12-1:19 The value ends before this text. Put the whole value in quotes; write single quotes inside single quotes twice.
      bad escape: 1:10-1:11 Double quotes hold a backslash sequence that YAML doesn’t know. Write two backslashes for one, or use single quotes.
      bracket not closed: 1:7-1:8 A \`[\` is opened and not closed. Add \`]\`.
      brace not closed: 1:9-1:10 A \`{\` is opened and not closed. Add \`}\`.
      tab: 3:1-3:2 The line is indented with a tab. YAML is indented with spaces.
      indentation: 4:1-4:2 The indentation doesn’t fit the lines above. Fields of one level start in the same column.
      no colon: 1:1-1:6 This line is neither \`key: value\` nor an item of a list. Check for a missing colon, or for quotes that are not closed.
      list beside its key: 1:7-1:8 A list can’t start on the line of its key. Start it on the next line.
      template: 1:9-1:10 A list or mapping stands where a key should. Put text that starts with \`{\` or \`[\` in quotes.
      two documents: 2:1-2:4 A second document starts here; it is not read. Remove the \`---\` line."
    `);
  });

  test('fields below a value with a colon keep their places', () => {
    const { data, locate } = parseYaml('title: Linux: NVME: more\ntags:\n  - a\nsummary: Disks: how\nid: x');
    expect(data).toEqual({ tags: ['a'], id: 'x' });
    expect([show(locate(['tags', 0])), show(locate(['id']))]).toEqual(['3:5-3:6', '5:5-5:6']);
  });

  test('at most ten problems, one per line', () => {
    const { problems } = parseYaml('- @a\n'.repeat(50));
    expect(problems.map(({ range }) => range.start.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('hostile texts', () => {
  const bombs: [what: string, text: string][] = [
    ['long', `a: ${'x'.repeat(70_000)}`],
    ['deep brackets', '['.repeat(60_000)],
    ['deep braces', '{a: '.repeat(16_000)],
    ['deep lists on one line', '- '.repeat(30_000)],
    ['deep keys on one line', '? '.repeat(30_000)],
    ['deep mappings', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['many values', 'a:\n'.repeat(20_000)],
    ['aliases of aliases', `a: &a [1, 2, 3, 4]\nb: &b [${'*a, '.repeat(9)}1]\nc: &c [${'*b, '.repeat(9)}1]\nd: [${'*c, '.repeat(9)}1]`],
    ['an alias inside its own anchor', 'a: &a [*a]'],
  ];

  test.each(bombs)('%s: refused with one problem', (_, text) => {
    const { data, problems } = parseYaml(text);
    expect(data).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['limit']);
  });

  test('limits are told in words', () => {
    expect(bombs.map(([what, text]) => `${what}: ${parseYaml(text).problems[0]?.message}`).join('\n')).toMatchInlineSnapshot(`
      "long: The YAML is longer than 65536 characters; it is not read.
      deep brackets: The YAML nests more than 20 levels deep; it is not read.
      deep braces: The YAML nests more than 20 levels deep; it is not read.
      deep lists on one line: The YAML nests more than 20 levels deep; it is not read.
      deep keys on one line: The YAML nests more than 20 levels deep; it is not read.
      deep mappings: The YAML nests more than 20 levels deep; it is not read.
      many values: The YAML holds more than 2000 values; it is not read.
      aliases of aliases: The YAML uses aliases more than 10 times; it is not read.
      an alias inside its own anchor: The YAML nests more than 20 levels deep; it is not read."
    `);
  });

  test('a file that lists many pages may be longer', () => {
    const text = Array.from({ length: 3000 }, (_, page) => `page-${page}: { id: a }`).join('\n');
    expect(parseYaml(text).data).toBeUndefined();
    expect(Object.keys(parseYaml(text, { limits: listingLimits }).data as object)).toHaveLength(3000);
  });

  test('nothing throws, and every range lies in the text', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '\r',
      '\t',
      '-',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '&a',
      '*a',
      '!t',
      '|',
      '>',
      '%',
      '#',
      '?',
      '---',
      '<<',
      '\u0000',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split(/\r\n|\r|\n/);
        const yaml = parseYaml(text);
        const ranges = [
          ...yaml.problems.map(({ range }) => range),
          yaml.locate([]),
          ...Object.keys(Object(yaml.data) as object).map((key) => yaml.locate([key])),
        ];
        for (const range of ranges) {
          if (!range) continue;
          expect(range.start.line).toBeLessThanOrEqual(lines.length);
          expect(range.end.line).toBeLessThanOrEqual(lines.length);
          expect(range.start.column).toBeLessThanOrEqual((lines[range.start.line - 1]?.length ?? 0) + 1);
          expect(range.end.line * 1e6 + range.end.column).toBeGreaterThanOrEqual(range.start.line * 1e6 + range.start.column);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
