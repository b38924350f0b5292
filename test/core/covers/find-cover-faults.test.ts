import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/check.ts';
import type { Moves } from '../../../src/core/find-moved.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

/** Faults of a page with these covers, as `line:column–column message (hint)`. */
function check(covers: string, files: Record<string, string> = {}, moves: Moves = new Map()): string[] {
  const catalog = catalogOf({ 'docs/page.md': `---\ntitle: Page\n${covers}\n---\n\nText.\n`, ...files });
  return runChecks(catalog, { severities: {}, hash: (text) => text, moves })
    .filter(({ rule }) => rule.startsWith('freshness/'))
    .map(({ rule, range, message, hint = '' }) => {
      const place = `${range?.start.line}:${range?.start.column}–${range?.end.line}:${range?.end.column}`;
      return `${place} ${rule.slice('freshness/'.length)}: ${message} ${hint}`;
    });
}

const files = {
  'src/payments/take.ts': 'export const hour = 2;\n',
  'src/payments/give.ts': 'export const hour = 3;\n',
  'deploy/values.yaml': 'a: 1\n# waymark:limits\nmemory: 1\n# waymark:end limits\n# waymark:open\nb: 1\n',
  'image.png': 'PNG\0',
};

test.each([
  'covers: src/payments/take.ts',
  'covers: [src/payments]',
  'covers:\n  - src/**/*.ts',
  "covers:\n  - { path: src/payments/*, match: 'hour = ' }",
  'covers:\n  - { path: deploy/values.yaml, region: limits }',
  'covers:\n  - { path: deploy, region: limits, match: memory }',
  'covers: []',
])('%s is right', (covers) => {
  expect(check(covers, files)).toEqual([]);
});

