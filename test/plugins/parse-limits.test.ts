import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

/** Seconds that a text of a hundred lines may take on a slow machine; without limits, each of these takes far longer or overflows the stack. */
const patience = 10;

describe('texts that would take a parser too long are shown as they are', () => {
  test.each<[string, string]>([
    ['stars', '**'.repeat(10_000)],
    ['stars with words', '*a**b'.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['closing brackets', 'a]'.repeat(50_000)],
    ['quotations', '>'.repeat(20_000)],
    ['lists', '- '.repeat(20_000)],
    ['quotations and lists', '> 1. '.repeat(5_000)],
  ])('%s', (_, text) => {
    const source = `# Title\n\n${text}`;
    const started = cpuTime();
    const { tree, messages } = parseMarkdown(source, { dialect: 'gfm', format: 'md' });
    expect(cpuTime() - started).toBeLessThan(patience * 1000);
    expect(tree.children).toMatchObject([{ type: 'code', value: source }]);
    expect(messages).toMatchObject([{ rule: 'page/too-complex', position: { start: { line: 3, column: 1 } } }]);
  });

  test('nesting that only indentation shows', () => {
    const text = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
    const { tree, messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
    expect(tree.children).toMatchObject([{ type: 'code', value: text }]);
    expect(messages.map(({ rule }) => rule)).toEqual(['page/too-complex']);
  });
});

describe('texts that only look like it are parsed', () => {
  test.each<[string, string]>([
    ['a fence full of marks', `\`\`\`\n${'[*_~]'.repeat(2000)}\n\`\`\``],
    ['a long list of links', '- [a_b](c_d)\n'.repeat(800)],
    ['a long table', `| a | b |\n| - | - |\n${'| [x](y) | *z* |\n'.repeat(600)}`],
    ['many short paragraphs', '**a** [b](c)\n\n'.repeat(600)],
    ['a line of hyphens', `${'- '.repeat(90)}\n`],
  ])('%s', (_, text) => {
    const { tree, messages } = parseMarkdown(text, { dialect: 'gfm', format: 'md' });
    expect(messages).toEqual([]);
    expect(tree.children.map(({ type }) => type)).not.toEqual(['code', 'code']);
    expect(tree.children[0]).not.toMatchObject({ type: 'code', value: text });
  });
});

describe('openings that nothing closes stay cheap', () => {
  const openings = [
    '[[',
    '![[',
    '<% ',
    '{{< a ',
    '{: ',
    '$a ',
    '[a](b c ',
    ':::note\n',
    '!!! note\n',
    '=== "a"\n',
    'a\n: b\n',
    '$$\n',
    '> [!NOTE] a\n',
    '<pod ',
  ];
  const longRuns = [
    `:::note${' '.repeat(50_000)}x`,
    `# a {#${'x'.repeat(50_000)}`,
    `!!! a ${'b '.repeat(25_000)}`,
    `: ${' '.repeat(50_000)}a`,
  ];

  test.each([...openings.map((piece) => piece.repeat(Math.ceil(5_000 / piece.length))), ...longRuns])('%#', (text) => {
    for (const dialect of ['azure-wiki', 'mkdocs', 'hugo'] as const) {
      const started = cpuTime();
      const { tree } = parseMarkdown(text, { dialect, format: 'md' });
      expect(cpuTime() - started).toBeLessThan(patience * 1000);
      expect(depthOf(tree)).toBeLessThan(110);
    }
  });
});

test('thousands of containers are no more work than their number', () => {
  const started = cpuTime();
  parseMarkdown(':::note\ntext\n:::\n\n'.repeat(8000), { dialect: 'gfm', format: 'md' });
  // Some 3 s; 40 s where each looks at all before it.
  expect(cpuTime() - started).toBeLessThan(15_000);
});

function depthOf(node: Nodes): number {
  return 'children' in node ? 1 + node.children.reduce((depth, child) => Math.max(depth, depthOf(child)), 0) : 1;
}
