import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../plugins/parse-markdown.ts';
import { collectBlocks } from '../../../src/core/verify/collect-blocks.ts';
import { toTemplateFolder } from '../../../src/core/verify/template-folder.ts';
import { readVerifyInfo } from '../../../src/core/verify/verify-info.ts';

const blocksOf = (text: string) => collectBlocks(parseMarkdown(text, { dialect: 'gfm', format: 'md' }).tree, 'docs/a.md', text);
const fence = (info: string, code = 'true'): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;

test.each([
  ['verify', { timeout: 30, expectExit: 0 }],
  ['title="a b" verify wrap', { timeout: 30, expectExit: 0 }],
  ['verify=count-jobs timeout=2m expect-exit=1', { name: 'count-jobs', timeout: 120, expectExit: 1 }],
  ['verify timeout=600s', { timeout: 600, expectExit: 0 }],
  ['', undefined],
  ['title="verify"', undefined],
  ["title='to verify this'", undefined],
  ['verified', undefined],
])('options of a fence: %s', (meta, expected) => {
  expect(readVerifyInfo(meta)).toEqual(expected && { ...expected, faults: [] });
});

test.each(['timeout=0s', 'timeout=601s', 'timeout=11m', 'timeout=2', 'timeout=', 'expect-exit=256', 'expect-exit=', 'expect-exit=-1'])(
  'an option that isn’t understood is a fault, and the usual value stays: %s',
  (option) => {
    const info = readVerifyInfo(`verify ${option}`);
    expect(info).toMatchObject({ timeout: 30, expectExit: 0 });
    expect(info?.faults.map(({ actual }) => actual)).toEqual([option]);
  },
);

describe('blocks of a page', () => {
  test('are marked fences and labs’ commands, in the order of the text', () => {
    const lab = `::::lab{template=jobs verify="./check" timeout=5s}\n${fence('sh verify', 'one')}\n:::solution\n${fence('bash verify=two', 'two')}:::\n::::\n`;
    const { blocks, findings } = blocksOf(`${fence('sh', 'no')}\n${fence('sh verify', 'zero')}\n${lab}\n${fence('sh verify', 'last')}`);
    expect(findings).toEqual([]);
    expect(blocks.map(({ range, ...block }) => ({ ...block, line: range.start.line }))).toMatchInlineSnapshot(`
      [
        {
          "expectExit": 0,
          "kind": "fence",
          "line": 5,
          "name": "block-1",
          "script": "zero",
          "shell": "sh",
          "timeout": 30,
        },
        {
          "expectExit": 0,
          "kind": "fence",
          "line": 10,
          "name": "block-2",
          "script": "one",
          "shell": "sh",
          "template": "jobs",
          "timeout": 30,
        },
        {
          "expectExit": 0,
          "kind": "fence",
          "line": 15,
          "name": "two",
          "script": "two",
          "shell": "bash",
          "timeout": 30,
        },
        {
          "expectExit": 0,
          "kind": "lab",
          "line": 9,
          "name": "block-4",
          "script": "./check",
          "shell": "sh",
          "timeout": 5,
        },
        {
          "expectExit": 0,
          "kind": "fence",
          "line": 21,
          "name": "block-5",
          "script": "last",
          "shell": "sh",
          "timeout": 30,
        },
      ]
    `);
  });

  test('of sessions are what is typed', () => {
    const { blocks } = blocksOf(fence('console verify', '$ cat a \\\n  b\nx\n$ cat <<END\n$ y\nEND\n$ y'));
    expect(blocks[0]?.script).toBe('cat a \\\n  b\ncat <<END\n$ y\nEND\ny');
  });

  test.each([
    [fence('python verify'), 'A fence in `python` can’t be run.'],
    [fence('sh verify', ' '), 'There is nothing to run here.'],
    [fence('sh verify', 'x'.repeat(40_000)), 'What is run has at most 32768 characters.'],
    [`${fence('sh verify=a')}\n${fence('sh verify=a')}`, 'Two blocks of the page are named `a`.'],
    [':::lab{verify=true timeout=soon}\nx\n:::', '`soon` isn’t understood.'],
    [Array.from({ length: 101 }, () => fence('sh verify')).join('\n'), 'A page has at most 100 blocks that are verified.'],
  ])('that can’t be run as they are meant are reported', (text, message) => {
    expect(blocksOf(text).findings.map((finding) => [finding.rule, finding.message])).toEqual([['page/verify', message]]);
  });
});

test.each([
  ['sh verfy', '1:7-12 A fence has no option `verfy`. Did you mean `verify`?'],
  ['sh title="a" verify timout=5s', '1:24-33 A fence has no option `timout=5s`. Did you mean `timeout`?'],
  ['sh verify timeout=2hours', '1:14-28 `timeout=2hours` isn’t understood. Write a time such as 30s or 2m, at most 10m.'],
  ['sh verify expect-exit=999', '1:14-29 `expect-exit=999` isn’t understood. Write an exit code from 0 to 255.'],
])('an option of a fence that can’t be used is told at its place: %s', (info, told) => {
  const [finding, ...others] = blocksOf(fence(info)).findings;
  const { start, end } = finding?.range ?? {};
  expect(others).toEqual([]);
  expect(`${start?.line}:${start?.column}-${end?.column} ${finding?.message} ${finding?.hint}`).toBe(told);
});

test.each(['python verfy', 'sh verified', 'sh title="verfy"', 'ts timout=5'])('%s is no option of ours', (info) => {
  expect(blocksOf(fence(info)).findings).toEqual([]);
});

test.each([
  ['jobs', 'docs/jobs'],
  ['./jobs/', 'docs/jobs'],
  ['../labs/a%20b', 'labs/a b'],
  ['/labs/jobs', 'labs/jobs'],
  ['../../etc', undefined],
  ['/../etc', undefined],
  ['..', undefined],
  ['/', undefined],
  ['%2e%2e/%2e%2e/etc', undefined],
  ['https://example.com/x', undefined],
  ['file:///etc', undefined],
  ['a\\..\\b', undefined],
  ['/.git/hooks', undefined],
  ['%ff', undefined],
  ['a\0b', undefined],
])('a template’s folder: %s', (address, folder) => {
  expect(toTemplateFolder('docs/a.md', address)).toBe(folder);
});
