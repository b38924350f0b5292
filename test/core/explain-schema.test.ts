import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../../src/core/config.ts';
import { explainIssues } from '../../src/core/explain-schema.ts';
import { parseYaml } from '../../src/core/locate-yaml.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';

function explain(schema: z.core.$ZodType, text: string) {
  const { data, locate } = parseYaml(text);
  const issues = z.safeParse(schema, data).error?.issues ?? [];
  const rules = { unknownField: 'test/unknown', invalidValue: 'test/invalid' } as const;
  return explainIssues(issues, { file: 'waymark.yml', schema, data, locate, rules });
}

/** One line per finding: place, rule, message and hint. */
function explainLines(schema: z.core.$ZodType, text: string): string {
  return explain(schema, text)
    .map(({ range, rule, message, hint }) => `${range?.start.line}:${range?.start.column} ${rule} ${message}${hint ? ` → ${hint}` : ''}`)
    .join('\n');
}

describe('waymark.yml', () => {
  test('every fault has its place, its reason and, where there is one, its remedy', () => {
    const text = `site:
  titel: Payments
  url: learn.example.com
  accent: rust
  base: docs
  repo: { branch: 3 }
sources:
  - id: Wiki Pages
    path: ../wiki
    dialect: obsidain
    include: '**/*.md'
  - path: runbooks
  - handbook
rules:
  Links: error
  link/page: fatal
unit: content/units.yml
`;
    expect(explainLines(configSchema, text)).toMatchInlineSnapshot(`
      "2:3 test/unknown Unexpected field \`titel\` in \`site\`. → Did you mean \`title\`?
      3:8 test/invalid \`url\` is \`learn.example.com\`, expected an address such as https://example.com.
      4:11 test/invalid \`accent\` is \`rust\`, expected a colour such as #b5541c.
      5:9 test/invalid \`base\` is \`docs\`, expected a path that starts and ends with \`/\`.
      6:9 test/invalid The field \`url\` is missing in \`repo\`.
      6:19 test/invalid \`branch\` is \`3\`, expected text. → Put it in quotes: \`'3'\`.
      8:9 test/invalid \`id\` is \`Wiki Pages\`, expected lower-case letters, digits and single hyphens.
      9:11 test/invalid \`path\` is \`../wiki\`, expected a folder below the root, without \`..\`.
      10:14 test/invalid \`dialect\` is \`obsidain\`, expected one of \`auto\`, \`gfm\`, \`github-wiki\`, \`gitlab-wiki\`, \`azure-wiki\`, \`obsidian\`, \`mkdocs\`, \`hugo\` or \`docusaurus\`. → Did you mean \`obsidian\`?
      11:14 test/invalid \`include\` is \`**/*.md\`, expected a list. → Write it as a list: \`['**/*.md']\`.
      12:5 test/invalid The field \`id\` is missing in item 2 of \`sources\`.
      13:5 test/invalid Item 3 of \`sources\` is \`handbook\`, expected a mapping (\`key: value\`).
      15:3 test/invalid The name \`Links\` in \`rules\` is not valid, expected a rule id such as link/page.
      16:14 test/invalid \`link/page\` is \`fatal\`, expected one of \`error\`, \`warning\`, \`info\` or \`off\`.
      17:1 test/unknown Unexpected field \`unit\`. → Did you mean \`units\`?"
    `);
  });

  test('a file of another shape', () => {
    const texts = ['- site', 'site', '', 'sources: []', 'sources:', '__proto__: {}\nconstructor: 1'];
    expect(texts.map((text) => explainLines(configSchema, text)).join('\n')).toMatchInlineSnapshot(`
      "1:1 test/invalid The file is a list, expected a mapping (\`key: value\`).
      1:1 test/invalid The file is \`site\`, expected a mapping (\`key: value\`).
      undefined:undefined test/invalid The file is empty.
      1:10 test/invalid \`sources\` has 0 entries, expected at least 1.
      1:1 test/invalid \`sources\` is empty, expected a list. → Give it a value, or remove the field.
      1:1 test/unknown Unexpected field \`__proto__\`. → Fields here are \`site\`, \`sources\`, \`pathways\`, \`skills\`, \`evidence\`, \`glossary\`, \`units\`, \`freshness\`, \`owners\` and \`rules\`.
      2:1 test/unknown Unexpected field \`constructor\`. → Fields here are \`site\`, \`sources\`, \`pathways\`, \`skills\`, \`evidence\`, \`glossary\`, \`units\`, \`freshness\`, \`owners\` and \`rules\`."
    `);
  });

  test('a misspelt required field is told once', () => {
    expect(explainLines(configSchema, 'sources: [{ id: wiki, pth: docs }]')).toBe(
      '1:23 test/unknown Unexpected field `pth` in item 1 of `sources`. → Did you mean `path`?',
    );
  });

  test('findings carry the offending value and what would do', () => {
    expect(explain(configSchema, 'sources: [{ id: wiki, path: docs, kind: runbok }]')).toMatchInlineSnapshot(`
      [
        {
          "actual": "runbok",
          "expected": [
            "concept",
            "how-to",
            "tutorial",
            "runbook",
            "reference",
            "lab",
            "case-study",
          ],
          "file": "waymark.yml",
          "hint": "Did you mean \`runbook\`?",
          "message": "\`kind\` is \`runbok\`, expected one of \`concept\`, \`how-to\`, \`tutorial\`, \`runbook\`, \`reference\`, \`lab\` or \`case-study\`.",
          "range": {
            "end": {
              "column": 47,
              "line": 1,
            },
            "start": {
              "column": 41,
              "line": 1,
            },
          },
          "rule": "test/invalid",
        },
      ]
    `);
  });
});