describe('a fault is explained where it stands', () => {
  test('of paths', () => {
    expect(
      [
        'covers: src/payments/taek.ts',
        'covers:\n  - src/payment/*.ts',
        'covers: [src/payments/take.ts, Src/Payments/take.ts]',
        'covers:\n  - path: nowhere/at/all.go',
        'covers: [docs/page.md]',
        'covers: [docs/*]',
        `covers: ['${'{a,b}'.repeat(9)}']`,
      ].flatMap((covers) => check(covers, files)),
    ).toMatchInlineSnapshot(`
      [
        "3:9–3:29 covers-nothing: The cover \`src/payments/taek.ts\` selects no file of the repository. Did you mean \`src/payments/take.ts\`?",
        "4:5–4:21 covers-nothing: The cover \`src/payment/*.ts\` selects no file of the repository. Did you mean \`src/payments/*.ts\`?",
        "3:32–3:52 covers-nothing: The cover \`Src/Payments/take.ts\` selects no file of the repository. Did you mean \`src/payments/take.ts\`?",
        "4:5–4:28 covers-nothing: The cover \`nowhere/at/all.go\` selects no file of the repository. Correct the path, which starts at the root, or take the cover out.",
        "3:10–3:22 covers-nothing: The cover \`docs/page.md\` selects the page itself alone, which doesn’t count. Name the code or configuration that the page describes.",
        "3:10–3:16 covers-nothing: The cover \`docs/*\` selects the page itself alone, which doesn’t count. Name the code or configuration that the page describes.",
        "3:10–3:57 covers-nothing: The cover \`{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\` selects nothing: the glob is too long, or its braces make too many alternatives. Write several covers instead.",
      ]
    `);
  });

  test('of expressions', () => {
    expect(
      [
        "covers:\n  - { path: src/payments/take.ts, match: 'hour(' }",
        'covers:\n  - path: src/payments/take.ts\n    match: "(?=a)"',
        "covers:\n  - { path: src/payments/take.ts, match: 'minute' }",
        "covers:\n  - { path: src/payments, match: 'minute' }",
        "covers:\n  - { path: deploy/values.yaml, region: limits, match: '^a' }",
        "covers:\n  - { path: image.png, match: 'PNG' }",
      ].flatMap((covers) => check(covers, files)),
    ).toMatchInlineSnapshot(`
      [
        "4:42–4:49 bad-match: The expression \`hour(\` can’t be read: missing closing ): \`hour(\`. Write it in RE2 syntax; a \`\\\` before a sign takes its meaning away.",
        "5:12–5:19 bad-match: The expression \`(?=a)\` can’t be read: RE2 has no look-around, such as \`(?=…)\`. Write it in RE2 syntax; a \`\\\` before a sign takes its meaning away.",
        "4:42–4:50 covers-nothing: The cover selects nothing: no line in \`src/payments/take.ts\` matches \`minute\`. Correct the expression; case counts, and \`(?i)\` before it says that it doesn’t.",
        "4:34–4:42 covers-nothing: The cover selects nothing: no line in the 2 files of \`src/payments\` matches \`minute\`. Correct the expression; case counts, and \`(?i)\` before it says that it doesn’t.",
        "4:56–4:60 covers-nothing: The cover selects nothing: no line of the region \`limits\` in \`deploy/values.yaml\` matches \`^a\`. Correct the expression; case counts, and \`(?i)\` before it says that it doesn’t.",
        "4:31–4:36 covers-nothing: The cover selects nothing: no line in \`image.png\` matches \`PNG\`. Correct the expression; case counts, and \`(?i)\` before it says that it doesn’t.",
      ]
    `);
  });

  test('of regions', () => {
    expect(
      [
        'covers:\n  - { path: deploy/values.yaml, region: limit }',
        'covers:\n  - { path: src/payments, region: limits }',
        'covers:\n  - { path: deploy/values.yaml, region: open }',
      ].flatMap((covers) => check(covers, files)),
    ).toMatchInlineSnapshot(`
      [
        "4:41–4:46 missing-region: \`deploy/values.yaml\` has no region \`limit\`. Did you mean \`limits\` or \`open\`?",
        "4:35–4:41 missing-region: None of the 2 files of \`src/payments\` has the region \`limits\`. Mark it there with two comments, \`waymark:limits\` and \`waymark:end limits\`, on lines of their own.",
        "4:41–4:45 missing-region: The region \`open\` of \`deploy/values.yaml\`, which begins on line 5, has no end. Add a comment \`waymark:end open\` behind its last line.",
      ]
    `);
  });

  test('of too much', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`many/${at}.ts`, '']));
    const covers = Array.from({ length: 201 }, () => '  - Makefile').join('\n');
    const large = { 'large.json': 'a\n'.repeat(3 * 1024 * 1024) };
    expect([
      ...check('covers: [many]', many),
      ...check(`covers:\n${covers}`, { Makefile: '' }),
      ...check('covers: [{ path: large.json, match: a }, { path: large.json }]', large),
    ]).toMatchInlineSnapshot(`
      [
        "3:10–3:14 covers-too-much: The cover \`many\` selects more than 10000 files, so changes of them aren’t looked for. Name the folder or files that the page really describes.",
        "4:5–4:13 covers-too-much: The page has more than 200 covers; those behind aren’t read. Cover folders instead of files, or split the page.",
        "3:10–3:40 covers-too-much: The lines of \`large.json\` aren’t read: they are more than 4 MiB, or together with others too many. Cover a smaller file, or the whole file without \`match\` and \`region\`.",
      ]
    `);
  });
});

test('covers that aren’t valid don’t move the place of the others', () => {
  expect(check('covers:\n  - 3\n  - { path: "" }\n  - nowhere.go', files).map((fault) => fault.split(' ', 2))).toEqual([
    ['6:5–6:15', 'covers-nothing:'],
  ]);
});

test('a file that was renamed, perhaps twice, is named', () => {
  const moves = new Map([
    ['src/pay.ts', 'src/payment.ts'],
    ['src/payment.ts', 'src/payments/take.ts'],
  ]);
  expect(check('covers: [src/pay.ts]', files, moves)).toMatchInlineSnapshot(`
    [
      "3:10–3:20 covers-nothing: The cover \`src/pay.ts\` selects no file of the repository. The file was renamed to \`src/payments/take.ts\`.",
    ]
  `);
});