describe('frontmatter', () => {
  test('every fault has its place, its reason and, where there is one, its remedy', () => {
    const text = `title: 2024
description:
kind: runbok
level: Intermediate
roles: sre
teaches: [{ skill: a, levle: 1 }, b]
minutes: { read: -3, do: many, x: 1 }
reviewed: { on: 2026-02-30, digest: x }
reviewEvery: 6 months
covers: [3, { path: a, mach: b }, '', { match: x }]
order: first
id: 'a b'
aliases: [1, '']
tags: { a: b }
lang: ''
`;
    expect(explainLines(pageMetaSchema, text)).toMatchInlineSnapshot(`
      "1:8 test/invalid \`title\` is \`2024\`, expected text. → Put it in quotes: \`'2024'\`.
      2:1 test/invalid \`description\` is empty, expected text. → Give it a value, or remove the field.
      3:7 test/invalid \`kind\` is \`runbok\`, expected one of \`concept\`, \`how-to\`, \`tutorial\`, \`runbook\`, \`reference\`, \`lab\` or \`case-study\`. → Did you mean \`runbook\`?
      4:8 test/invalid \`level\` is \`Intermediate\`, expected one of \`foundation\`, \`intermediate\` or \`advanced\`. → Did you mean \`intermediate\`?
      5:8 test/invalid \`roles\` is \`sre\`, expected a list. → Write it as a list: \`[sre]\`.
      6:23 test/unknown Unexpected field \`levle\` in item 1 of \`teaches\`. → Did you mean \`level\`?
      6:35 test/invalid Item 2 of \`teaches\` is \`b\`, expected a mapping (\`key: value\`).
      7:18 test/invalid \`read\` is \`-3\`, expected at least 0.
      7:26 test/invalid \`do\` is \`many\`, expected a number.
      7:32 test/unknown Unexpected field \`x\` in \`minutes\`. → Fields here are \`read\` and \`do\`.
      8:17 test/invalid \`on\` is \`2026-02-30\`, expected a date that exists.
      8:37 test/invalid \`digest\` is \`x\`, expected \`v1:\` and 64 hexadecimal digits.
      9:14 test/invalid \`reviewEvery\` is \`6 months\`, expected an interval such as 90d, 2w, 6mo, 1y, or never.
      10:10 test/invalid Item 1 of \`covers\` is \`3\`, expected text or a mapping (\`key: value\`).
      10:24 test/unknown Unexpected field \`mach\` in item 2 of \`covers\`. → Did you mean \`match\`?
      10:35 test/invalid Item 3 of \`covers\` is empty, expected text.
      10:39 test/invalid The field \`path\` is missing in item 4 of \`covers\`.
      11:8 test/invalid \`order\` is \`first\`, expected a number.
      12:5 test/invalid \`id\` is \`a b\`, expected letters, digits, \`-\`, \`_\`, \`.\`, in segments divided by \`/\`.
      13:11 test/invalid Item 1 of \`aliases\` is \`1\`, expected text. → Put it in quotes: \`'1'\`.
      13:14 test/invalid Item 2 of \`aliases\` is empty, expected text.
      14:7 test/invalid \`tags\` is a mapping, expected a list.
      15:7 test/invalid \`lang\` is empty, expected a language tag such as en or pt-BR."
    `);
  });

  test('a right page has no findings', () => {
    expect(explain(pageMetaSchema, 'title: On call\nkind: runbook\ncovers: [src, { path: a, match: b }]')).toEqual([]);
  });
});

test('other faults that a schema can find', () => {
  const cases: [z.core.$ZodType, string][] = [
    [z.object({ level: z.number().max(9) }), 'level: 12'],
    [z.object({ name: z.string().max(3) }), 'name: long'],
    [z.object({ tags: z.array(z.string()).min(2) }), 'tags: [a]'],
    [z.object({ level: z.number().int() }), 'level: 1.5'],
    [z.object({ on: z.boolean() }), 'on: yes'],
    [z.object({ version: z.literal(1) }), 'version: 2'],
    [z.object({ pages: z.record(z.string(), z.strictObject({ id: z.string() })) }), 'pages: { a: { id: x, title: y } }'],
    [z.object({ a: z.union([z.number(), z.string().min(2)]) }), 'a: x'],
  ];
  expect(cases.map(([schema, text]) => explainLines(schema, text)).join('\n')).toMatchInlineSnapshot(`
    "1:8 test/invalid \`level\` is \`12\`, expected at most 9.
    1:7 test/invalid \`name\` is 4 characters long, expected at most 3.
    1:7 test/invalid \`tags\` has 1 entries, expected at least 2.
    1:8 test/invalid \`level\` is \`1.5\`, expected a whole number.
    1:5 test/invalid \`on\` is \`yes\`, expected \`true\` or \`false\`.
    1:10 test/invalid \`version\` is \`2\`, expected \`1\`.
    1:22 test/unknown Unexpected field \`title\` in \`a\`. → The only field here is \`id\`.
    1:4 test/invalid \`a\` is 1 characters long, expected at least 2."
  `);
});

test('a place without a position is reported at the nearest field that has one', () => {
  const [finding] = explain(z.object({ a: z.object({ b: z.object({ c: z.string() }) }) }), 'a: { b: {} }');
  expect(finding?.range?.start).toEqual({ line: 1, column: 9 });
});
